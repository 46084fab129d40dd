import { type ReactElement, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { parseNumber } from '../inputs/number-control.tsx';
import { type ColumnFilter, choicesOf, filterKindOf } from './column-filter.ts';
import type { TableState } from './use-table.ts';

type Props = { table: TableState; column: TableColumn };

/** The filter of one column: words, ticks, or from and to. It acts at once. */
export function FilterEditor({ table, column }: Props): ReactElement | null {
  const kind = filterKindOf(column);
  const filter = table.filters[column.field] ?? {};
  const set = (next: ColumnFilter): void => table.setFilter(column.field, next);
  if (kind === null) return null;
  if (kind === 'values') {
    const chosen = filter.values ?? [];
    const choices = [...new Set([...choicesOf(table.all, column), ...chosen])];
    return (
      <fieldset className="ca-colfilter" aria-label={`Only ${column.label}`}>
        {choices.length === 0 && <span className="ca-help">Nothing to choose from yet.</span>}
        {choices.map((choice) => (
          <label key={choice} className="ca-check">
            <input
              type="checkbox"
              className="ca-sr"
              checked={chosen.includes(choice)}
              onChange={(event) => set({ values: event.target.checked ? [...chosen, choice] : chosen.filter((other) => other !== choice) })}
            />
            <span className="ca-box" aria-hidden="true" data-on={chosen.includes(choice)} />
            <span className="ca-check-label">{choice}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (kind === 'text')
    return (
      <div className="ca-input">
        <input
          type="text"
          autoComplete="off"
          aria-label={`${column.label} contains`}
          placeholder="Contains"
          value={filter.contains ?? ''}
          onChange={(event) => set({ contains: event.target.value })}
        />
      </div>
    );
  return (
    <div className="ca-colfilter-pair">
      {(['min', 'max'] as const).map((end) => (
        <Limit
          key={end}
          label={`${column.label} ${end === 'min' ? 'from' : 'to'}`}
          hint={end === 'min' ? 'From' : 'To'}
          isDate={kind === 'date'}
          value={filter[end]}
          onChange={(value) => {
            const { [end]: _before, ...rest } = filter;
            set(value === undefined ? rest : { ...rest, [end]: value });
          }}
        />
      ))}
    </div>
  );
}

type LimitProps = { label: string; hint: string; isDate: boolean; value: number | string | undefined; onChange: (value: number | string | undefined) => void };

function Limit({ label, hint, isDate, value, onChange }: LimitProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div className="ca-input">
      <input
        type={isDate ? 'date' : 'text'}
        inputMode={isDate ? undefined : 'decimal'}
        autoComplete="off"
        aria-label={label}
        placeholder={hint}
        value={draft ?? (value === undefined ? '' : String(value))}
        onChange={(event) => {
          const text = event.target.value;
          setDraft(isDate ? null : text);
          onChange(text === '' ? undefined : isDate ? text : (parseNumber(text) ?? undefined));
        }}
        onBlur={() => setDraft(null)}
      />
    </div>
  );
}
