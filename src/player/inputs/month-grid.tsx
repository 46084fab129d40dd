import { DirectionContext } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useContext, useEffect, useRef, useState } from 'react';
import { dateOf, dayOf } from '../core/format.ts';
import { addDays, daysOf, moveDate } from '../core/month.ts';
import { firstDayOfWeek, readerLocale } from '../core/week.ts';
import '../styles/dates.css';

type MonthGridProps = {
  /** First and last chosen day; the same for a single one, null for none. */
  from: string | null;
  to: string | null;
  /** Days that may be chosen; '' for no limit. */
  min: string;
  max: string;
  onPick: (day: string) => void;
};

/** Years that can be chosen from where the app sets no limits. */
const YEARS_BACK = 120;
const YEARS_AHEAD = 30;

const named = (date: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(readerLocale(), { ...options, calendar: 'gregory' }).format(date);

/**
 * One month to choose a day from. Arrows go by days and weeks over the ends of the month, Home and End to the ends of the week,
 * the page keys by months and with Shift by years.
 */
export function MonthGrid({ from, to, min, max, onPick }: MonthGridProps): ReactElement {
  const today = new Date();
  const isAllowed = (day: string): boolean => (min === '' || day >= min) && (max === '' || day <= max);
  /** The nearest day that may be chosen. */
  const within = (date: Date): Date => {
    const day = dayOf(date);
    return min !== '' && day < min ? (dateOf(min) ?? date) : max !== '' && day > max ? (dateOf(max) ?? date) : date;
  };
  const [at, setAt] = useState(() => within(dateOf(from) ?? today));
  const grid = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  const isRtl = useContext(DirectionContext).dir === 'rtl';
  const first = firstDayOfWeek();
  const days = daysOf('month', at, first);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [at]);

  const show = (date: Date, isFocused: boolean): void => {
    wantsFocus.current = isFocused;
    setAt(within(date));
  };
  const byMonths = (count: number, isFocused: boolean): void => show(moveDate('month', at, count), isFocused);
  const onKeyDown = (event: KeyboardEvent): void => {
    const weekday = (at.getDay() - first + 7) % 7;
    const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday }[event.key];
    if (step !== undefined) show(addDays(at, step), true);
    else if (event.key === 'PageUp' || event.key === 'PageDown') byMonths((event.key === 'PageUp' ? -1 : 1) * (event.shiftKey ? 12 : 1), true);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (isAllowed(dayOf(at))) onPick(dayOf(at));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const year = at.getFullYear();
  const firstYear = Math.min(year, min === '' ? today.getFullYear() - YEARS_BACK : Number(min.slice(0, 4)));
  const lastYear = Math.max(year, max === '' ? today.getFullYear() + YEARS_AHEAD : Number(max.slice(0, 4)));
  const firstOf = new Date(year, at.getMonth(), 1);
  const lastOf = new Date(year, at.getMonth() + 1, 0);
  const arrow = (by: 1 | -1): ReactElement => (
    <button
      type="button"
      className="ca-iconbtn"
      aria-label={by === 1 ? 'Next month' : 'Previous month'}
      disabled={by === 1 ? max !== '' && dayOf(lastOf) >= max : min !== '' && dayOf(firstOf) <= min}
      onClick={() => byMonths(by, false)}
    >
      {(by === 1) === isRtl ? <ChevronLeft size={18} aria-hidden="true" /> : <ChevronRight size={18} aria-hidden="true" />}
    </button>
  );
  return (
    <div className="ca-month">
      <div className="ca-month-head">
        {arrow(-1)}
        <select aria-label="Month" value={at.getMonth()} onChange={(event) => byMonths(Number(event.target.value) - at.getMonth(), false)}>
          {Array.from({ length: 12 }, (_, i) => (
            <option key={i} value={i}>
              {named(new Date(year, i, 1), { month: 'long' })}
            </option>
          ))}
        </select>
        <select aria-label="Year" value={year} onChange={(event) => byMonths((Number(event.target.value) - year) * 12, false)}>
          {Array.from({ length: lastYear - firstYear + 1 }, (_, i) => (
            <option key={i} value={firstYear + i}>
              {firstYear + i}
            </option>
          ))}
        </select>
        {arrow(1)}
      </div>
      <table ref={grid} role="grid" aria-label={named(at, { month: 'long', year: 'numeric' })} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {days.slice(0, 7).map((date) => (
              <th key={date.getDay()} scope="col" abbr={named(date, { weekday: 'long' })}>
                {named(date, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: days.length / 7 }, (_, week) => (
            <tr key={week}>
              {days.slice(week * 7, week * 7 + 7).map((date) => {
                const day = dayOf(date);
                const isOn = day === from || day === to;
                return (
                  <td
                    key={day}
                    role="gridcell"
                    className="ca-day"
                    tabIndex={day === dayOf(at) ? 0 : -1}
                    data-autofocus={day === dayOf(at) || undefined}
                    aria-selected={isOn || isBetween(day, from, to)}
                    aria-current={day === dayOf(today) ? 'date' : undefined}
                    aria-disabled={isAllowed(day) ? undefined : true}
                    aria-label={named(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
                    data-selected={isOn || undefined}
                    data-in-range={isBetween(day, from, to) || undefined}
                    data-outside={date.getMonth() === at.getMonth() ? undefined : true}
                    data-today={day === dayOf(today) || undefined}
                    onClick={() => {
                      if (!isAllowed(day)) return;
                      show(date, true);
                      onPick(day);
                    }}
                  >
                    {date.getDate()}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isBetween(day: string, from: string | null, to: string | null): boolean {
  return from !== null && to !== null && day > from && day < to;
}
