import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { countInside, useEditorState, useSection, useTree, type TreeView } from '../editor/index.ts';
import { isDetailedAt, visibleWorld } from './camera.ts';
import type { CanvasController } from './canvas-controller.ts';
import { componentFrames, frameSpecs, placeFrames, type FramePage, type PlacedFrame } from './frames.ts';
import { intersects } from './geometry.ts';

const NONE: ReadonlySet<string> = new Set();
const OVERLAY_WIDTHS: Readonly<Record<string, number>> = { small: 380, normal: 480, large: 720, full: 1024 };
const DRAWER_WIDTHS: Readonly<Record<string, number>> = { small: 320, normal: 400, large: 560 };

/** The frames of all pages in the world, and which are worth drawing now. */
export function useFrames(controller: CanvasController): { frames: readonly PlacedFrame[]; visible: ReadonlySet<string>; /** Those drawn in full. They come a little later than they are visible, so that panning never waits for them. */ detailed: ReadonlySet<string>; onMeasure: (frameId: string, height: number) => void } {
  const pages = useSection('pages');
  const components = useSection('components');
  const tree = useTree();
  const phonePageId = useEditorState((state) => (state.showPhone ? state.pageId : null));
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(() => new Map());
  const framePages = useMemo(() => pages.map((page): FramePage => ({ id: page.id, name: page.name, rootId: page.rootId, overlays: overlaysOf(tree, page.rootId) })), [tree, pages]);
  const ownFrames = useMemo(() => components.filter(({ rootId }) => rootId !== '').map(({ id, name, rootId }) => ({ id, name, rootId })), [components]);
  const frames = useMemo(() => placeFrames([...frameSpecs(framePages, phonePageId), ...componentFrames(ownFrames)], heights), [framePages, ownFrames, phonePageId, heights]);

  const pendingHeights = useRef(new Map<string, number>());
  const scheduled = useRef(0);
  const onMeasure = useCallback((frameId: string, height: number) => {
    pendingHeights.current.set(frameId, height);
    if (scheduled.current !== 0) return;
    scheduled.current = requestAnimationFrame(() => {
      scheduled.current = 0;
      const measured = new Map(pendingHeights.current);
      pendingHeights.current.clear();
      setHeights((before) => ([...measured].every(([id, h]) => before.get(id) === h) ? before : new Map([...before, ...measured])));
    });
  }, []);
  useEffect(() => () => cancelAnimationFrame(scheduled.current), []);

  useEffect(() => {
    controller.geometry.setFrames(frames);
    controller.open();
  }, [controller, frames]);

  // Panning changes the camera many times a second; only a change of what is in view renders anything.
  const inView = useSyncExternalStore(controller.camera.subscribe, () => {
    const camera = controller.camera.get();
    const area = visibleWorld(camera, controller.size);
    return frames.filter((frame) => intersects(frame.rect, area)).map((frame) => frame.id).join('\n');
  });
  const visible = useMemo(() => new Set(inView === '' ? [] : inView.split('\n')), [inView]);
  const counts = useMemo(() => new Map(frames.map((frame) => [frame.id, 1 + countInside([frame.rootId], tree.children)])), [frames, tree]);
  const count = [...visible].reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  const isDetailed = useSyncExternalStore(controller.camera.subscribe, () => isDetailedAt(controller.camera.get().zoom, count));
  const detailed = useDeferredValue(useMemo(() => (isDetailed ? visible : NONE), [isDetailed, visible]), NONE);
  return { frames, visible, detailed, onMeasure };
}

function overlaysOf(tree: TreeView, rootId: string): FramePage['overlays'] {
  const found: { id: string; name: string; width: number }[] = [];
  const visit = (id: string): void => {
    const node = tree.node(id);
    if (node === undefined || node.hidden) return;
    const spec = componentSpec(node.type);
    if (spec?.isOverlay) {
      const size = typeof node.props['size'] === 'string' ? node.props['size'] : 'normal';
      found.push({ id, name: node.name, width: (node.type === 'Drawer' ? DRAWER_WIDTHS : OVERLAY_WIDTHS)[size] ?? spec.size.w });
    }
    for (const child of tree.children(id)) visit(child);
  };
  visit(rootId);
  return found;
}
