import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { rpc } from '../../platform/index.ts';
import { PageSketch, sketchOf, type Mark } from '../generating/index.ts';

/** By app and edit time, so that coming home does not ask again. */
const sketches = new Map<string, readonly Mark[]>();
const MOST_KEPT = 200;

/** The first page as a sketch in the app's own colour; asked for only when the card comes into sight. */
export function AppThumbnail({ app }: { app: AppSummary }): ReactElement {
  const key = `${app.id} ${app.updatedAt}`;
  const [marks, setMarks] = useState<readonly Mark[]>(sketches.get(key) ?? []);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const known = sketches.get(key);
    if (known) {
      setMarks(known);
      return;
    }
    const abort = new AbortController();
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      rpc.apps.manifest({ appId: app.id }, { signal: abort.signal }).then(
        (manifest) => {
          if (sketches.size >= MOST_KEPT) sketches.clear();
          const made = sketchOf(manifest);
          sketches.set(key, made);
          setMarks(made);
        },
        () => undefined, // A card without a sketch still opens; opening says what is wrong.
      );
    });
    if (box.current) watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      abort.abort();
    };
  }, [key, app.id]);
  return (
    <div ref={box} className="thumb">
      <PageSketch marks={marks} color={app.color} />
    </div>
  );
}
