import { type PointerEvent, type ReactElement, useEffect, useRef } from 'react';
import { drawAll } from '../core/draw.ts';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, rowsOf, textOf } from '../core/values.ts';

const FRAME_MS = 1000 / 30;

export function Canvas2D({ p, root, send, handles }: NodeProps): ReactElement {
  const { source, scheme } = usePlayer();
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = Math.round(clampOf(p['width'], 400, 1, 4000));
  const height = Math.round(clampOf(p['height'], 300, 1, 4000));
  const now = useRef(send);
  now.current = send;
  const wantsFrames = handles('frame') && flagOf(p['running'], true) && !flagOf(p['disabled']) && source.mode === 'run';

  useEffect(() => {
    if (canvas.current !== null) drawAll(canvas.current, rowsOf(p['commands']), width, height, textOf(p['background']));
  }, [p, width, height, scheme]);

  useEffect(() => {
    if (!wantsFrames) return undefined;
    let last = performance.now();
    const began = last;
    let handle = 0;
    const step = (time: number): void => {
      handle = requestAnimationFrame(step);
      if (time - last < FRAME_MS) return;
      // A page that was hidden comes back with one long frame: never more than a tenth of a second.
      now.current('frame', { dt: Math.min(0.1, (time - last) / 1000), time: (time - began) / 1000 });
      last = time;
    };
    handle = requestAnimationFrame(step);
    return () => cancelAnimationFrame(handle);
  }, [wantsFrames]);

  const pointer = (kind: string, event: PointerEvent<HTMLCanvasElement>): void => {
    if (!handles('pointer') || flagOf(p['disabled'])) return;
    const box = event.currentTarget.getBoundingClientRect();
    send('pointer', {
      kind,
      x: Math.round(((event.clientX - box.left) / box.width) * width),
      y: Math.round(((event.clientY - box.top) / box.height) * height),
    });
  };
  const takesKeys = handles('key');
  return (
    <canvas
      {...root}
      ref={canvas}
      className={cx('ca-canvas', root.className)}
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: width, ...root.style }}
      role={takesKeys || handles('pointer') ? 'application' : 'img'}
      aria-label={textOf(p['ariaLabel']) || 'Drawing'}
      tabIndex={takesKeys ? 0 : undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture?.(event.pointerId);
        if (takesKeys) event.currentTarget.focus();
        pointer('down', event);
      }}
      onPointerMove={(event) => pointer(event.buttons > 0 ? 'drag' : 'move', event)}
      onPointerUp={(event) => pointer('up', event)}
      onKeyDown={(event) => {
        if (!takesKeys || event.key === 'Tab') return;
        // Arrows and space move the game, not the page.
        if (event.key.startsWith('Arrow') || event.key === ' ') event.preventDefault();
        if (!event.repeat) send('key', { kind: 'down', key: event.key });
      }}
      onKeyUp={(event) => takesKeys && send('key', { kind: 'up', key: event.key })}
    />
  );
}
