import { useEffect, useRef, type ReactElement } from 'react';
import { useTree } from '../editor/index.ts';
import type { CanvasController } from './canvas-controller.ts';
import type { PlacedFrame } from './frames.ts';
import type { Rect } from './geometry.ts';

/** A page too small to read: grey bars where its components are, on one bitmap. */
export function FrameBars({ frame, controller }: { frame: PlacedFrame; controller: CanvasController }): ReactElement {
  const tree = useTree();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const known = controller.geometry.barsOf(frame.id);
    const bars = known.length > 0 ? known : roughBars(tree.children(frame.rootId).length, frame.rect);
    const scale = 0.25;
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.fillStyle = getComputedStyle(context.canvas).color;
    for (const bar of bars) {
      context.beginPath();
      context.roundRect(bar.x * scale, bar.y * scale, Math.max(1, bar.w * scale), Math.max(1, bar.h * scale), 2);
      context.fill();
    }
  }, [controller, tree, frame]);
  return <canvas ref={canvas} className="cv-bars" width={Math.ceil(frame.rect.w / 4)} height={Math.ceil(frame.rect.h / 4)} aria-hidden="true" />;
}

/** For a page never drawn in full: one band for each of its parts. */
function roughBars(count: number, rect: Rect): Rect[] {
  const n = Math.max(1, Math.min(12, count));
  const h = Math.min(120, (rect.h - 64) / n - 16);
  return Array.from({ length: n }, (_, i) => ({ x: 32, y: 32 + i * (h + 16), w: rect.w - 64, h }));
}
