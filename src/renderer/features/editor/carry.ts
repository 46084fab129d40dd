import type { Point } from './point.ts';
import type { Editor } from './editor.ts';
import type { EditorState } from './editor-state.ts';

export type Carried = NonNullable<EditorState['carried']>;

/** A place that takes what is carried: the canvas, the layers tree. Points are client px. */
export type DropZone = {
  contains(point: Point): boolean;
  over(point: Point, carried: Carried): void;
  leave(): void;
  drop(point: Point, carried: Carried): void;
};

const zones = new WeakMap<Editor, Set<DropZone>>();

export function registerDropZone(editor: Editor, zone: DropZone): () => void {
  const set = zones.get(editor) ?? new Set();
  zones.set(editor, set);
  set.add(zone);
  return () => {
    set.delete(zone);
  };
}

/** px the pointer must travel before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;

/**
 * Follows the pointer from a press until release or Esc, shows a ghost and tells the drop zones.
 * The document changes only on drop. A press that never travels stays a click.
 */
export function startCarry(editor: Editor, press: { clientX: number; clientY: number; pointerId: number }, carried: Carried, label: string): void {
  if (!editor.canEdit) return;
  const from = { x: press.clientX, y: press.clientY };
  let ghost: HTMLElement | null = null;
  let current: DropZone | null = null;

  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    const point = { x: event.clientX, y: event.clientY };
    if (ghost === null) {
      if (Math.hypot(point.x - from.x, point.y - from.y) < DRAG_THRESHOLD) return;
      ghost = makeGhost(label);
      editor.store.set({ carried });
    }
    ghost.style.transform = `translate(${point.x + 12}px, ${point.y + 12}px)`;
    const zone = [...(zones.get(editor) ?? [])].find((candidate) => candidate.contains(point)) ?? null;
    if (current !== null && current !== zone) current.leave();
    current = zone;
    current?.over(point, carried);
  };
  const end = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', key, true);
    current?.leave();
    if (ghost === null) return;
    ghost.remove();
    editor.store.set({ carried: null });
    // The release of a drag must not count as a click on what was pressed.
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, true), 0);
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    const zone = current;
    end();
    zone?.drop({ x: event.clientX, y: event.clientY }, carried);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', key, true);
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function makeGhost(label: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'ide-layer carry-ghost';
  ghost.textContent = label;
  ghost.setAttribute('aria-hidden', 'true');
  document.body.append(ghost);
  return ghost;
}
