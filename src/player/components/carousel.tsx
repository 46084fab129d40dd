import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useMethods, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { type NodeProps, NodeView } from '../core/node-view.tsx';
import { clampOf, flagOf, listOf, numberOf, objectOf, textOf } from '../core/values.ts';
import { imageSource } from './image.tsx';
import '../styles/media.css';

/** A swipe shorter than this is a tap. */
const SWIPE_PX = 40;

export function Carousel({ view, p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const pictures = listOf(p['items']);
  const count = view.kids.length > 0 ? view.kids.length : pictures.length;
  const wanted = Math.round(numberOf(view.state['active'] ?? p['active'], 0));
  const active = Math.min(Math.max(0, wanted), Math.max(0, count - 1));
  const doesLoop = flagOf(p['loop'], true);
  const seconds = clampOf(p['autoplay'], 0, 0, 60);
  const [isHeld, setIsHeld] = useState(false);
  const [isPaused, setIsPaused] = useState(false);
  const start = useRef<number | null>(null);
  const isLocked = flagOf(p['disabled']);

  const go = (index: number): void => {
    const next = doesLoop && count > 0 ? (index + count) % count : index;
    if (next !== active && next >= 0 && next < count && !isLocked) send('change', { index: next });
  };
  const step = useRef(go);
  step.current = go;
  useMethods(view.id, { next: () => go(active + 1), previous: () => go(active - 1) });
  const wantsMotion = typeof matchMedia !== 'function' || !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const runs = seconds > 0 && count > 1 && !isHeld && !isPaused && wantsMotion && source.mode === 'run' && (doesLoop || active < count - 1);
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setTimeout(() => step.current(active + 1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [runs, seconds, active]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    go(active + (event.key === 'ArrowRight' ? 1 : -1) * sideOf(event.currentTarget));
  };
  if (count === 0)
    return (
      <div {...root} className={cx('ca-grows', root.className)} data-empty="true">
        <Empty text="No slides yet. Put components or pictures in it." icon="images" />
      </div>
    );
  const kid = view.kids[active];
  return (
    <section
      {...root}
      className={cx('ca-carousel ca-grows', root.className)}
      aria-roledescription="carousel"
      aria-label={textOf(p['ariaLabel']) || 'Slides'}
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsHeld(false);
      }}
    >
      <div
        className="ca-slide"
        role="group"
        aria-roledescription="slide"
        aria-label={`${active + 1} of ${count}`}
        aria-live={runs ? 'off' : 'polite'}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          start.current = event.pointerType === 'mouse' ? null : event.clientX;
        }}
        onPointerUp={(event: PointerEvent) => {
          const moved = start.current === null ? 0 : event.clientX - start.current;
          start.current = null;
          if (Math.abs(moved) >= SWIPE_PX) go(active + (moved < 0 ? 1 : -1) * sideOf(event.currentTarget));
        }}
      >
        {kid !== undefined ? (
          <NodeView id={kid} />
        ) : (
          <Picture
            item={objectOf(typeof pictures[active] === 'string' ? { src: pictures[active] } : pictures[active])}
            height={clampOf(p['height'], 280, 60, 1200)}
          />
        )}
      </div>
      {count > 1 && (
        <div className="ca-carousel-bar">
          <button
            type="button"
            className="ca-iconbtn"
            aria-label="Slide before"
            disabled={isLocked || (!doesLoop && active === 0)}
            onClick={() => go(active - 1)}
          >
            <ChevronLeft size={18} aria-hidden="true" />
          </button>
          <span className="ca-carousel-dots">
            {count <= 10 ? (
              Array.from({ length: count }, (_, i) => (
                <button key={i} type="button" aria-label={`Slide ${i + 1}`} aria-current={i === active || undefined} disabled={isLocked} onClick={() => go(i)}>
                  <i />
                </button>
              ))
            ) : (
              <span className="ca-faint ca-num">{`${active + 1} of ${count}`}</span>
            )}
          </span>
          {seconds > 0 && (
            <button type="button" className="ca-iconbtn" aria-label={isPaused ? 'Go on by itself' : 'Stop moving'} onClick={() => setIsPaused(!isPaused)}>
              {isPaused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
            </button>
          )}
          <button
            type="button"
            className="ca-iconbtn"
            aria-label="Next slide"
            disabled={isLocked || (!doesLoop && active === count - 1)}
            onClick={() => go(active + 1)}
          >
            <ChevronRight size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </section>
  );
}

function Picture({ item, height }: { item: ReturnType<typeof objectOf>; height: number }): ReactElement {
  const src = imageSource(textOf(item['src'] ?? item['image'] ?? item['url']));
  const [title, text] = [textOf(item['title']), textOf(item['text'])];
  return (
    <figure className="ca-slide-picture" style={{ height }}>
      {src === '' ? <div className="ca-image-none" /> : <img src={src} alt={textOf(item['alt']) || title} />}
      {(title !== '' || text !== '') && (
        <figcaption>
          {title !== '' && <b>{title}</b>}
          {text !== '' && <span>{text}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** 1 where the next slide is to the right, -1 where people read from right to left. */
function sideOf(element: Element): 1 | -1 {
  return getComputedStyle(element).direction === 'rtl' ? -1 : 1;
}
