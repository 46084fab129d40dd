import { type KeyboardEvent, type ReactElement, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { flagOf, numberOf, optionsOf, pathOf, textOf } from '../core/values.ts';
import { parseNumber } from '../inputs/number-control.tsx';

const NUMBERS: readonly string[] = ['number', 'currency', 'percent', 'progress', 'rating'];

export function canEdit(column: TableColumn): boolean {
  return column.editable === true && !column.field.includes('.') && !['image', 'button', 'reference', 'datetime'].includes(column.type);
}

/** Edits one cell in place. Enter or leaving keeps it, Escape leaves it as it was. */
export function CellEditor({ row, column, onDone }: { row: JsonObject; column: TableColumn; onDone: (value?: Json) => void }): ReactElement {
  const before = pathOf(row, column.field);
  const [text, setText] = useState(NUMBERS.includes(column.type) ? String(numberOf(before, null) ?? '') : textOf(before));
  const options = optionsOf(column.choices as Json | undefined);
  const shared = { className: 'ca-cell-input', 'aria-label': column.label, autoFocus: true };
  const keep = (): void => {
    const value: Json = NUMBERS.includes(column.type) ? parseNumber(text) : text === '' && column.type !== 'text' ? null : text;
    onDone(value === before ? undefined : value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key === 'Enter') keep();
  };
  if (column.type === 'boolean')
    return (
      <input
        {...shared}
        type="checkbox"
        checked={flagOf(before)}
        onChange={(event) => onDone(event.target.checked)}
        onBlur={() => onDone()}
        onKeyDown={onKeyDown}
      />
    );
  if (column.type === 'tag' && options.length > 0) {
    return (
      <select
        {...shared}
        value={text}
        onChange={(event) => onDone(event.target.value === '' ? null : event.target.value)}
        onBlur={() => onDone()}
        onKeyDown={onKeyDown}
      >
        <option value="">None</option>
        {options.map((option) => (
          <option key={textOf(option.value)} value={textOf(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type={column.type === 'date' ? 'date' : column.type === 'time' ? 'time' : 'text'}
      inputMode={NUMBERS.includes(column.type) ? 'decimal' : undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}
