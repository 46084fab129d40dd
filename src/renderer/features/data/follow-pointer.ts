type Press = { clientX: number; clientY: number; pointerId: number };
type Handlers = {
  /** px to travel before it counts */
  threshold?: number;
  onMove: (dx: number, dy: number, pointer: { x: number; y: number }) => void;
  /** Only when it moved. */
  onEnd?: () => void;
  /** Esc, or the system took the pointer away. */
  onCancel?: () => void;
};

/** Follows a pointer from a press until it is let go. A press that never travels stays a click; the click after a drag is swallowed. */
export function followPointer(press: Press, { threshold = 2, onMove, onEnd, onCancel }: Handlers): void {
  let hasMoved = false;
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    const dx = event.clientX - press.clientX;
    const dy = event.clientY - press.clientY;
    if (!hasMoved && Math.hypot(dx, dy) < threshold) return;
    hasMoved = true;
    onMove(dx, dy, { x: event.clientX, y: event.clientY });
  };
  const stop = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', key, true);
    if (!hasMoved) return;
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, true), 0);
  };
  const up = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    stop();
    if (hasMoved) onEnd?.();
  };
  const cancel = (): void => {
    stop();
    if (hasMoved) onCancel?.();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', key, true);
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
