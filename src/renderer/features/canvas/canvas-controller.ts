import { Store } from '../../platform/index.ts';
import type { Editor } from '../editor/index.ts';
import { fitRect, openingCamera, rectToScreen, zoomAt, zoomStep, type Camera, type Size } from './camera.ts';
import { CanvasGeometry } from './canvas-geometry.ts';
import type { GapMark } from './gaps.ts';
import { union, type Point, type Rect } from './geometry.ts';
import type { Guide } from './snap.ts';

/** What is being dragged right now. The document does not know of it. */
export type CanvasGesture =
  | { kind: 'idle' }
  | { kind: 'pan' }
  | { kind: 'marquee'; area: Rect }
  | { kind: 'move'; ids: readonly string[]; /** Accent bar of the slot, world px. */ bar: Rect | null; container: Rect | null; /** Free placement: where it would be. */ rect: Rect | null; /** What follows the pointer in a flow. */ ghost: Rect | null; guides: readonly Guide[]; gaps: readonly GapMark[] }
  | { kind: 'resize'; nodeId: string; rect: Rect; guides: readonly Guide[] }
  | { kind: 'insert'; bar: Rect | null; container: Rect | null };

/** Camera, geometry and gesture of the canvas of one app, outside React so that panning renders nothing but a transform. */
export class CanvasController {
  readonly editor: Editor;
  readonly camera: Store<Camera>;
  readonly gesture = new Store<CanvasGesture>({ kind: 'idle' });
  readonly geometry: CanvasGeometry;
  /** Alt is held: distances from the selection to what is under the pointer show. */
  readonly isMeasuring = new Store(false);
  /** The frame last clicked in: handles are drawn there. */
  activeFrameId: string | null = null;
  viewport: HTMLElement | null = null;
  private measured: Size = { w: 800, h: 600 };
  private hasOpened = false;
  private flight = 0;

  constructor(editor: Editor) {
    this.editor = editor;
    this.camera = new Store<Camera>({ x: 0, y: 0, zoom: 0.56 });
    this.geometry = new CanvasGeometry(() => this.camera.get(), (id) => this.editor.app.pageOf(id));
  }

  /** px of the viewport, measured when it changes: asking the page for it during a change would lay everything out. */
  get size(): Size {
    return this.measured;
  }

  measure(): void {
    if (this.viewport !== null) this.measured = { w: this.viewport.clientWidth, h: this.viewport.clientHeight };
  }

  setViewport(element: HTMLElement | null): void {
    this.viewport = element;
    this.measure();
    this.geometry.setViewport(element);
  }

  /** Client px to px of the viewport. */
  local(point: { clientX: number; clientY: number }): Point {
    const box = this.viewport?.getBoundingClientRect();
    return { x: point.clientX - (box?.left ?? 0), y: point.clientY - (box?.top ?? 0) };
  }

  /** The first view: the row of the current page fills the width. Later calls do nothing. */
  open(): void {
    if (this.hasOpened || this.size.w < 50) return;
    const row = this.pageRect(this.editor.state.pageId);
    if (row === null) return;
    this.hasOpened = true;
    this.camera.set(openingCamera(row, this.size));
  }

  zoomTo(zoom: number, at: Point = { x: this.size.w / 2, y: this.size.h / 2 }): void {
    this.stopFlight();
    this.camera.set(zoomAt(this.camera.get(), at, zoom));
  }

  zoomBy(direction: 1 | -1): void {
    this.zoomTo(zoomStep(this.camera.get().zoom, direction));
  }

  fit(): void {
    const all = union(this.geometry.allFrames().map((frame) => frame.rect));
    if (all === null) return;
    // The labels of the first row stay clear of the toolbar.
    const camera = fitRect(all, { w: this.size.w, h: this.size.h - 56 }, 40);
    this.flyTo({ ...camera, y: camera.y + 56 });
  }

  zoomToSelection(): void {
    const rects = this.editor.state.selection.flatMap((id) => this.geometry.rectOf(id, this.activeFrameId) ?? []);
    const area = union(rects) ?? this.pageRect(this.editor.state.pageId);
    if (area !== null) this.flyTo(fitRect(area, this.size, 80, 2));
  }

  zoomToPage(pageId: string): void {
    const row = this.pageRect(pageId);
    if (row !== null) this.flyTo(openingCamera(row, this.size));
  }

  /** After another page was chosen elsewhere: its top comes into view at the zoom one has. */
  showPage(pageId: string): void {
    const row = this.pageRect(pageId);
    if (row === null || !this.hasOpened) return;
    const { zoom, ...at } = this.camera.get();
    const seen = rectToScreen({ zoom, ...at }, row);
    const isThere = seen.y > 0 && seen.y < this.size.h * 0.6 && seen.x > -seen.w / 2 && seen.x < this.size.w * 0.6;
    if (isThere) return;
    const width = row.w * zoom;
    this.flyTo({ zoom, x: (width < this.size.w ? (this.size.w - width) / 2 : 20) - row.x * zoom, y: 76 - row.y * zoom });
  }

  /** Moves just enough to bring a place into view; nothing when it is visible already. */
  bringIntoView(rect: Rect): void {
    const seen = rectToScreen(this.camera.get(), rect);
    const size = this.size;
    const margin = 40;
    const isVisible = seen.x + seen.w > margin && seen.x < size.w - margin && seen.y + seen.h > margin + 40 && seen.y < size.h - margin;
    if (isVisible) return;
    const { zoom } = this.camera.get();
    this.flyTo({ zoom, x: size.w / 2 - (rect.x + Math.min(rect.w, size.w / zoom) / 2) * zoom, y: size.h / 2 - (rect.y + Math.min(rect.h, size.h / zoom) / 2) * zoom });
  }

  private pageRect(pageId: string): Rect | null {
    return union(this.geometry.allFrames().filter((frame) => frame.pageId === pageId && frame.device !== 'overlay').map((frame) => frame.rect));
  }

  /** Eases over 320 ms; instant with reduced motion. */
  private flyTo(to: Camera): void {
    this.stopFlight();
    const duration = prefersStill() ? 0 : 320;
    const from = this.camera.get();
    const started = performance.now();
    if (duration === 0) {
      this.camera.set(to);
      return;
    }
    const step = (now: number): void => {
      const t = Math.min(1, (now - started) / duration);
      const k = 1 - (1 - t) ** 3;
      this.camera.set({ x: from.x + (to.x - from.x) * k, y: from.y + (to.y - from.y) * k, zoom: from.zoom + (to.zoom - from.zoom) * k });
      this.flight = t < 1 ? requestAnimationFrame(step) : 0;
    };
    this.flight = requestAnimationFrame(step);
  }

  stopFlight(): void {
    if (this.flight !== 0) cancelAnimationFrame(this.flight);
    this.flight = 0;
  }
}

function prefersStill(): boolean {
  return document.documentElement.hasAttribute('data-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
