import Check from 'lucide-react/icons/check';
import type { ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { Tag, type TagTone } from '../../ui/index.ts';
import { formatCell } from './cell-format.ts';

const TONES: Readonly<Record<string, TagTone>> = { ok: 'ok', warn: 'warn', danger: 'danger', accent: 'accent', info: 'accent', neutral: 'neutral' };

/** A cell as it reads. */
export function CellView({ field, row, entities }: { field: Field; row: Readonly<Record<string, unknown>>; entities: readonly Entity[] }): ReactElement {
  const value = row[field.id];
  if (field.type === 'computed') return <span className="t3 ell" title={field.formula}>worked out while running</span>;
  if (field.type === 'boolean') return value === true ? <Check size={14} aria-label="Yes" /> : <span className="sr-only">No</span>;
  if (field.type === 'choice' || field.type === 'multiChoice') {
    const values = Array.isArray(value) ? value : value === null || value === undefined || value === '' ? [] : [value];
    return (
      <span className="row ell" style={{ gap: 4 }}>
        {values.map((entry) => {
          const choice = field.choices?.find((candidate) => candidate.value === entry);
          return <Tag key={String(entry)} tone={TONES[choice?.tone ?? 'neutral'] ?? 'neutral'}>{choice?.label ?? String(entry)}</Tag>;
        })}
      </span>
    );
  }
  if (field.type === 'color' && typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) {
    return (
      <span className="row" style={{ gap: 6 }}>
        <span className="grid-swatch" style={{ background: value }} aria-hidden="true" />
        <span className="mono">{value}</span>
      </span>
    );
  }
  const isNumber = ['number', 'integer', 'currency', 'percent', 'rating'].includes(field.type);
  return <span className={isNumber ? 'num ell grid-right' : 'ell'}>{formatCell(field, row, entities)}</span>;
}
