import { scaleOf } from '../core/scale.ts';

const EVENTS = [
  'pointerdown',
  'pointermove',
  'pointerup',
  'mousedown',
  'mousemove',
  'mouseup',
  'mouseout',
  'click',
  'dblclick',
  'wheel',
  'mousewheel',
] as const;

/**
 * Tells a chart where the pointer is in its own px. Charts take `offsetX`, which browsers count in px of the screen under a larger
 * text size (CSS zoom): the chart would answer for another bar than the one under the pointer. Listeners go with the element.
 */
export function placePointer(element: HTMLElement): void {
  const place = (event: Event): void => {
    if (!(event instanceof MouseEvent)) return;
    const { left, top } = element.getBoundingClientRect();
    const scale = scaleOf(element);
    Object.defineProperty(event, 'offsetX', { value: (event.clientX - left) / scale, configurable: true });
    Object.defineProperty(event, 'offsetY', { value: (event.clientY - top) / scale, configurable: true });
  };
  for (const type of EVENTS) element.addEventListener(type, place, { capture: true, passive: true });
}
