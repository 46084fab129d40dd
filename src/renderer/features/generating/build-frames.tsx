import Monitor from 'lucide-react/icons/monitor';
import type { ReactElement } from 'react';
import type { Build } from './build-state.ts';

const WIDTHS = [38, 92, 100, 86, 100, 64, 96, 78];

/** One frame for each page; its bars fill as the page's components are made. */
export function BuildFrames({ build }: { build: Build }): ReactElement {
  const pages = build.pages.length > 0 ? build.pages : (build.intent?.pages ?? []).map((name) => ({ id: name, name, text: '', done: 0, of: 0 }));
  return (
    <div className="frames">
      {pages.map((page) => {
        const share = page.of === 0 ? 0 : page.done / page.of;
        return (
          <figure key={page.id}>
            <figcaption className="flabel">
              <Monitor size={13} aria-hidden />
              {page.name}
            </figcaption>
            <div className="plan" data-done={share >= 1 ? '' : undefined}>
              {WIDTHS.map((width, i) => (
                <i key={i} style={{ width: `${width}%` }} data-drawn={i < share * WIDTHS.length ? '' : undefined} />
              ))}
            </div>
          </figure>
        );
      })}
    </div>
  );
}
