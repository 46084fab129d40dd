import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import { toWorld, type Camera } from './camera.ts';
import type { DrawnNode } from './hit-test.ts';
import { contains, offset, union, type Point, type Rect } from './geometry.ts';
import type { PlacedFrame } from './frames.ts';

/** `elements` are a frame's components by node id; `rects` where they were found. Both are dropped when they may be wrong. */
type Registered = { element: HTMLElement; drawn: DrawnNode[] | null; elements: Map<string, HTMLElement[]> | null; rects: Map<HTMLElement, Rect | null> };

/**
 * Where every drawn component is, in world px, read from the DOM when asked and kept until something in the frame changes.
 * World rects do not depend on the camera, so panning and zooming invalidate nothing.
 */
export class CanvasGeometry {
  private readonly frames = new Map<string, Registered>();
  private readonly bars = new Map<string, Rect[]>();
  private readonly changed = new Emitter<void>();
  private placed: readonly PlacedFrame[] = [];
  private pending = 0;
  private viewport: HTMLElement | null = null;
  private readonly camera: () => Camera;
  private readonly holderOf: (nodeId: string) => string | null;
  version = 0;

  /** @param holderOf the page (or own component) that a node is part of */
  constructor(camera: () => Camera, holderOf: (nodeId: string) => string | null) {
    this.camera = camera;
    this.holderOf = holderOf;
  }

  setViewport(element: HTMLElement | null): void {
    this.viewport = element;
  }

  setFrames(placed: readonly PlacedFrame[]): void {
    this.placed = placed;
    this.invalidate();
  }

  allFrames(): readonly PlacedFrame[] {
    return this.placed;
  }

  frame(id: string): PlacedFrame | undefined {
    return this.placed.find((frame) => frame.id === id);
  }

  /** The frame under a world point; overlays and phones lie apart, so at most one. */
  frameAt(point: Point): PlacedFrame | null {
    return this.placed.find((frame) => contains(frame.rect, point)) ?? null;
  }

  /** Watches a frame's content. @returns disposer, which remembers where things were for the far-away view */
  register(frameId: string, element: HTMLElement): Disposer {
    const entry: Registered = { element, drawn: null, elements: null, rects: new Map() };
    this.frames.set(frameId, entry);
    const invalidate = (): void => this.invalidateFrame(frameId);
    const mutations = new MutationObserver((records) => {
      if (records.some((record) => record.type === 'childList')) entry.elements = null;
      invalidate();
    });
    mutations.observe(element, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style', 'class', 'hidden'] });
    const sizes = new ResizeObserver(invalidate);
    sizes.observe(element);
    element.addEventListener('transitionend', invalidate);
    element.addEventListener('load', invalidate, true);
    invalidate();
    return () => {
      const origin = this.worldRect(element);
      const drawn = this.drawn(frameId);
      if (origin !== null && drawn.length > 0) this.bars.set(frameId, leaves(drawn).map((rect) => offset(rect, -origin.x, -origin.y)));
      mutations.disconnect();
      sizes.disconnect();
      element.removeEventListener('transitionend', invalidate);
      element.removeEventListener('load', invalidate, true);
      if (this.frames.get(frameId) === entry) this.frames.delete(frameId);
      this.invalidate();
    };
  }

  onDidChange(listener: () => void): Disposer {
    return this.changed.on(listener);
  }

  /** Everything drawn in a frame, parents before children. */
  drawn(frameId: string): readonly DrawnNode[] {
    const entry = this.frames.get(frameId);
    if (entry === undefined) return [];
    if (entry.drawn !== null) return entry.drawn;
    const drawn: DrawnNode[] = [];
    const depths = new Map<Element, number>();
    for (const element of entry.element.querySelectorAll<HTMLElement>('[data-node]')) {
      const parent = element.parentElement?.closest('[data-node]') ?? null;
      const depth = parent === null ? 0 : (depths.get(parent) ?? 0) + 1;
      depths.set(element, depth);
      const rect = this.rectIn(entry, element);
      if (rect === null) continue;
      const nodeId = element.dataset['node'] ?? '';
      if (this.isPart(frameId, nodeId)) continue;
      drawn.push({ nodeId, instanceId: element.dataset['instance'] ?? nodeId, depth, rect });
    }
    entry.drawn = drawn;
    return drawn;
  }

  /** Part of a component of one's own that is only used here: the whole is what can be pointed at. */
  private isPart(frameId: string, nodeId: string): boolean {
    const frame = this.frame(frameId);
    return frame !== undefined && this.holderOf(nodeId) !== frame.pageId;
  }

  /** The node's rects, one for each copy, in the frames where it is drawn now. */
  rectsOf(nodeId: string): { frameId: string; instanceId: string; rect: Rect }[] {
    const found: { frameId: string; instanceId: string; rect: Rect }[] = [];
    for (const [frameId, entry] of this.frames) {
      for (const element of this.elementsIn(entry).get(nodeId) ?? []) {
        const rect = this.rectIn(entry, element);
        if (rect !== null) found.push({ frameId, instanceId: element.dataset['instance'] ?? nodeId, rect });
      }
    }
    return found;
  }

  /** The rect to show handles on: in the given frame when the node is drawn there, else wherever it is first. */
  rectOf(nodeId: string, frameId?: string | null): Rect | null {
    const rects = this.rectsOf(nodeId);
    return (rects.find((entry) => entry.frameId === frameId) ?? rects[0])?.rect ?? null;
  }

  elementOf(nodeId: string, frameId?: string | null): HTMLElement | null {
    const preferred = frameId == null ? undefined : this.frames.get(frameId);
    for (const entry of [...(preferred === undefined ? [] : [preferred]), ...this.frames.values()]) {
      const element = this.elementsIn(entry).get(nodeId)?.[0];
      if (element !== undefined) return element;
    }
    return null;
  }

  /** The frame's components by node id, read once until elements come or go. */
  private elementsIn(entry: Registered): Map<string, HTMLElement[]> {
    if (entry.elements !== null) return entry.elements;
    const found = new Map<string, HTMLElement[]>();
    for (const element of entry.element.querySelectorAll<HTMLElement>('[data-node]')) {
      const nodeId = element.dataset['node'] ?? '';
      const list = found.get(nodeId);
      if (list === undefined) found.set(nodeId, [element]);
      else list.push(element);
    }
    entry.elements = found;
    return found;
  }

  private rectIn(entry: Registered, element: HTMLElement): Rect | null {
    const known = entry.rects.get(element);
    if (known !== undefined) return known;
    const rect = this.worldRect(element);
    entry.rects.set(element, rect);
    return rect;
  }

  /** Where components were when the frame was last drawn in full, relative to the frame. Empty when it never was. */
  barsOf(frameId: string): readonly Rect[] {
    return this.bars.get(frameId) ?? [];
  }

  invalidate(): void {
    for (const entry of this.frames.values()) forget(entry);
    this.announce();
  }

  private invalidateFrame(frameId: string): void {
    const entry = this.frames.get(frameId);
    if (entry !== undefined) forget(entry);
    this.announce();
  }

  /** Once a frame, after layout. */
  private announce(): void {
    if (this.pending !== 0) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.version += 1;
      this.changed.emit();
    });
  }

  /** @returns null for things without a box; `display: contents` takes the union of its children */
  private worldRect(element: HTMLElement): Rect | null {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) return this.clientToWorld(box);
    const inner = [...element.children].map((child) => child.getBoundingClientRect()).filter((rect) => rect.width > 0 && rect.height > 0);
    return union(inner.map((rect) => this.clientToWorld(rect)));
  }

  private clientToWorld(box: DOMRect): Rect {
    const origin = this.viewport?.getBoundingClientRect();
    const camera = this.camera();
    const at = toWorld(camera, { x: box.left - (origin?.left ?? 0), y: box.top - (origin?.top ?? 0) });
    return { x: at.x, y: at.y, w: box.width / camera.zoom, h: box.height / camera.zoom };
  }
}

function forget(entry: Registered): void {
  entry.drawn = null;
  entry.rects.clear();
}

const MOST_BARS = 240;

/** The innermost boxes: what a far-away page is recognised by. */
function leaves(drawn: readonly DrawnNode[]): Rect[] {
  const deepest = drawn.filter((node, i) => (drawn[i + 1]?.depth ?? 0) <= node.depth);
  return deepest.slice(0, MOST_BARS).map((node) => node.rect);
}
