import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, numberOf, oneOf, rowsOf, textOf, toneOf } from '../core/values.ts';

/** The dial opens downwards: it goes from 150° on the left over the top to 30° on the right, 240° in all. */
const SWEEP = 240;

function pointAt(share: number, radius: number): string {
  const angle = ((150 + SWEEP * share) * Math.PI) / 180;
  return `${(100 + radius * Math.cos(angle)).toFixed(2)} ${(100 + radius * Math.sin(angle)).toFixed(2)}`;
}

function arc(from: number, to: number, radius: number): string {
  return `M ${pointAt(from, radius)} A ${radius} ${radius} 0 ${(to - from) * SWEEP > 180 ? 1 : 0} 1 ${pointAt(to, radius)}`;
}

type Range = { from: number; to: number; tone: string; label: string };

/** Ranges in ascending order, each from where the one before ended; those out of order are passed over. */
function rangesOf(given: Parameters<typeof rowsOf>[0], min: number, max: number): Range[] {
  const ranges: Range[] = [];
  for (const entry of rowsOf(given)) {
    const from = ranges.at(-1)?.to ?? min;
    const to = Math.min(max, numberOf(entry['to'], max));
    if (to > from) ranges.push({ from, to, tone: toneOf(entry['tone']), label: textOf(entry['label']) });
  }
  return ranges;
}

export function Gauge(node: NodeProps): ReactElement {
  const { p, root } = node;
  const min = numberOf(p['min'], 0);
  const max = Math.max(min, numberOf(p['max'], 100));
  const value = numberOf(p['value'], null);
  const shareOf = (number: number): number => (max === min ? 0 : Math.min(1, Math.max(0, (number - min) / (max - min))));
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const say = (number: number): string => formatNumber(number, style, textOf(p['currency'], 'USD')) + textOf(p['unit']);
  const ranges = rangesOf(p['ranges'], min, max);
  const current = value === null ? undefined : (ranges.find((range) => value <= range.to) ?? ranges.at(-1));
  const label = textOf(p['label']);
  const share = value === null ? 0 : shareOf(value);
  const text = value === null ? 'No value' : say(value);
  const activation = clickable(node, false);
  return (
    <div {...root} {...activation} className={cx('ca-gauge', root.className)} style={{ width: clampOf(p['size'], 220, 100, 600), ...root.style }}>
      <div
        role="meter"
        aria-label={textOf(p['ariaLabel']) || label || 'Gauge'}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={Math.min(max, Math.max(min, value ?? min))}
        aria-valuetext={current?.label ? `${text}, ${current.label}` : text}
      >
        <svg viewBox="0 0 200 174" aria-hidden="true">
          <path className="ca-gauge-track" d={arc(0, 1, 84)} />
          {share > 0 && <path className="ca-gauge-fill" data-tone={current?.tone ?? 'accent'} d={arc(0, share, 84)} />}
          {ranges.map((range, i) => (
            <path
              key={`${range.from} ${range.to}`}
              className="ca-gauge-range"
              data-tone={range.tone}
              d={arc(shareOf(range.from) + (i === 0 ? 0 : 0.006), shareOf(range.to), 70)}
            />
          ))}
          <text x="30" y="170" textAnchor="middle">
            {say(min)}
          </text>
          <text x="170" y="170" textAnchor="middle">
            {say(max)}
          </text>
        </svg>
        <div className="ca-gauge-value">
          <b>{value === null ? '–' : text}</b>
          {current !== undefined && current.label !== '' && (
            <span className="ca-tag" data-tone={current.tone}>
              {current.label}
            </span>
          )}
        </div>
      </div>
      {label !== '' && <div className="ca-faint">{label}</div>}
    </div>
  );
}
