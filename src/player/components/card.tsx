import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { clickable } from '../core/interactive.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, textOf, toneOf } from '../core/values.ts';
import { imageSource } from './image.tsx';

export function Card(node: NodeProps): ReactElement {
  const { view, p, root } = node;
  const title = textOf(p['title']);
  const subtitle = textOf(p['subtitle']);
  const media = imageSource(textOf(p['media']));
  const label = textOf(p['ariaLabel']);
  return (
    <div
      {...root}
      {...clickable(node, false)}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx('ca-card ca-cardbox ca-grows', root.className)}
      data-tone={toneOf(p['tone'])}
      aria-busy={flagOf(p['loading']) || undefined}
    >
      {media !== '' && <img className="ca-card-media" src={media} alt={textOf(p['mediaAlt'])} loading="lazy" />}
      {(title !== '' || subtitle !== '') && (
        <header>
          {title !== '' && <h2 className="ca-h2">{title}</h2>}
          {subtitle !== '' && <p className="ca-faint">{subtitle}</p>}
        </header>
      )}
      {flagOf(p['loading']) ? (
        <div className="ca-flex" data-direction="column">
          {['80%', '60%', '70%'].map((width) => (
            <SkeletonLine key={width} width={width} />
          ))}
        </div>
      ) : (
        (view.kids.length > 0 || (title === '' && subtitle === '' && media === '')) && (
          <div
            className="ca-flex"
            data-direction="column"
            data-align="stretch"
            data-empty={view.kids.length === 0}
            style={{ gap: clampOf(p['gap'], 12, 0, 96) }}
          >
            <Kids ids={view.kids} />
          </div>
        )
      )}
    </div>
  );
}
