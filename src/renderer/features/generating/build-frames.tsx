import Monitor from 'lucide-react/icons/monitor';
import { useEffect, useState, type ReactElement } from 'react';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { rpc } from '../../platform/index.ts';
import type { Build, BuiltPage } from './build-state.ts';
import { PageSketch } from './page-sketch-view.tsx';
import { sketchOf } from './page-sketch.ts';

const WIDTHS = [38, 92, 100, 86, 100, 64, 96, 78];

/** One frame for each page: planned lines at first, then what was really made, as soon as the document has it. */
export function BuildFrames({ build }: { build: Build }): ReactElement {
  const drawn = build.pages.filter(isDrawn).map((page) => page.id);
  const manifest = useGrowingManifest(build.appId, drawn.join(' '));
  const pages: readonly BuiltPage[] =
    build.pages.length > 0 ? build.pages : (build.intent?.pages ?? []).map((name) => ({ id: name, name, text: '', done: 0, of: 0 }));
  return (
    <div className="frames">
      {pages.map((page) => {
        const sketch = manifest && isDrawn(page) && manifest.pages.some((made) => made.id === page.id) ? sketchOf(manifest, page.id) : null;
        return (
          <figure key={page.id}>
            <figcaption className="flabel">
              <Monitor size={13} aria-hidden />
              {page.name}
            </figcaption>
            {sketch ? (
              <div className="plan drawn">
                <PageSketch marks={sketch} color={manifest?.theme.colors.primary ?? 'var(--accent)'} />
              </div>
            ) : (
              <Plan share={page.of === 0 ? 0 : page.done / page.of} />
            )}
          </figure>
        );
      })}
    </div>
  );
}

function isDrawn(page: BuiltPage): boolean {
  return page.of > 0 && page.done >= page.of;
}

function Plan({ share }: { share: number }): ReactElement {
  return (
    <div className="plan">
      {WIDTHS.map((width, i) => (
        <i key={i} style={{ width: `${width}%` }} data-drawn={i < share * WIDTHS.length ? '' : undefined} />
      ))}
    </div>
  );
}

/** The document as it stands, read again whenever another page is finished. */
function useGrowingManifest(appId: string | null, finishedPages: string): Manifest | null {
  const [manifest, setManifest] = useState<Manifest | null>(null);
  useEffect(() => {
    if (appId === null || finishedPages === '') return;
    const abort = new AbortController();
    rpc.apps.manifest({ appId }, { signal: abort.signal }).then(setManifest, () => undefined);
    return () => abort.abort();
  }, [appId, finishedPages]);
  return manifest;
}
