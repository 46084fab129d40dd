import { DatePickerInput, DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { CalendarDays, Clock } from 'lucide-react';
import type { ReactElement } from 'react';
import { dateOf, dayOf, isMonthFirst } from '../core/format.ts';
import { objectOf, textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';
import { useDescribed } from './use-described.ts';
import '../styles/dates.css';

/** Loaded only by apps that ask for dates: the calendar and its library are heavy. */
export type DateControlProps = { control: Control; mode: 'date' | 'time' | 'datetime'; format?: string; min?: string; max?: string; isClearable?: boolean };

const CLASSES = { input: 'ca-input ca-select', day: 'ca-day', calendarHeaderControl: 'ca-iconbtn', section: 'ca-section' } as const;
/** Day and month in the order that the reader's language has them, as everywhere else in the app. */
const DAY_FORMAT = isMonthFirst() ? 'MMM D, YYYY' : 'D MMM YYYY';
const icon = <CalendarDays size={16} aria-hidden="true" />;
const popover = { shadow: 'md', offset: 4, classNames: { dropdown: 'ca-pop ca-pop-pad' } } as const;
const limits = (min: string, max: string): { minDate?: string; maxDate?: string } => ({
  ...(dateOf(min) === null ? {} : { minDate: min.slice(0, 10) }),
  ...(dateOf(max) === null ? {} : { maxDate: max.slice(0, 10) }),
});

/** Only the pattern letters of dayjs and plain separators. */
function formatOr(format: string, fallback: string): string {
  return format.trim() === '' ? fallback : format;
}

export function DateControl({ control, mode, format = '', min = '', max = '', isClearable = true }: DateControlProps): ReactElement {
  const { readOnly, ...native } = nativeProps(control);
  useDescribed(control.a11y);
  const value = dateOf(control.value);
  if (mode === 'time') {
    return (
      <div className="ca-input" data-disabled={control.isDisabled} data-readonly={readOnly} data-invalid={control.a11y['aria-invalid']}>
        <Clock size={16} aria-hidden="true" className="ca-icon" />
        <input
          {...native}
          readOnly={readOnly}
          type="time"
          value={/^\d\d:\d\d/.test(textOf(control.value)) ? textOf(control.value).slice(0, 5) : ''}
          onChange={(event) => control.onChange(event.target.value === '' ? null : event.target.value)}
        />
      </div>
    );
  }
  const clear = isClearable && !control.isRequired && value !== null && !readOnly;
  const shared = {
    ...native,
    error: control.a11y['aria-invalid'] === true,
    ...limits(min, max),
    classNames: CLASSES,
    leftSection: icon,
    leftSectionPointerEvents: 'none' as const,
    clearable: clear,
    clearButtonProps: { 'aria-label': 'Clear' },
    placeholder: control.placeholder === '' ? 'Choose a date' : control.placeholder,
    popoverProps: popover,
    readOnly,
  };
  if (mode === 'datetime') {
    return (
      <DateTimePicker
        {...shared}
        valueFormat={formatOr(format, `${DAY_FORMAT}, HH:mm`)}
        value={value === null ? null : dayjs(value).format('YYYY-MM-DD HH:mm:ss')}
        submitButtonProps={{ 'aria-label': 'Done' }}
        onChange={(next) => control.onChange(next === null ? null : dayjs(next).toDate().toISOString())}
      />
    );
  }
  return (
    <DatePickerInput
      {...shared}
      valueFormat={formatOr(format, DAY_FORMAT)}
      value={value === null ? null : dayOf(value)}
      firstDayOfWeek={1}
      onChange={(next) => control.onChange(next === null || next === '' ? null : dayjs(next).format('YYYY-MM-DD'))}
    />
  );
}

export type DateRangeControlProps = { control: Control; min?: string; max?: string; hasPresets?: boolean; isClearable?: boolean };

export function DateRangeControl({ control, min = '', max = '', hasPresets = true, isClearable = true }: DateRangeControlProps): ReactElement {
  const { readOnly, ...native } = nativeProps(control);
  useDescribed(control.a11y);
  const range = objectOf(control.value);
  const day = (key: string): string | null => {
    const date = dateOf(range[key]);
    return date === null ? null : dayOf(date);
  };
  const today = dayjs();
  const span = (from: dayjs.Dayjs, to: dayjs.Dayjs): [string, string] => [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')];
  const presets = [
    { label: 'Today', value: span(today, today) },
    { label: 'Last 7 days', value: span(today.subtract(6, 'day'), today) },
    { label: 'This month', value: span(today.startOf('month'), today.endOf('month')) },
    { label: 'Last month', value: span(today.subtract(1, 'month').startOf('month'), today.subtract(1, 'month').endOf('month')) },
    { label: 'This year', value: span(today.startOf('year'), today.endOf('year')) },
  ];
  const value: [string | null, string | null] = [day('start'), day('end')];
  return (
    <DatePickerInput
      {...native}
      error={control.a11y['aria-invalid'] === true}
      {...limits(min, max)}
      type="range"
      classNames={{ ...CLASSES, presetsList: 'ca-presets', presetButton: 'ca-preset' }}
      leftSection={icon}
      leftSectionPointerEvents="none"
      readOnly={readOnly}
      allowSingleDateInRange
      clearable={isClearable && !control.isRequired && value[0] !== null && !readOnly}
      clearButtonProps={{ 'aria-label': 'Clear' }}
      placeholder={control.placeholder === '' ? 'From, to' : control.placeholder}
      valueFormat={DAY_FORMAT}
      firstDayOfWeek={1}
      popoverProps={popover}
      {...(hasPresets ? { presets } : {})}
      value={value}
      onChange={([start, end]) => control.onChange({ start: start ?? null, end: end ?? null })}
    />
  );
}
