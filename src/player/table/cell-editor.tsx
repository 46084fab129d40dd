import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { optionsOf, pathOf, textOf } from '../core/values.ts';
import { draftOf, isNumeric, readCell } from './cell-value.ts';

/** `next`: edit the next cell; `stay`: the focus goes back to the cell; `leave`: it went elsewhere by itself. */
export type After = 'stay' | 'next' | 'previous' | 'leave';

type Props = {
  row: JsonObject;
  column: TableColumn;
  /** Begins with it instead of what the cell holds. */
  begin?: string | undefined;
  onKeep: (value: Json, after: After) => void;
  /** @param text what was typed and is thrown away; undefined: nothing was */
  onStop: (text: string | undefined, after: After) => void;
};

/** Edits one cell in place. Enter and Tab keep what passes the column's rules, Escape leaves the cell as it was. */
export function CellEditor({ row, column, begin, onKeep, onStop }: Props): ReactElement {
  const before = pathOf(row, column.field);
  const original = draftOf(before, column);
  const [text, setText] = useState(begin ?? original);
  const [problem, setProblem] = useState('');
  const problemId = useId();
  /** The browser tells of the lost focus once more when the input goes. */
  const isDone = useRef(false);
  const options = optionsOf(column.choices as Json | undefined);
  const finish = (act: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  };
  const keep = (typed: string, after: After): void => {
    const read = readCell(typed, column, before);
    // What is wrong stays open, unless it is not even new.
    if ('problem' in read && typed !== original) return setProblem(read.problem);
    finish(() => ('problem' in read || jsonEqual(read.value, before) ? onStop(undefined, after) : onKeep(read.value, after)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the grid are not those of an input.
    event.stopPropagation();
    if (event.key === 'Escape') finish(() => onStop(text === original ? undefined : text, 'stay'));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep(text, 'stay');
    else if (event.key === 'Tab') keep(text, event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
  const shared = {
    className: 'ca-cell-input',
    'aria-label': column.label,
    'aria-invalid': problem !== '' || undefined,
    'aria-describedby': problem === '' ? undefined : problemId,
    'aria-required': column.required === true || undefined,
    autoFocus: true,
    onKeyDown,
    onBlur: () => keep(text, 'leave'),
  };
  return (
    <span className="ca-cell-editor">
      {column.type === 'tag' && options.length > 0 && !Array.isArray(before) ? (
        <select {...shared} value={text} onChange={(event) => setText(event.target.value)}>
          <option value="">None</option>
          {options.map((option) => (
            <option key={textOf(option.value)} value={textOf(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={column.type === 'date' ? 'date' : column.type === 'time' ? 'time' : 'text'}
          inputMode={isNumeric(column) ? 'decimal' : undefined}
          autoComplete="off"
          value={text}
          onFocus={(event) => {
            if (begin === undefined && event.target.type === 'text') event.target.select();
          }}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
        />
      )}
      {problem !== '' && (
        <span id={problemId} role="alert" className="ca-cell-problem">
          {problem}
        </span>
      )}
    </span>
  );
}
