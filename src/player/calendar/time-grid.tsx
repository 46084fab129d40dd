import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { dayOf, formatTime } from '../core/format.ts';
import { type Entry, type Times, endOf, placedOn, resized, shifted } from './entries.ts';

/** px of an hour, minutes that a drag goes by, the hour that is on top at first */
const HOUR = 44;
const SNAP = 15;
const FIRST_HOUR = 7;
const DRAG_FROM = 4;

const dayName = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric' });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

type Props = {
  days: readonly Date[];
  byDay: ReadonlyMap<string, readonly Entry[]>;
  today: string;
  isDisabled: boolean;
  canMove: boolean;
  onSelect: (entry: Entry) => void;
  onMove: (entry: Entry, to: Times) => void;
  onDay: (day: string) => void;
};

type Drag = { entry: Entry; kind: 'move' | 'size'; x: number; y: number; isMoving: boolean; to: Times };

/** What Alt and an arrow ask for; with Shift they change the end. */
export function keyShift(event: KeyboardEvent, entry: Entry, isMonth: boolean): Times | null {
  if (!event.altKey) return null;
  const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (side === 0 && step === 0) return null;
  if (event.shiftKey) return step !== 0 && entry.isTimed ? resized(entry, step * SNAP) : null;
  if (side !== 0) return shifted(entry, side, 0);
  return isMonth || !entry.isTimed ? shifted(entry, step * 7, 0) : shifted(entry, 0, step * SNAP);
}

/** Days beside each other, hours under each other. Entries are dragged to another time, by their lower edge to another end. */
export function TimeGrid({ days, byDay, today, isDisabled, canMove, onSelect, onMove, onDay }: Props): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const wasDragged = useRef(false);
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = FIRST_HOUR * HOUR - 12;
  }, []);
  const start = (event: PointerEvent<HTMLElement>, entry: Entry, kind: Drag['kind']): void => {
    wasDragged.current = false;
    if (!canMove || event.button !== 0 || event.pointerType === 'touch') return;
    setDrag({ entry, kind, x: event.clientX, y: event.clientY, isMoving: false, to: entry });
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (drag === null || columns.current === null) return;
    const { width } = columns.current.getBoundingClientRect();
    // What one px of the grid is on the screen, when the text size scales the app.
    const zoom = width / columns.current.offsetWidth || 1;
    const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoving && Math.hypot(x, y) < DRAG_FROM) return;
    if (!drag.isMoving) event.currentTarget.setPointerCapture?.(event.pointerId);
    wasDragged.current = true;
    const minutes = Math.round(((y / zoom / HOUR) * 60) / SNAP) * SNAP;
    const side = getComputedStyle(columns.current).direction === 'rtl' ? -1 : 1;
    const by = Math.round((x * side) / (width / days.length));
    setDrag({ ...drag, isMoving: true, to: drag.kind === 'size' ? resized(drag.entry, minutes) : shifted(drag.entry, by, minutes) });
  };
  const drop = (): void => {
    if (drag === null) return;
    setDrag(null);
    const { entry, to } = drag;
    if (drag.isMoving && (to.start.getTime() !== entry.start.getTime() || to.end?.getTime() !== entry.end?.getTime())) onMove(entry, to);
  };
  const whole = (day: Date): readonly Entry[] => (byDay.get(dayOf(day)) ?? []).filter((entry) => !entry.isTimed);
  const hasWhole = days.some((day) => whole(day).length > 0);
  const shownIn = (day: Date): readonly Entry[] => {
    const moving = drag?.isMoving === true ? drag : null;
    const timed = (byDay.get(dayOf(day)) ?? []).filter((entry) => entry.key !== moving?.entry.key);
    return moving === null ? timed : [...timed, { ...moving.entry, ...moving.to }];
  };
  return (
    <div className="ca-cal-time" style={{ '--days': days.length } as CSSProperties}>
      <div className="ca-cal-time-head">
        <span />
        {days.map((day) => (
          <button
            key={dayOf(day)}
            type="button"
            disabled={isDisabled}
            aria-current={dayOf(day) === today ? 'date' : undefined}
            aria-label={longDay.format(day)}
            onClick={() => onDay(dayOf(day))}
          >
            {dayName.format(day)}
          </button>
        ))}
      </div>
      {hasWhole && (
        <div className="ca-cal-time-head" role="group" aria-label="All day">
          <span className="ca-faint">All day</span>
          {days.map((day) => (
            <div key={dayOf(day)} className="ca-cal-entries">
              {whole(day).map((entry) => (
                <button
                  key={entry.key}
                  type="button"
                  className="ca-cal-entry"
                  data-tone={entry.tone}
                  disabled={isDisabled}
                  onClick={() => onSelect(entry)}
                  onKeyDown={(event) => {
                    const to = canMove ? keyShift(event, entry, false) : null;
                    if (to === null) return;
                    event.preventDefault();
                    onMove(entry, to);
                  }}
                >
                  {entry.title}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
      <div ref={scroller} className="ca-cal-time-scroll" tabIndex={0} role="group" aria-label="Hours">
        <div className="ca-cal-hours" aria-hidden="true" style={{ height: 24 * HOUR }}>
          {Array.from({ length: 23 }, (_, i) => (
            <span key={i} style={{ top: (i + 1) * HOUR }}>{`${String(i + 1).padStart(2, '0')}:00`}</span>
          ))}
        </div>
        <div
          ref={columns}
          className="ca-cal-columns"
          style={{ height: 24 * HOUR, backgroundSize: `100% ${HOUR}px` }}
          // Here, not on the entry: that is drawn anew in each day it is dragged over.
          onPointerMove={follow}
          onPointerUp={drop}
          onPointerCancel={() => setDrag(null)}
        >
          {days.map((day) => (
            <div key={dayOf(day)} role="group" aria-label={longDay.format(day)} data-today={dayOf(day) === today}>
              {placedOn(day, shownIn(day)).map(({ entry, from, to, lane, lanes }) => (
                <button
                  key={entry.key}
                  type="button"
                  className="ca-cal-entry"
                  data-key={entry.key}
                  data-tone={entry.tone}
                  data-moving={(drag?.isMoving === true && drag.entry.key === entry.key) || undefined}
                  disabled={isDisabled}
                  aria-label={`${entry.title}, ${formatTime(entry.start.getTime())} to ${formatTime(endOf(entry).getTime())}`}
                  aria-description={canMove ? 'Alt and arrows move it, with Shift its end.' : undefined}
                  style={{
                    top: (from / 60) * HOUR,
                    height: ((to - from) / 60) * HOUR - 2,
                    insetInlineStart: `${(lane / lanes) * 100}%`,
                    width: `calc(${100 / lanes}% - 3px)`,
                  }}
                  onPointerDown={(event) => {
                    const isEdge = event.target instanceof Element && event.target.matches('.ca-cal-edge');
                    start(event, (byDay.get(dayOf(day)) ?? []).find((one) => one.key === entry.key) ?? entry, isEdge ? 'size' : 'move');
                  }}
                  onClick={() => {
                    if (!wasDragged.current) onSelect(entry);
                  }}
                  onKeyDown={(event) => {
                    const next = canMove ? keyShift(event, entry, false) : null;
                    if (next === null) return;
                    event.preventDefault();
                    onMove(entry, next);
                  }}
                >
                  <span className="ca-num">{formatTime(entry.start.getTime())}</span> {entry.title}
                  {canMove && <span className="ca-cal-edge" aria-hidden="true" />}
                </button>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
