import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { type NumberStyle, formatAny, formatNumber } from '../core/format.ts';
import { AppIcon } from '../core/icon.tsx';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, numberOf, oneOf, textOf, toneOf } from '../core/values.ts';

export function Stat(node: NodeProps): ReactElement {
  const { p, root } = node;
  const format = oneOf(p['format'], ['auto', 'number', 'currency', 'percent', 'text'] as const, 'auto');
  const currency = textOf(p['currency'], 'USD');
  const decimals = numberOf(p['decimals'], null);
  const raw = p['value'];
  const isNumber = format !== 'text' && typeof raw === 'number';
  const style: NumberStyle = format === 'currency' || format === 'percent' ? format : 'number';
  const value = isNumber || (format !== 'auto' && format !== 'text') ? formatNumber(raw, style, currency, decimals) : formatAny(raw);
  const delta = numberOf(p['delta'], null);
  const label = textOf(p['label']);
  const isLoading = flagOf(p['loading']);
  return (
    <div
      {...root}
      role="group"
      {...clickable(node, true)}
      className={cx('ca-card ca-stat', root.className)}
      aria-label={textOf(p['ariaLabel']) || label || 'Figure'}
      aria-busy={isLoading || undefined}
    >
      <div className="ca-stat-label">
        {p['icon'] !== '' && <AppIcon name={textOf(p['icon'])} />}
        <span>{label}</span>
      </div>
      <div className="ca-stat-value" data-tone={toneOf(p['tone'])} data-length={value.length > 10 ? 'longer' : value.length > 8 ? 'long' : undefined}>
        {isLoading ? <SkeletonLine width="64px" /> : value === '' ? '–' : value}
      </div>
      {(delta !== null || textOf(p['help']) !== '') && !isLoading && (
        <div className="ca-stat-help">
          {delta !== null && (
            <b
              data-good={isGood(delta, textOf(p['goodWhen']))}
            >{`${delta > 0 ? '+' : delta < 0 ? '−' : ''}${formatNumber(Math.abs(delta), p['deltaFormat'] === 'percent' ? 'percent' : 'number')}`}</b>
          )}{' '}
          {textOf(p['help'])}
        </div>
      )}
    </div>
  );
}

function isGood(delta: number, goodWhen: string): boolean | undefined {
  if (delta === 0 || goodWhen === 'neither') return undefined;
  return goodWhen === 'down' ? delta < 0 : delta > 0;
}
