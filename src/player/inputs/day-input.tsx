import { type InputHTMLAttributes, type ReactElement, type Ref, useState } from 'react';
import { dateOf, dayOf } from '../core/format.ts';
import { dayText } from './day-pattern.ts';
import { dayOrder, readDay } from './read-day.ts';

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'id'
  | 'aria-label'
  | 'aria-labelledby'
  | 'aria-describedby'
  | 'aria-invalid'
  | 'aria-required'
  | 'disabled'
  | 'readOnly'
  | 'placeholder'
  | 'onFocus'
  | 'onBlur'
>;

type DayInputProps = {
  native: Native;
  inputRef: Ref<HTMLInputElement>;
  /** "2026-03-14", or what was typed and is no day; '' when empty. */
  value: string;
  pattern: string;
  onChange: (value: string) => void;
  /** Down opens the calendar, as in a select. */
  onOpen: () => void;
};

/**
 * A day typed as people write it. It counts when the field is left or Enter is pressed: "4/5/20" is a day on the way to "4/5/2026".
 * What cannot be read is handed on as it stands, so that the field's check can say so.
 */
export function DayInput({ native, inputRef, value, pattern, onChange, onOpen }: DayInputProps): ReactElement {
  /** What is being typed; null once it is left and shows as dates do. */
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string): string => (text.trim() === '' ? '' : (readDay(text, { order: dayOrder(pattern), today: dayOf(new Date()) }) ?? text.trim()));
  const keep = (text: string): void => {
    setDraft(null);
    if (read(text) !== value) onChange(read(text));
  };
  return (
    <input
      {...native}
      ref={inputRef}
      type="text"
      autoComplete="off"
      data-input="day"
      value={draft ?? (isDay(value) ? dayText(value, pattern) : value)}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={(event) => {
        if (draft !== null) keep(draft);
        native.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (native.readOnly === true) return;
        if (event.key === 'Enter' && draft !== null) keep(draft);
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        if (draft !== null) keep(draft);
        onOpen();
      }}
    />
  );
}

export function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && dateOf(value) !== null;
}
