import { Clock, X } from 'lucide-react';
import { type ReactElement, useId, useRef, useState } from 'react';
import { dateOf, dayOf } from '../core/format.ts';
import { textOf } from '../core/values.ts';
import { DayInput, isDay } from './day-input.tsx';
import { dayLimit } from './day-pattern.ts';
import { DayPopover, boxState } from './day-popover.tsx';
import { type Control, nativeProps } from './input-node.tsx';
import { MonthGrid } from './month-grid.tsx';

/** Loaded only by apps that ask for dates. */
type DateControlProps = { control: Control; mode: 'date' | 'time' | 'datetime'; format?: string; min?: string; max?: string; isClearable?: boolean };

const timeOf = (date: Date): string => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;

export function DateControl(props: DateControlProps): ReactElement {
  const { control, mode } = props;
  if (mode === 'time') {
    const text = textOf(control.value);
    return (
      <TimeBox
        control={control}
        value={/^\d\d:\d\d/.test(text) ? text.slice(0, 5) : ''}
        onChange={(time) => control.onChange(time === '' ? null : time)}
        native={nativeProps(control)}
      />
    );
  }
  return mode === 'datetime' ? <MomentControl {...props} /> : <DayControl {...props} onChange={control.onChange} value={control.value} />;
}

type DayControlProps = Omit<DateControlProps, 'mode'> & { value: Control['value']; onChange: (day: string | null) => void };

function DayControl({ control, value: given, onChange, format = '', min = '', max = '', isClearable = true }: DayControlProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const native = nativeProps(control);
  const date = dateOf(given);
  const value = date === null ? textOf(given) : dayOf(date);
  const isLocked = control.isDisabled || control.isReadOnly;
  const field = (
    <>
      <DayInput
        native={{ ...native, placeholder: control.placeholder === '' ? 'Type or choose a date' : control.placeholder }}
        inputRef={input}
        value={value}
        pattern={format}
        onChange={(next) => onChange(next === '' ? null : next)}
        onOpen={() => setIsOpen(true)}
      />
      {isClearable && !control.isRequired && value !== '' && !isLocked && (
        <button
          type="button"
          className="ca-iconbtn"
          data-size="small"
          aria-label="Clear"
          onClick={() => {
            onChange(null);
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </>
  );
  const chosen = isDay(value) ? value : null;
  return (
    <DayPopover label="Choose a date" isOpen={isOpen} setIsOpen={setIsOpen} isLocked={isLocked} giveBack={input} field={field} box={boxState(control)}>
      <MonthGrid
        from={chosen}
        to={chosen}
        min={dayLimit(min)}
        max={dayLimit(max)}
        onPick={(day) => {
          setIsOpen(false);
          input.current?.focus({ preventScroll: true });
          if (day !== value) onChange(day);
        }}
      />
    </DayPopover>
  );
}

/** A day and a time beside it, kept together as a moment in UTC. */
function MomentControl(props: DateControlProps): ReactElement {
  const { control } = props;
  const words = useId();
  const date = dateOf(control.value);
  /** A time without a day yet. */
  const [early, setEarly] = useState('');
  const time = date === null ? early : timeOf(date);
  const { a11y } = control;
  const set = (day: string, at: string): void => control.onChange(new Date(`${day}T${at === '' ? '00:00' : at}`).toISOString());
  const { id: _id, 'aria-label': ariaLabel, ...native } = nativeProps(control);
  return (
    <div className="ca-dayfields" role="group" aria-labelledby={a11y.labelId} aria-label={ariaLabel}>
      <DayControl
        {...props}
        value={date === null ? control.value : dayOf(date)}
        // What is no day is handed on as it stands, for the check to find.
        onChange={(day) => (day === null ? control.onChange(null) : isDay(day) ? set(day, time) : control.onChange(day))}
      />
      <TimeBox
        control={control}
        value={time}
        onChange={(next) => {
          setEarly(next);
          if (date !== null) set(dayOf(date), next);
        }}
        native={{
          ...native,
          ...(a11y.labelId === undefined ? { 'aria-label': `${ariaLabel ?? ''} time`.trim() } : { 'aria-labelledby': `${a11y.labelId} ${words}` }),
        }}
      />
      <span id={words} hidden>
        time
      </span>
    </div>
  );
}

type TimeBoxProps = { control: Control; value: string; onChange: (time: string) => void; native: React.InputHTMLAttributes<HTMLInputElement> };

function TimeBox({ control, value, onChange, native }: TimeBoxProps): ReactElement {
  return (
    <div className="ca-input ca-timefield" {...boxState(control)}>
      <Clock size={16} aria-hidden="true" className="ca-icon" />
      <input {...native} type="time" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
