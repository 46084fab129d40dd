/**
 * How many px of the screen one px of an element's own styles takes. Not 1 under a larger text size (CSS zoom) and on the
 * scaled canvas: what is measured by `getBoundingClientRect` or comes with a pointer has to be divided by it before it is set as a style.
 */
export function scaleOf(element: HTMLElement | null): number {
  if (element === null || element.offsetWidth === 0) return 1;
  const { width } = element.getBoundingClientRect();
  return width === 0 ? 1 : width / element.offsetWidth;
}
