import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Entry, type Times, entriesByDay, entriesOf, momentLike, shifted } from '../calendar/entries.ts';
import { zoneOf } from '../calendar/zone.ts';
import { TimeGrid, keyShift } from '../calendar/time-grid.tsx';
import { cx } from '../core/cx.ts';
import { dateOf, dayOf } from '../core/format.ts';
import { type CalendarView, daysOf, moveDate } from '../core/month.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, pathOf, textOf } from '../core/values.ts';

const SHOWN_IN_DAY = 3;
const FIRST_DAYS = { monday: 1, sunday: 0, saturday: 6 } as const;
const PERIODS: Readonly<Record<CalendarView, string>> = { month: 'month', week: 'week', day: 'day', agenda: 'month' };
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const monthName = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
/** "America/New_York" → "New York" */
const placeOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

export function Calendar({ p, root, send, handles }: NodeProps): ReactElement {
  const view = oneOf(p['view'], ['month', 'week', 'day', 'agenda'] as const, 'month');
  const wanted = textOf(p['date']);
  const zoneName = textOf(p['timeZone']);
  const zone = useMemo(() => zoneOf(zoneName), [zoneName]);
  const now = (): Date => zone?.wall(new Date()) ?? new Date();
  const today = dayOf(now());
  const [date, setDate] = useState(() => dateOf(wanted) ?? now());
  const [chosen, setChosen] = useState(wanted === '' ? today : wanted.slice(0, 10));
  const [seenDate, setSeenDate] = useState(wanted);
  if (seenDate !== wanted) {
    setSeenDate(wanted);
    setDate(dateOf(wanted) ?? now());
  }
  const events = p['events'];
  const [moved, setMoved] = useState<ReadonlyMap<string, Times>>(new Map());
  const [seenEvents, setSeenEvents] = useState(events);
  if (seenEvents !== events) {
    setSeenEvents(events);
    setMoved(new Map());
  }
  const byDay = useMemo(() => entriesByDay(entriesOf(p, moved)), [p, moved]);
  const firstDay = FIRST_DAYS[oneOf(p['weekStart'], ['monday', 'sunday', 'saturday'] as const, 'monday')];
  const days = daysOf(view, date, firstDay);
  const isDisabled = flagOf(p['disabled']);
  const canMove = handles('move') && !isDisabled;
  const grid = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ entry: Entry; from: string } | null>(null);
  /** Key of the entry that was moved with the keyboard: it is drawn elsewhere and keeps the focus. */
  const refocused = useRef('');
  useLayoutEffect(() => {
    if (refocused.current === '') return;
    const entry = grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(refocused.current)}"]`);
    refocused.current = '';
    entry?.focus();
  });

  const move = (entry: Entry, to: Times): void => {
    setMoved(new Map(moved).set(entry.key, { start: to.start, end: to.end }));
    const start = pathOf(entry.row, textOf(p['dateField']) || 'date');
    const end = textOf(p['endField']) === '' ? null : pathOf(entry.row, textOf(p['endField']));
    refocused.current = document.activeElement?.getAttribute('data-key') === entry.key ? entry.key : '';
    send('move', { item: entry.row, start: momentLike(to.start, start, zone), end: to.end === null ? null : momentLike(to.end, end ?? start, zone) });
  };

  const go = (to: Date): void => {
    setDate(to);
    const shown = daysOf(view, to, firstDay);
    send('rangeChange', { start: dayOf(shown[0] ?? to), end: dayOf(shown.at(-1) ?? to) });
  };
  const openDay = (day: string): void => {
    setChosen(day);
    send('dayClick', { date: day });
  };
  const entry = (item: Entry, day: string): ReactElement => (
    <button
      key={item.key}
      data-key={item.key}
      type="button"
      draggable={canMove && view === 'month'}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', item.title);
        setDragged({ entry: item, from: day });
      }}
      onDragEnd={() => setDragged(null)}
      onKeyDown={(event) => {
        const to = canMove ? keyShift(event, item, true) : null;
        if (to === null) return;
        event.preventDefault();
        move(item, to);
      }}
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
      {(byDay.get(day) ?? []).map((item) => entry(item, day))}
      {(byDay.get(day) ?? []).length === 0 && <p className="ca-faint">Nothing on this day.</p>}
    </div>
  );
  const agendaDays = days.map(dayOf).filter((day) => (byDay.get(day) ?? []).length > 0);
  return (
    <div
      {...root}
      ref={grid}
      className={cx('ca-card ca-calendar ca-grows', root.className)}
      role="group"
      aria-label={textOf(p['ariaLabel']) || 'Calendar'}
      data-view={view}
    >
      <header>
        <h2 className="ca-h2" aria-live="polite">
          {view === 'day' ? longDay.format(date) : monthName.format(date)}
        </h2>
        {zone !== null && zone.name !== localZone() && <span className="ca-faint">Times in {placeOf(zone.name)}</span>}
        <span className="ca-fill" />
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => go(now())}>
          Today
        </button>
        <button type="button" className="ca-iconbtn" aria-label={`Previous ${PERIODS[view]}`} onClick={() => go(moveDate(view, date, -1))}>
          <ChevronLeft size={18} aria-hidden="true" />
        </button>
        <button type="button" className="ca-iconbtn" aria-label={`Next ${PERIODS[view]}`} onClick={() => go(moveDate(view, date, 1))}>
          <ChevronRight size={18} aria-hidden="true" />
        </button>
      </header>
      {(view === 'week' || view === 'day') && (
        <TimeGrid
          days={days}
          byDay={byDay}
          today={today}
          isDisabled={isDisabled}
          canMove={canMove}
          onSelect={(item) => send('select', { item: item.row })}
          onMove={move}
          onDay={openDay}
        />
      )}
      {view === 'day' ? null : view === 'agenda' ? (
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
                  onDragOver={(event) => {
                    if (dragged !== null) event.preventDefault();
                  }}
                  onDrop={(event) => {
                    event.preventDefault();
                    setDragged(null);
                    const from = dateOf(dragged?.from ?? '');
                    // In whole days, whatever the clocks do in between.
                    if (dragged !== null && from !== null && dragged.from !== key)
                      move(dragged.entry, shifted(dragged.entry, Math.round((day.getTime() - from.getTime()) / 86_400_000), 0));
                  }}
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
                    {items.slice(0, view === 'week' ? 12 : SHOWN_IN_DAY).map((item) => entry(item, key))}
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
