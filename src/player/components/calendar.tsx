import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { cx } from '../core/cx.ts';
import { dateOf, dayOf, formatAny, formatTime } from '../core/format.ts';
import { daysOf, moveDate, spanOf } from '../core/month.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, objectOf, oneOf, pathOf, rowsOf, textOf, toneOf } from '../core/values.ts';

type Entry = { row: JsonObject; title: string; time: string; tone: string };

const SHOWN_IN_DAY = 3;
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

export function Calendar({ p, root, send, handles }: NodeProps): ReactElement {
  const view = oneOf(p['view'], ['month', 'week', 'agenda'] as const, 'month');
  const wanted = textOf(p['date']);
  const today = dayOf(new Date());
  const [date, setDate] = useState(() => dateOf(wanted) ?? new Date());
  const [chosen, setChosen] = useState(wanted === '' ? today : wanted.slice(0, 10));
  const [seenDate, setSeenDate] = useState(wanted);
  if (seenDate !== wanted) {
    setSeenDate(wanted);
    setDate(dateOf(wanted) ?? new Date());
  }
  const byDay = useMemo(() => entriesByDay(p), [p]);
  const days = daysOf(view, date);
  const isDisabled = flagOf(p['disabled']);

  const go = (to: Date): void => {
    setDate(to);
    const shown = daysOf(view, to);
    send('rangeChange', { start: dayOf(shown[0] ?? to), end: dayOf(shown.at(-1) ?? to) });
  };
  const openDay = (day: string): void => {
    setChosen(day);
    send('dayClick', { date: day });
  };
  const entry = (item: Entry, i: number): ReactElement => (
    <button
      key={textOf(item.row['id']) || i}
      type="button"
      className="ca-cal-entry"
      data-tone={item.tone}
      disabled={isDisabled}
      onClick={() => send('select', { item: item.row })}
    >
      {item.time !== '' && <span className="ca-num">{item.time}</span>} {item.title}
    </button>
  );
  const list = (day: string): ReactElement => (
    <div key={day} className="ca-cal-day-list">
      <h3>{longDay.format(dateOf(day) ?? new Date())}</h3>
      {(byDay.get(day) ?? []).map(entry)}
      {(byDay.get(day) ?? []).length === 0 && <p className="ca-faint">Nothing on this day.</p>}
    </div>
  );
  const agendaDays = days.map(dayOf).filter((day) => (byDay.get(day) ?? []).length > 0);
  return (
    <div
      {...root}
      className={cx('ca-card ca-calendar ca-grows', root.className)}
      role="group"
      aria-label={textOf(p['ariaLabel']) || 'Calendar'}
      data-view={view}
    >
      <header>
        <h2 className="ca-h2" aria-live="polite">
          {monthName.format(date)}
        </h2>
        <span className="ca-fill" />
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => go(new Date())}>
          Today
        </button>
        <button
          type="button"
          className="ca-iconbtn"
          aria-label={view === 'week' ? 'Previous week' : 'Previous month'}
          onClick={() => go(moveDate(view, date, -1))}
        >
          <ChevronLeft size={18} aria-hidden="true" />
        </button>
        <button type="button" className="ca-iconbtn" aria-label={view === 'week' ? 'Next week' : 'Next month'} onClick={() => go(moveDate(view, date, 1))}>
          <ChevronRight size={18} aria-hidden="true" />
        </button>
      </header>
      {view === 'agenda' ? (
        <div className="ca-cal-agenda">{agendaDays.length === 0 ? <p className="ca-faint">Nothing in this month.</p> : agendaDays.map(list)}</div>
      ) : (
        <>
          <div className="ca-cal-grid">
            {days.slice(0, 7).map((day) => (
              <div key={day.getDay()} className="ca-cal-head" aria-hidden="true">
                {shortDay.format(day)}
              </div>
            ))}
            {days.map((day) => {
              const key = dayOf(day);
              const items = byDay.get(key) ?? [];
              return (
                <div
                  key={key}
                  className="ca-cal-day"
                  data-outside={view === 'month' && day.getMonth() !== date.getMonth()}
                  data-today={key === today}
                  data-chosen={key === chosen}
                >
                  <button
                    type="button"
                    className="ca-cal-number"
                    disabled={isDisabled}
                    aria-current={key === today ? 'date' : undefined}
                    aria-label={`${longDay.format(day)}, ${items.length === 0 ? 'nothing' : `${items.length} ${items.length === 1 ? 'entry' : 'entries'}`}`}
                    onClick={() => openDay(key)}
                  >
                    {day.getDate()}
                    {items.length > 0 && <i data-tone={items[0]?.tone} />}
                  </button>
                  <div className="ca-cal-entries">
                    {items.slice(0, view === 'week' ? 12 : SHOWN_IN_DAY).map(entry)}
                    {view === 'month' && items.length > SHOWN_IN_DAY && (
                      <button type="button" className="ca-cal-more" onClick={() => openDay(key)}>
                        {items.length - SHOWN_IN_DAY} more
                      </button>
                    )}
                  </div>
                </div>
              );
            })}
          </div>
          {/* On a phone, and for a day with more than fits, the chosen day's entries stand below. */}
          <div className="ca-cal-chosen" data-always={(byDay.get(chosen) ?? []).length > SHOWN_IN_DAY && !handles('dayClick')}>
            {list(chosen)}
          </div>
        </>
      )}
    </div>
  );
}

function entriesByDay(p: JsonObject): ReadonlyMap<string, readonly Entry[]> {
  const byDay = new Map<string, Entry[]>();
  const tones = objectOf(p['tones']);
  const toneField = textOf(p['toneField']);
  for (const row of rowsOf(p['events'])) {
    const value = pathOf(row, textOf(p['dateField']) || 'date');
    const start = dateOf(value);
    if (start === null) continue;
    const end = dateOf(textOf(p['endField']) === '' ? null : pathOf(row, textOf(p['endField']))) ?? start;
    const entry: Entry = {
      row,
      title: formatAny(pathOf(row, textOf(p['titleField']) || 'title')) || formatAny(row['name']) || 'Untitled',
      time: typeof value === 'string' && value.includes('T') ? formatTime(value) : '',
      tone: toneField === '' ? 'accent' : toneOf(tones[formatAny(pathOf(row, toneField))] ?? 'accent'),
    };
    for (const day of spanOf(new Date(start.getFullYear(), start.getMonth(), start.getDate()), end)) byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  }
  for (const entries of byDay.values()) entries.sort((a, b) => a.time.localeCompare(b.time));
  return byDay;
}
