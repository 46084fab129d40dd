export type Point = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** px that must lie between the pointer and the answer that allows */
const CLEARANCE = 96;
/** px between the sheet and the window's edge */
const MARGIN = 16;

/** `shift`: px to move the sheet sideways from the middle. `isSwapped`: the two answers change places. */
export type Placement = { shift: number; isSwapped: boolean };

/**
 * Where the sheet goes so that Allow does not appear under a pointer that was about to click something else: in the middle, else at
 * an edge, else with its answers swapped.
 *
 * @param allow where the button is with the sheet in the middle
 * @param sheet the sheet in the middle
 */
export function placeSheet(pointer: Point | null, allow: Box, sheet: Box, width: number): Placement {
  if (pointer === null) return { shift: 0, isSwapped: false };
  const room = Math.max(0, sheet.left - MARGIN);
  const shifts = room === 0 || sheet.right - sheet.left + 2 * MARGIN > width ? [0] : [0, -room, room];
  for (const shift of shifts) if (distance(pointer, allow, shift) >= CLEARANCE) return { shift, isSwapped: false };
  return { shift: 0, isSwapped: true };
}

function distance({ x, y }: Point, box: Box, shift: number): number {
  const dx = Math.max(box.left + shift - x, 0, x - box.right - shift);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(dx, dy);
}

let last: Point | null = null;

/** Remembers where the pointer was last seen in this window. @returns disposer */
export function watchPointer(): () => void {
  const note = (event: PointerEvent): void => {
    last = { x: event.clientX, y: event.clientY };
  };
  for (const name of ['pointermove', 'pointerdown'] as const) window.addEventListener(name, note, { capture: true, passive: true });
  return () => {
    for (const name of ['pointermove', 'pointerdown'] as const) window.removeEventListener(name, note, { capture: true });
  };
}

export function lastPointer(): Point | null {
  return last;
}
