import { X } from 'lucide-react';
import { type ReactElement, useId, useRef, useState } from 'react';
import { dateOf, dayOf } from '../core/format.ts';
import { addDays } from '../core/month.ts';
import { objectOf, textOf } from '../core/values.ts';
import { DayInput, isDay } from './day-input.tsx';
import { dayLimit } from './day-pattern.ts';
import { DayPopover, boxState } from './day-popover.tsx';
import { type Control, nativeProps } from './input-node.tsx';
import { MonthGrid } from './month-grid.tsx';

type DateRangeControlProps = { control: Control; min?: string; max?: string; hasPresets?: boolean; isClearable?: boolean };

type Ends = { start: string; end: string };

/** The periods that people ask for most, from the day that it is. */
function presetsAt(today: Date): readonly (Ends & { label: string })[] {
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const span = (label: string, from: Date, to: Date): Ends & { label: string } => ({ label, start: dayOf(from), end: dayOf(to) });
  return [
    span('Today', today, today),
    span('Last 7 days', addDays(today, -6), today),
    span('This month', new Date(year, month, 1), new Date(year, month + 1, 0)),
    span('Last month', new Date(year, month - 1, 1), new Date(year, month, 0)),
    span('This year', new Date(year, 0, 1), new Date(year, 11, 31)),
  ];
}

/** Two days, typed or chosen one after the other in one calendar. */
export function DateRangeControl({ control, min = '', max = '', hasPresets = true, isClearable = true }: DateRangeControlProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  /** The day that was chosen first, while the other is still to come. */
  const [half, setHalf] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const words = useId();
  const { a11y } = control;
  const isLocked = control.isDisabled || control.isReadOnly;
  const range = objectOf(control.value);
  const end = (key: string): string => {
    const date = dateOf(range[key]);
    return date === null ? textOf(range[key]) : dayOf(date);
  };
  const value: Ends = { start: end('start'), end: end('end') };
  const set = (next: Ends): void => control.onChange({ start: next.start || null, end: next.end || null });
  const finish = (next: Ends): void => {
    setIsOpen(false);
    setHalf(null);
    input.current?.focus({ preventScroll: true });
    set(next);
  };
  const { id, 'aria-label': ariaLabel, ...native } = nativeProps(control);
  const one = (key: keyof Ends, word: string): ReactElement => (
    <DayInput
      native={{
        ...native,
        ...(key === 'start' ? { id } : {}),
        ...(a11y.labelId === undefined ? { 'aria-label': `${ariaLabel ?? ''} ${word}`.trim() } : { 'aria-labelledby': `${a11y.labelId} ${words}-${key}` }),
        placeholder: key === 'start' ? (control.placeholder === '' ? 'From' : control.placeholder) : 'To',
      }}
      inputRef={key === 'start' ? input : null}
      value={value[key]}
      pattern=""
      onChange={(day) => set({ ...value, [key]: day })}
      onOpen={() => setIsOpen(true)}
    />
  );
  const field = (
    <>
      {one('start', 'from')}
      <span className="ca-dash" aria-hidden="true">
        –
      </span>
      {one('end', 'to')}
      <span id={`${words}-start`} hidden>
        from
      </span>
      <span id={`${words}-end`} hidden>
        to
      </span>
      {isClearable && !control.isRequired && (value.start !== '' || value.end !== '') && !isLocked && (
        <button
          type="button"
          className="ca-iconbtn"
          data-size="small"
          aria-label="Clear"
          onClick={() => {
            set({ start: '', end: '' });
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </>
  );
  return (
    <DayPopover
      label="Choose dates"
      isOpen={isOpen}
      setIsOpen={(next) => {
        setIsOpen(next);
        setHalf(null);
      }}
      isLocked={isLocked}
      giveBack={input}
      field={field}
      box={boxState(control)}
    >
      <div className="ca-range">
        {hasPresets && (
          <div className="ca-presets" role="group" aria-label="Periods">
            {presetsAt(new Date()).map((preset) => (
              <button
                key={preset.label}
                type="button"
                className="ca-option"
                aria-pressed={value.start === preset.start && value.end === preset.end}
                onClick={() => finish({ start: preset.start, end: preset.end })}
              >
                {preset.label}
              </button>
            ))}
          </div>
        )}
        <div>
          <MonthGrid
            from={half ?? (isDay(value.start) ? value.start : null)}
            to={half ?? (isDay(value.end) ? value.end : null)}
            min={dayLimit(min)}
            max={dayLimit(max)}
            onPick={(day) => {
              if (half === null) setHalf(day);
              else finish(day < half ? { start: day, end: half } : { start: half, end: day });
            }}
          />
          <p className="ca-help" role="status">
            {half === null ? 'Choose the first day.' : 'Now choose the last day.'}
          </p>
        </div>
      </div>
    </DayPopover>
  );
}
