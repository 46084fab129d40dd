import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { formatNumber, pluralOf } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, numberOf, textOf } from '../core/values.ts';

/** First, last and the pages round the current one; 0 stands for a gap. Gaps of a single page are filled. */
export function pageMarks(page: number, pages: number, around = 1): readonly number[] {
  const shown = new Set([1, pages]);
  for (let i = Math.max(1, page - around); i <= Math.min(pages, page + around); i++) shown.add(i);
  const sorted = [...shown].filter((mark) => mark >= 1).sort((a, b) => a - b);
  return sorted.flatMap((mark, i) => {
    const before = sorted[i - 1] ?? 0;
    if (i === 0 || mark === before + 1) return [mark];
    return mark === before + 2 ? [before + 1, mark] : [0, mark];
  });
}

export function Pagination({ view, p, root, send }: NodeProps): ReactElement {
  const size = Math.round(clampOf(p['pageSize'], 20, 1, 1000));
  // Beyond this, counting by one no longer changes the number.
  const total = Math.floor(clampOf(p['total'], 0, 0, 1e12));
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.round(Math.min(pages, Math.max(1, numberOf(view.state['page'] ?? p['page'], 1))));
  const noun = textOf(p['noun']) || 'row';
  const isOff = flagOf(p['disabled']) || flagOf(p['loading']);
  const go = (next: number): void => send('change', { page: next, offset: (next - 1) * size });
  const step = (label: string, to: number, icon: ReactElement): ReactElement => (
    <button
      type="button"
      className="ca-btn ca-btn-icon"
      data-variant="secondary"
      data-size="small"
      aria-label={label}
      disabled={isOff || to < 1 || to > pages}
      onClick={() => go(to)}
    >
      {icon}
    </button>
  );
  const first = total === 0 ? 0 : (page - 1) * size + 1;
  return (
    <nav {...root} className={cx('ca-pages', root.className)} aria-label={textOf(p['ariaLabel']) || `Pages of ${pluralOf(noun)}`}>
      {flagOf(p['showCount'], true) && (
        <span className="ca-faint ca-num" role="status">
          {total === 0
            ? `No ${pluralOf(noun)}`
            : `${formatNumber(first)}–${formatNumber(Math.min(total, page * size))} of ${formatNumber(total)} ${pluralOf(noun)}`}
        </span>
      )}
      <span className="ca-pages-steps">
        {step('Previous page', page - 1, <ChevronLeft size={16} aria-hidden="true" />)}
        {pageMarks(page, pages).map((mark, i) =>
          mark === 0 ? (
            <span key={`gap ${i}`} className="ca-pages-gap" aria-hidden="true">
              …
            </span>
          ) : (
            <button
              key={mark}
              type="button"
              className="ca-pages-mark ca-num"
              aria-label={`Page ${formatNumber(mark)}`}
              aria-current={mark === page ? 'page' : undefined}
              disabled={isOff}
              onClick={() => go(mark)}
            >
              {formatNumber(mark)}
            </button>
          ),
        )}
        <span className="ca-pages-short ca-num">{`${formatNumber(page)} of ${formatNumber(pages)}`}</span>
        {step('Next page', page + 1, <ChevronRight size={16} aria-hidden="true" />)}
      </span>
    </nav>
  );
}
