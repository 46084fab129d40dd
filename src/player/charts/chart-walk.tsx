import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';

/** Where a point is in the picture, what is said of it. */
export type WalkPoint = { series: number; index: number; text: string };
export type Mark = { series: number; index: number } | null;

const PAGE = 10;

type Props = {
  label: string;
  /** Points in order, by series. */
  points: readonly (readonly WalkPoint[])[];
  canChoose: boolean;
  onChoose: (point: WalkPoint) => void;
  /** Shows the mark in the picture; the point is marked while the chart has the focus. */
  children: (mark: Mark) => ReactNode;
};

/** A chart for the keyboard: left and right go from point to point, up and down to the next series, Enter chooses. Each point is said. */
export function ChartWalk({ label, points, canChoose, onChoose, children }: Props): ReactElement {
  const [wanted, setAt] = useState<{ series: number; place: number } | null>(null);
  const lines = points.filter((line) => line.length > 0);
  // There may be fewer points now than there were.
  const series = wanted === null ? 0 : Math.min(wanted.series, lines.length - 1);
  const line = lines[series] ?? [];
  const place = wanted === null ? 0 : Math.min(wanted.place, line.length - 1);
  const point = wanted === null ? undefined : line[place];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || lines.length === 0) return;
    const go = (toSeries: number, toPlace: number): void => {
      const next = Math.max(0, Math.min(lines.length - 1, toSeries));
      setAt({ series: next, place: Math.max(0, Math.min((lines[next]?.length ?? 1) - 1, toPlace)) });
    };
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: PAGE, PageUp: -PAGE, Home: -line.length, End: line.length }[event.key];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) go(series, wanted === null && step === 1 ? 0 : place + step);
    else if (by !== undefined) go(wanted === null ? 0 : series + by, place);
    else if (event.key === 'Escape' && wanted !== null) setAt(null);
    else if ((event.key === 'Enter' || event.key === ' ') && point !== undefined) {
      if (canChoose) onChoose(point);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="ca-chart-walk"
      role="application"
      aria-roledescription="chart"
      aria-label={`${label}. The arrows go from point to point${canChoose ? ', Enter chooses one' : ''}.`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setAt(null)}
    >
      {children(point === undefined ? null : { series: point.series, index: point.index })}
      <span className="ca-sr" role="status">
        {point === undefined ? '' : `${point.text}. ${place + 1} of ${line.length}${lines.length > 1 ? `, series ${series + 1} of ${lines.length}` : ''}`}
      </span>
    </div>
  );
}
