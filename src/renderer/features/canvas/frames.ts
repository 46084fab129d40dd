import type { Rect } from './geometry.ts';

/** `component`: one of the author's own, drawn by itself. Its `pageId` is `/` and its id. */
export type FrameDevice = 'desktop' | 'phone' | 'overlay' | 'component';
export type FrameSpec = { id: string; pageId: string; device: FrameDevice; rootId: string; title: string; detail: string; width: number; minHeight: number };
export type PlacedFrame = FrameSpec & { rect: Rect };

export const DESKTOP_WIDTH = 1024;
export const PHONE_WIDTH = 390;
export const DESKTOP_HEIGHT = 720;
const COMPONENT_WIDTH = 420;
export const PHONE_HEIGHT = 844;
const GAP_X = 56;
/** Room for the label above each row. */
const GAP_Y = 88;

export type FramePage = { id: string; name: string; rootId: string; overlays: readonly { id: string; name: string; width: number }[] };

/** One row of frames for each page: desktop, phone when asked for, then its overlays. */
export function frameSpecs(pages: readonly FramePage[], phonePageId: string | null): FrameSpec[] {
  return pages.flatMap((page) => [
    { id: `${page.id}:desktop`, pageId: page.id, device: 'desktop' as const, rootId: page.rootId, title: page.name, detail: `Desktop ${DESKTOP_WIDTH}`, width: DESKTOP_WIDTH, minHeight: DESKTOP_HEIGHT },
    ...(page.id === phonePageId
      ? [{ id: `${page.id}:phone`, pageId: page.id, device: 'phone' as const, rootId: page.rootId, title: page.name, detail: `Phone ${PHONE_WIDTH}`, width: PHONE_WIDTH, minHeight: PHONE_HEIGHT }]
      : []),
    ...page.overlays.map((overlay) => ({ id: `${page.id}:${overlay.id}`, pageId: page.id, device: 'overlay' as const, rootId: overlay.id, title: overlay.name, detail: `Opens over ${page.name}`, width: overlay.width, minHeight: 120 })),
  ]);
}

/** Own components by themselves, in one row below the pages. */
export function componentFrames(components: readonly { id: string; name: string; rootId: string }[]): FrameSpec[] {
  return components.map(({ id, name, rootId }) => ({ id: `/${id}:component`, pageId: `/${id}`, device: 'component', rootId, title: name, detail: 'Component', width: COMPONENT_WIDTH, minHeight: 160 }));
}

/**
 * Places frames in rows, one row for each page, top to bottom, and one for all own components.
 * @param heights measured content heights by frame id, px; missing ones take the minimum
 */
export function placeFrames(specs: readonly FrameSpec[], heights: ReadonlyMap<string, number>): PlacedFrame[] {
  const placed: PlacedFrame[] = [];
  let y = 0;
  let x = 0;
  let rowHeight = 0;
  let pageId: string | null = null;
  for (const spec of specs) {
    const isSameRow = spec.pageId === pageId || (spec.device === 'component' && placed.at(-1)?.device === 'component');
    if (pageId !== null && !isSameRow) {
      y += rowHeight + GAP_Y;
      x = 0;
      rowHeight = 0;
    }
    pageId = spec.pageId;
    const h = Math.max(spec.minHeight, Math.ceil(heights.get(spec.id) ?? 0));
    placed.push({ ...spec, rect: { x, y, w: spec.width, h } });
    x += spec.width + GAP_X;
    rowHeight = Math.max(rowHeight, h);
  }
  return placed;
}
