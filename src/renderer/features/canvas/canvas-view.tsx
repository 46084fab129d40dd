import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { settings, useSettings } from '../../platform/index.ts';
import { growSelection, insertComponent, moveTo, nudgeSelection, registerDropZone, useEditor, useEditorState, walkSelection } from '../editor/index.ts';
import { VisionLayer } from '../theme/index.ts';
import { CanvasMenu } from './canvas-menu.tsx';
import { CanvasController } from './canvas-controller.ts';
import { CanvasToolbar, ZoomControls } from './canvas-toolbar.tsx';
import './canvas.css';
import { ContextToolbar } from './context-toolbar.tsx';
import { toWorld } from './camera.ts';
import { dropTargetAt } from './drop-target.ts';
import { FrameLabels } from './frame-labels.tsx';
import { Overlays } from './overlays.tsx';
import { PageFrame } from './page-frame.tsx';
import { toGrid } from './snap.ts';
import { TextEdit, textPropertyOf } from './text-edit.tsx';
import { useCanvasCommands } from './use-canvas-commands.ts';
import { useFrames } from './use-frames.ts';
import { usePointer } from './use-pointer.ts';

/** The infinite canvas: pages as frames, selected and arranged by hand. */
export function CanvasView(): ReactElement {
  const editor = useEditor();
  const controller = useMemo(() => new CanvasController(editor), [editor]);
  const viewport = useRef<HTMLElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const tool = useEditorState((state) => state.tool);
  const reveal = useEditorState((state) => state.reveal);
  const textEditId = useEditorState((state) => state.textEditId);
  const vision = useEditorState((state) => state.vision);
  const { showGrid } = useSettings();
  const { frames, visible, detailed, onMeasure } = useFrames(controller);

  const onEditText = useCallback(
    (nodeId: string) => {
      const text = textPropertyOf(editor, nodeId);
      if (text === null) return;
      if (text.isBound) editor.reveal(nodeId, text.key);
      else editor.store.set({ textEditId: nodeId });
    },
    [editor],
  );
  usePointer(controller, viewport, onEditText);
  useCanvasCommands(controller);

  // The camera is a transform, set without rendering.
  useLayoutEffect(() => {
    const apply = (): void => {
      const { x, y, zoom } = controller.camera.get();
      if (world.current) world.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      const element = viewport.current;
      if (element === null) return;
      const step = 18 * (zoom < 0.4 ? 2 : 1) * Math.max(0.5, Math.min(2, zoom / 0.56));
      element.style.backgroundSize = `${step}px ${step}px`;
      element.style.backgroundPosition = `${x}px ${y}px`;
    };
    apply();
    return controller.camera.subscribe(apply);
  }, [controller]);

  const attach = useCallback(
    (element: HTMLElement | null) => {
      viewport.current = element;
      controller.setViewport(element);
    },
    [controller],
  );
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      controller.measure();
      controller.open();
      // Culling depends on the size too.
      controller.camera.update((camera) => ({ ...camera }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [controller]);

  useEffect(() => {
    if (reveal === null) return;
    const rect = controller.geometry.rectOf(reveal.nodeId, controller.activeFrameId);
    if (rect !== null) controller.bringIntoView(rect);
  }, [controller, reveal]);

  // A page chosen in a list or reached through a selection; one just made has its frame a moment later.
  const pageId = useEditorState((state) => state.pageId);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (editor.state.selection.length === 0) controller.showPage(pageId);
    }, 60);
    return () => clearTimeout(timer);
  }, [controller, editor, pageId]);

  // Carried from the palette or the layers tree.
  useEffect(() => {
    const targetAt = (point: { x: number; y: number }, moving: readonly string[]) => dropTargetAt(editor, controller.geometry, toWorld(controller.camera.get(), controller.local({ clientX: point.x, clientY: point.y })), controller.camera.get().zoom, moving);
    return registerDropZone(editor, {
      contains: (point) => {
        const box = viewport.current?.getBoundingClientRect();
        return box !== undefined && point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
      },
      over: (point, carried) => {
        const target = targetAt(point, carried.kind === 'nodes' ? carried.ids : []);
        controller.gesture.set({ kind: 'insert', bar: target?.bar ?? null, container: target?.container ?? null });
      },
      leave: () => controller.gesture.set({ kind: 'idle' }),
      drop: (point, carried) => {
        const target = targetAt(point, carried.kind === 'nodes' ? carried.ids : []);
        if (target === null) return;
        if (carried.kind === 'nodes') {
          if (moveTo(editor, carried.ids, target.place)) editor.select(carried.ids);
          return;
        }
        const world = toWorld(controller.camera.get(), controller.local({ clientX: point.x, clientY: point.y }));
        const frame = target.isFree ? freeFrame(world, target.container, carried.type) : undefined;
        insertComponent(editor, carried.type, { ...target.place, ...(frame === undefined ? {} : { frame }) });
      },
    });
  }, [controller, editor]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const handled = canvasKey(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  function canvasKey(event: KeyboardEvent): boolean {
    const { selection, pageId } = editor.state;
    const id = selection.at(-1);
    const step = event.shiftKey ? 8 : 1;
    const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const arrow = arrows[event.key];
    if (arrow !== undefined && id !== undefined && !event.altKey) {
      if (event.ctrlKey || event.metaKey) growSelection(editor, arrow[0] * (event.shiftKey ? 1 : 8), arrow[1] * (event.shiftKey ? 1 : 8), (each) => controller.geometry.rectOf(each, controller.activeFrameId));
      else nudgeSelection(editor, arrow[0] * step, arrow[1] * step);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') {
      if (id === undefined) return false;
      const up = editor.isRoot(id) ? null : editor.app.parentOf(id);
      editor.select(up === null || editor.isRoot(up) ? [] : [up]);
      return true;
    }
    if (event.key === 'Enter' && id === undefined) {
      const root = editor.rootOf(pageId);
      const first = root === null ? undefined : editor.app.children(root)[0];
      if (first !== undefined) editor.select([first], { reveal: true });
      return true;
    }
    if (id === undefined) return false;
    if (event.key === 'Enter' && !event.shiftKey && editor.app.children(id).length === 0) {
      onEditText(id);
      return true;
    }
    const walk = event.key === 'Enter' ? (event.shiftKey ? 'out' : 'into') : event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : null;
    if (walk === null) return false;
    const next = walkSelection(id, walk, editor.app, (each) => editor.isRoot(each));
    if (next === null) return event.key !== 'Tab';
    editor.select([next], { reveal: true });
    return true;
  }

  return (
    <section ref={attach} className={showGrid ? 'canvas dots' : 'canvas'} data-tool={tool} data-vision={vision === 'all' ? undefined : vision} tabIndex={0} aria-label="Canvas" aria-describedby="canvas-keys" data-landmark="" onKeyDown={onKeyDown}>
      <p id="canvas-keys" className="sr-only">
        Enter selects what is inside, Shift Enter what is around, Tab the next one. The layers tree shows the same.
      </p>
      <div ref={world} className="cv-world">
        {frames.map((frame) => visible.has(frame.id) && <PageFrame key={frame.id} frame={frame} controller={controller} isDetailed={detailed.has(frame.id)} onMeasure={onMeasure} />)}
      </div>
      <FrameLabels controller={controller} frames={frames} visible={visible} />
      <Overlays controller={controller} />
      {textEditId !== null && <TextEdit controller={controller} nodeId={textEditId} />}
      <ContextToolbar controller={controller} />
      <CanvasMenu controller={controller} viewport={viewport} />
      <CanvasToolbar controller={controller} />
      <ZoomControls controller={controller} />
      <VisionLayer />
    </section>
  );
}

/** Where something new lies in a free container, px: its corner at the pointer, on the grid. */
function freeFrame(world: { x: number; y: number }, container: { x: number; y: number }, type: string): { x: number; y: number; w: number; h: number } {
  const grid = settings().gridSize;
  const { w, h } = componentSpec(type)?.size ?? { w: 160, h: 48 };
  return { x: Math.max(0, toGrid(world.x - container.x, grid)), y: Math.max(0, toGrid(world.y - container.y, grid)), w, h };
}
