import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, numberOf, oneOf, textOf } from '../core/values.ts';

export function Progress({ p, root }: NodeProps): ReactElement {
  const max = Math.max(0, numberOf(p['max'], 100));
  const value = Math.min(max, Math.max(0, numberOf(p['value'], 0)));
  const share = max === 0 ? 0 : value / max;
  const shows = oneOf(p['showValue'], ['percent', 'fraction', 'none'] as const, 'percent');
  const text = shows === 'fraction' ? `${formatNumber(value)}/${formatNumber(max)}` : formatNumber(Math.round(share * 100), 'percent');
  const label = textOf(p['label']);
  const aria = {
    role: 'progressbar',
    'aria-valuemin': 0,
    'aria-valuemax': max,
    'aria-valuenow': value,
    'aria-valuetext': text,
    'aria-label': textOf(p['ariaLabel']) || label || 'Progress',
  } as const;
  const tone = oneOf(p['tone'], ['accent', 'ok', 'warn', 'danger', 'info'] as const, 'accent');
  if (p['shape'] === 'ring') {
    const size = clampOf(p['size'], 96, 32, 240);
    const width = size * 0.1;
    const radius = (size - width) / 2;
    const length = 2 * Math.PI * radius;
    const ring = { cx: size / 2, cy: size / 2, r: radius, fill: 'none', strokeWidth: width };
    return (
      <div {...root} {...aria} className={cx('ca-ring', root.className)} data-tone={tone} style={{ width: size, ...root.style }}>
        <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
          <circle {...ring} className="ca-ring-track" />
          {share > 0 && (
            <circle
              {...ring}
              className="ca-ring-fill"
              strokeLinecap="round"
              strokeDasharray={`${length * share} ${length}`}
              transform={`rotate(-90 ${size / 2} ${size / 2})`}
            />
          )}
        </svg>
        {shows !== 'none' && <b style={{ fontSize: Math.round(size * 0.23) }}>{text}</b>}
        {label !== '' && <span className="ca-faint">{label}</span>}
      </div>
    );
  }
  return (
    <div {...root} className={cx('ca-progress', root.className)} data-tone={tone}>
      {(label !== '' || shows !== 'none') && (
        <div className="ca-progress-head" aria-hidden="true">
          <span className="ca-ell">{label}</span>
          {shows !== 'none' && <span className="ca-num">{text}</span>}
        </div>
      )}
      <div {...aria} className="ca-progress-bar">
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
