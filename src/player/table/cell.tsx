import { Check, Minus, Star } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { imageSource } from '../components/image.tsx';
import { colorValue } from '../core/style.ts';
import { flagOf, numberOf, textOf } from '../core/values.ts';
import { safeUrl } from '../effects/browser.ts';
import { cellText, cellValue, tagLabel, tagTone, tagValues } from './table-model.ts';

type Props = {
  row: JsonObject;
  column: TableColumn;
  onButton?: (action: string) => void;
  /** -1 in a grid, where what can be used in a cell is reached through the cell. */
  tabIndex?: 0 | -1;
};

/** The inside of a cell, by the column's type. Empty values are blank. */
export function Cell({ row, column, onButton, tabIndex = 0 }: Props): ReactElement | string | null {
  const value = cellValue(row, column);
  if (column.type === 'button') {
    return (
      <button type="button" tabIndex={tabIndex} className="ca-btn" data-variant="secondary" data-size="small" onClick={() => onButton?.(column.field)}>
        {textOf(value) || column.label}
      </button>
    );
  }
  if (value === null || value === '') return column.type === 'boolean' ? <Yes isOn={false} /> : null;
  const text = cellText(row, column);
  switch (column.type) {
    case 'tag':
      return (
        <span className="ca-tags">
          {tagValues(value).map((tag) => (
            <span key={tag} className="ca-tag" data-tone={tagTone(tag, column)}>
              {tagLabel(tag, column)}
            </span>
          ))}
        </span>
      );
    case 'boolean':
      return <Yes isOn={flagOf(value)} />;
    case 'link':
      return <SafeLink tabIndex={tabIndex} href={text} label={text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')} />;
    case 'email':
      return <SafeLink tabIndex={tabIndex} href={`mailto:${text}`} label={text} />;
    case 'phone':
      return <SafeLink tabIndex={tabIndex} href={`tel:${text.replace(/[^\d+]/g, '')}`} label={text} />;
    case 'image': {
      const src = imageSource(text);
      return src === '' ? null : <img className="ca-cell-image" src={src} alt="" loading="lazy" />;
    }
    case 'color':
      return (
        <span className="ca-cell-color">
          <span style={/^#[0-9a-f]{3,8}$/i.test(text) ? { background: colorValue(text) } : {}} />
          {text}
        </span>
      );
    case 'progress': {
      const percent = Math.min(100, Math.max(0, numberOf(value, 0)));
      return (
        <span className="ca-cell-progress" role="img" aria-label={text}>
          <span>
            <span style={{ width: `${percent}%` }} />
          </span>
          {text}
        </span>
      );
    }
    case 'rating':
      return (
        <span className="ca-cell-rating" role="img" aria-label={`${text} of 5`}>
          {[1, 2, 3, 4, 5].map((star) => (
            <Star key={star} size={14} data-on={star <= Math.round(numberOf(value, 0))} aria-hidden="true" />
          ))}
        </span>
      );
    default:
      return text;
  }
}

function Yes({ isOn }: { isOn: boolean }): ReactElement {
  return (
    <span className="ca-yes" data-on={isOn} role="img" aria-label={isOn ? 'Yes' : 'No'}>
      {isOn ? <Check size={14} strokeWidth={3} aria-hidden="true" /> : <Minus size={14} aria-hidden="true" />}
    </span>
  );
}

function SafeLink({ href, label, tabIndex }: { href: string; label: string; tabIndex: 0 | -1 }): ReactElement | string {
  const safe = safeUrl(href);
  if (safe === undefined) return label;
  return (
    <a className="ca-link" tabIndex={tabIndex} href={safe} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}
