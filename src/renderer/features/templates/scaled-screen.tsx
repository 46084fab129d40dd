import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { AppView, PageView, type ViewSource } from '../../../player/index.ts';
import './templates.css';

/** A screen drawn by the player at `width` px and shown smaller. Only to look at: its text is read elsewhere. */
export function ScaledScreen({
  source,
  width,
  chrome,
}: {
  source: ViewSource;
  width: number;
  /** With the app's navigation, filling the box. */ chrome: boolean;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ w: 0, h: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setSize({ w: element.clientWidth, h: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = size.w / width;
  const rootId = source.frame()?.root ?? '';
  return (
    <div ref={box} className="scaled" aria-hidden="true">
      {scale > 0 && (
        <div inert className="scaled-in" style={{ width, [chrome ? 'height' : 'minHeight']: size.h / scale, transform: `scale(${scale})` }}>
          {chrome ? <AppView source={source} /> : <PageView source={source} rootId={rootId} width={width} />}
        </div>
      )}
    </div>
  );
}
