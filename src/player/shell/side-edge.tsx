import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';

type Props = {
  /** All in px. */
  width: number;
  least: number;
  most: number;
  label: string;
  /** The sidebar is at the end of the line, so that it grows the other way. */
  isAtEnd: boolean;
  isDisabled: boolean;
  /** While it is dragged; null when that ends. */
  onDrag: (width: number | null) => void;
  onDone: (width: number) => void;
};

const STEP = 16;

/** The edge of a sidebar that makes it wider: dragged, or moved with the arrows. */
export function SideEdge({ width, least, most, label, isAtEnd, isDisabled, onDrag, onDone }: Props): ReactElement {
  const from = useRef<{ x: number; width: number; now: number } | null>(null);
  const fit = (px: number): number => Math.round(Math.min(most, Math.max(least, px)));
  /** 1 where moving right makes it wider. */
  const side = (element: Element): number => (isAtEnd === (getComputedStyle(element).direction === 'rtl') ? 1 : -1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = arrow !== 0 ? fit(width + arrow * side(event.currentTarget) * STEP) : event.key === 'Home' ? least : event.key === 'End' ? most : undefined;
    if (next === undefined || isDisabled) return;
    event.preventDefault();
    if (next !== width) onDone(next);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const start = from.current;
    if (start === null) return;
    const box = event.currentTarget.parentElement;
    // What one px of the sidebar is on the screen, when the text size scales the app.
    const zoom = box === null ? 1 : box.getBoundingClientRect().width / box.offsetWidth || 1;
    start.now = fit(start.width + ((event.clientX - start.x) / zoom) * side(event.currentTarget));
    onDrag(start.now);
  };
  return (
    <div
      className="ca-appshell-edge"
      role="separator"
      tabIndex={isDisabled ? -1 : 0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        from.current = { x: event.clientX, width, now: width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        const start = from.current;
        from.current = null;
        onDrag(null);
        if (start !== null && start.now !== start.width) onDone(start.now);
      }}
      onPointerCancel={() => {
        from.current = null;
        onDrag(null);
      }}
    />
  );
}
