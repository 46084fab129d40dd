import { useEffect, type RefObject } from 'react';
import { settings } from '../../platform/index.ts';
import { DRAG_THRESHOLD, isFree, moveTo, resizeNode, targets, toggleSelection, type Editor } from '../editor/index.ts';
import type { CanvasController } from './canvas-controller.ts';
import { pan, toWorld, wheelZoom, zoomAt } from './camera.ts';
import { dropTargetAt, type DropTarget } from './drop-target.ts';
import { offset, rectFrom, type Point, type Rect } from './geometry.ts';
import { marqueeSelection, pick, stackAt } from './hit-test.ts';
import { edgesOf, resizeRect, type Handle } from './resize.ts';
import { snapMove, snapResize } from './snap.ts';

/** Screen px within which edges are caught. */
const MAGNET = 6;

/** Everything the pointer does on the canvas. Drags live in `controller.gesture`; the document changes on release. */
export function usePointer(controller: CanvasController, viewport: RefObject<HTMLElement | null>, onEditText: (nodeId: string) => void): void {
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const { editor, geometry, camera, gesture } = controller;
    let isSpaceDown = false;
    let hoverFrame = 0;
    let stopDrag: ((commit: boolean) => void) | null = null;

    const worldOf = (event: PointerEvent | MouseEvent): Point => toWorld(camera.get(), controller.local(event));
    const stackOf = (point: Point): { frameId: string | null; rootId: string | null; pageId: string | null; stack: string[] } => {
      const frame = geometry.frameAt(point);
      if (frame === null) return { frameId: null, rootId: null, pageId: null, stack: [] };
      return { frameId: frame.id, rootId: frame.rootId, pageId: frame.pageId, stack: stackAt(geometry.drawn(frame.id), point) };
    };

    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('[data-canvas-ui]')) return;
      controller.stopFlight();
      // A ring round the whole canvas is for people who came by keyboard.
      element.dataset['pointer'] = '';
      element.focus({ preventScroll: true });
      const handle = event.target instanceof HTMLElement ? event.target.dataset['handle'] : undefined;
      if (event.button === 1 || isSpaceDown || editor.state.tool === 'hand') return begin(event, panDrag(event));
      if (event.button !== 0) return;
      event.preventDefault();
      const selected = editor.state.selection;
      if (handle !== undefined && selected.length === 1 && editor.canEdit) return begin(event, resizeDrag(event, selected[0]!, handle as Handle));
      const point = worldOf(event);
      const hit = stackOf(point);
      controller.activeFrameId = hit.frameId;
      const found = pick(hit.stack, (id) => editor.isLocked(id), { through: event.ctrlKey || event.metaKey, ...(selected.at(-1) === undefined ? {} : { selected: selected.at(-1) }) });
      const isGround = found === null || editor.isRoot(found);
      if (event.shiftKey && !isGround) {
        editor.select(toggleSelection(selected, found, editor.app));
      } else if (!isGround && !selected.includes(found)) editor.select([found]);
      if (isGround) begin(event, marqueeDrag(event, point, hit.frameId, hit.pageId, event.shiftKey ? selected : []));
      else begin(event, moveDrag(event, point, found));
    };

    type Drag = { move(event: PointerEvent): void; end(commit: boolean, event: PointerEvent | null): void };

    function begin(down: PointerEvent, drag: Drag): void {
      element!.setPointerCapture(down.pointerId);
      editor.store.set({ hoveredId: null });
      const move = (event: PointerEvent): void => drag.move(event);
      const up = (event: PointerEvent): void => stop(true, event);
      const cancel = (): void => stop(false, null);
      const stop = (commit: boolean, event: PointerEvent | null): void => {
        element!.removeEventListener('pointermove', move);
        element!.removeEventListener('pointerup', up);
        element!.removeEventListener('pointercancel', cancel);
        stopDrag = null;
        drag.end(commit, event);
        gesture.set({ kind: 'idle' });
      };
      stopDrag = (commit) => stop(commit, null);
      element!.addEventListener('pointermove', move);
      element!.addEventListener('pointerup', up);
      element!.addEventListener('pointercancel', cancel);
    }

    function panDrag(down: PointerEvent): Drag {
      let last = { x: down.clientX, y: down.clientY };
      gesture.set({ kind: 'pan' });
      return {
        move(event) {
          camera.set(pan(camera.get(), event.clientX - last.x, event.clientY - last.y));
          last = { x: event.clientX, y: event.clientY };
        },
        end() {},
      };
    }

    function marqueeDrag(down: PointerEvent, from: Point, frameId: string | null, pageId: string | null, kept: readonly string[]): Drag {
      let isDragging = false;
      return {
        move(event) {
          if (!isDragging && travelled(down, event) < DRAG_THRESHOLD) return;
          isDragging = true;
          const area = rectFrom(from, worldOf(event));
          gesture.set({ kind: 'marquee', area });
          const frames = frameId === null ? geometry.allFrames().map((frame) => frame.id) : [frameId];
          const found = frames.flatMap((id) => marqueeSelection(geometry.drawn(id), area, { isLocked: (node) => editor.isLocked(node), isAncestor: (a, b) => editor.app.isAncestor(a, b), isRoot: (node) => editor.isRoot(node) }));
          editor.store.set({ selection: [...new Set([...kept, ...found])] });
        },
        end(commit) {
          if (isDragging && commit) return;
          editor.store.set({ selection: isDragging ? kept : [], textEditId: null });
          if (pageId !== null) editor.showPage(pageId);
        },
      };
    }

    function moveDrag(down: PointerEvent, from: Point, hitId: string): Drag {
      let isDragging = false;
      let target: DropTarget | null = null;
      let free: Rect | null = null;
      const before = editor.state.selection;
      const ids = targets(editor, before.includes(hitId) ? before : [hitId]);
      const start = ids[0] === undefined ? null : geometry.rectOf(ids.includes(hitId) ? hitId : ids[0], controller.activeFrameId);
      return {
        move(event) {
          if (!editor.canEdit || ids.length === 0 || (!isDragging && travelled(down, event) < DRAG_THRESHOLD)) return;
          isDragging = true;
          const point = worldOf(event);
          const { zoom } = camera.get();
          target = dropTargetAt(editor, geometry, point, zoom, ids);
          free = null;
          if (target?.isFree && start !== null && ids.length === 1) {
            const wanted = offset(start, point.x - from.x, point.y - from.y);
            const others = editor.app.children(target.place.parentId).filter((id) => !ids.includes(id)).flatMap((id) => geometry.rectOf(id, controller.activeFrameId) ?? []);
            const snapped = event.ctrlKey ? { rect: wanted, guides: [], gaps: [] } : snapInside(wanted, target.container, others, zoom);
            free = snapped.rect;
            gesture.set({ kind: 'move', ids, bar: null, container: target.container, rect: free, ghost: null, guides: snapped.guides, gaps: snapped.gaps });
          } else gesture.set({ kind: 'move', ids, bar: target?.bar ?? null, container: target?.container ?? null, rect: null, ghost: start === null ? null : offset(start, point.x - from.x, point.y - from.y), guides: [], gaps: [] });
        },
        end(commit, event) {
          if (!isDragging) {
            // A plain click on one of several selected leaves just that one.
            if (commit && event !== null && !event.shiftKey && before.length > 1 && before.includes(hitId)) editor.select([hitId]);
            return;
          }
          if (!commit || target === null) return;
          const place = free === null ? target.place : { ...target.place, ...keepOrder(editor, ids, target), frame: frameIn(free, target.container) };
          if (moveTo(editor, ids, place)) editor.select(ids);
        },
      };
    }

    function resizeDrag(down: PointerEvent, nodeId: string, handle: Handle): Drag {
      const start = geometry.rectOf(nodeId, controller.activeFrameId);
      const from = worldOf(down);
      let rect = start;
      const parentId = editor.app.parentOf(nodeId);
      const others = parentId === null ? [] : editor.app.children(parentId).filter((id) => id !== nodeId).flatMap((id) => geometry.rectOf(id, controller.activeFrameId) ?? []);
      const free = isFree(editor, parentId);
      return {
        move(event) {
          if (start === null) return;
          const point = worldOf(event);
          const wanted = resizeRect(start, handle, point.x - from.x, point.y - from.y, { ratio: event.shiftKey, centre: event.altKey });
          const zoom = camera.get().zoom;
          const isFreeHand = event.ctrlKey || event.shiftKey || event.altKey;
          // A flow item keeps its place: its size goes to the grid, measured from where it is.
          const local = free ? wanted : { ...wanted, x: start.x, y: start.y };
          const snapped = isFreeHand ? { rect: local, guides: [], gaps: [] } : free ? snapResize(local, edgesOf(handle), others, { grid: 1, magnet: MAGNET / zoom }) : { rect: sizeToGrid(local, start), guides: [], gaps: [] };
          rect = snapped.rect;
          gesture.set({ kind: 'resize', nodeId, rect, guides: snapped.guides });
        },
        end(commit) {
          if (!commit || start === null || rect === null) return;
          const changed = { width: Math.abs(rect.w - start.w) > 0.5, height: Math.abs(rect.h - start.h) > 0.5 };
          if (!changed.width && !changed.height) return;
          const container = parentId === null ? null : geometry.rectOf(parentId, controller.activeFrameId);
          resizeNode(editor, nodeId, free && container !== null ? frameIn(rect, container) : { w: rect.w, h: rect.h }, changed);
        },
      };
    }

    const onHover = (event: PointerEvent): void => {
      if (event.buttons !== 0 || stopDrag !== null || hoverFrame !== 0) return;
      hoverFrame = requestAnimationFrame(() => {
        hoverFrame = 0;
        if (event.target instanceof Element && event.target.closest('[data-canvas-ui]')) return editor.store.set({ hoveredId: null });
        const found = editor.state.tool === 'hand' ? null : pick(stackOf(worldOf(event)).stack, (id) => editor.isLocked(id));
        editor.store.set({ hoveredId: found !== null && editor.isRoot(found) ? null : found });
      });
    };
    const onBlur = (): void => {
      controller.isMeasuring.set(false);
      delete element.dataset['pointer'];
    };
    const onLeave = (): void => editor.store.set({ hoveredId: null });

    const onWheel = (event: WheelEvent): void => {
      if (event.target instanceof Element && event.target.closest('[data-canvas-scroll]')) return;
      event.preventDefault();
      controller.stopFlight();
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (event.ctrlKey || event.metaKey) camera.set(zoomAt(camera.get(), controller.local(event), wheelZoom(camera.get().zoom, event.deltaY * unit)));
      else if (event.shiftKey && event.deltaX === 0) camera.set(pan(camera.get(), -event.deltaY * unit, 0));
      else camera.set(pan(camera.get(), -event.deltaX * unit, -event.deltaY * unit));
    };

    const onDoubleClick = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('[data-canvas-ui]')) return;
      const hit = stackOf(worldOf(event));
      const found = pick(hit.stack, (id) => editor.isLocked(id));
      if (found !== null && !editor.isRoot(found) && editor.canEdit) onEditText(found);
    };

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Alt' && element.matches(':hover, :focus-within')) controller.isMeasuring.set(true);
      if (event.key === 'Escape' && stopDrag !== null) {
        event.preventDefault();
        event.stopPropagation();
        stopDrag(false);
      }
      if (event.code === 'Space' && event.target === element) {
        event.preventDefault();
        isSpaceDown = true;
        element.dataset['space'] = '';
      }
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === 'Alt') controller.isMeasuring.set(false);
      if (event.code !== 'Space') return;
      isSpaceDown = false;
      delete element.dataset['space'];
    };

    element.addEventListener('pointerdown', onPointerDown);
    element.addEventListener('pointermove', onHover);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('blur', onBlur);
    element.addEventListener('dblclick', onDoubleClick);
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('keyup', onKeyUp, true);
    return () => {
      stopDrag?.(false);
      if (hoverFrame !== 0) cancelAnimationFrame(hoverFrame);
      element.removeEventListener('pointerdown', onPointerDown);
      element.removeEventListener('pointermove', onHover);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('blur', onBlur);
      element.removeEventListener('dblclick', onDoubleClick);
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('keyup', onKeyUp, true);
    };
  }, [controller, viewport, onEditText]);
}

function travelled(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}

/** Snapping happens in the container's own px, so that the grid starts at its corner. */
function snapInside(wanted: Rect, container: Rect, others: readonly Rect[], zoom: number): ReturnType<typeof snapMove> {
  const grid = settings().gridSize;
  const local = snapMove(offset(wanted, -container.x, -container.y), [...others, container].map((rect) => offset(rect, -container.x, -container.y)), { grid, magnet: MAGNET / zoom });
  return {
    rect: offset(local.rect, container.x, container.y),
    gaps: local.gaps.map((mark) => {
      const [along, across] = mark.axis === 'x' ? [container.x, container.y] : [container.y, container.x];
      return { ...mark, from: mark.from + along, to: mark.to + along, at: mark.at + across };
    }),
    guides: local.guides.map((guide) => {
      const [along, across] = guide.axis === 'x' ? [container.y, container.x] : [container.x, container.y];
      return { ...guide, at: guide.at + across, from: guide.from + along, to: guide.to + along, ...(guide.gap === undefined ? {} : { gap: { ...guide.gap, x: guide.gap.x + container.x, y: guide.gap.y + container.y } }) };
    }),
  };
}

function sizeToGrid(rect: Rect, start: Rect): Rect {
  const grid = settings().gridSize;
  const snap = (value: number, before: number): number => (Math.abs(value - before) < 0.01 ? before : Math.max(grid, Math.round(value / grid) * grid));
  return { ...rect, w: snap(rect.w, start.w), h: snap(rect.h, start.h) };
}

function frameIn(rect: Rect, container: Rect): { x: number; y: number; w: number; h: number } {
  return { x: Math.round(rect.x - container.x), y: Math.round(rect.y - container.y), w: Math.max(1, Math.round(rect.w)), h: Math.max(1, Math.round(rect.h)) };
}

/** Moving about inside one free container does not change the stacking order. */
function keepOrder(editor: Editor, ids: readonly string[], target: DropTarget): { index?: number } {
  const [id] = ids;
  if (id === undefined || editor.app.parentOf(id) !== target.place.parentId) return {};
  return { index: editor.app.children(target.place.parentId).indexOf(id) };
}
