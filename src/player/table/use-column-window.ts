import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { widthOf } from './column-layout.ts';
import type { Columns } from './use-columns.ts';

/** px beside what is in view that is drawn too */
const MARGIN = 240;
/** px below which rows are drawn as cards */
export const PHONE_WIDTH = 600;
/** A card with more lines than this is no overview. */
const PHONE_COLUMNS = 12;

export type ColumnWindow = {
  isPhone: boolean;
  isWide: boolean;
  start: readonly TableColumn[];
  middle: readonly TableColumn[];
  end: readonly TableColumn[];
  /** All columns that the keyboard reaches, in order. */
  all: readonly TableColumn[];
  /** px of the columns before those of the middle that are drawn; all widths together */
  before: number;
  total: number;
  /** px from the edge that it sticks to, by field */
  offsets: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, number>;
};

/**
 * Which columns are drawn: all, or of many those that are in view.
 * @param lead px of what stands before the first column: ticks, buttons that open rows
 * @param kept field of a column that stays drawn, because it has the focus
 */
export function useColumnWindow(columns: Columns, scroller: RefObject<HTMLElement | null>, lead: number, kept: string): ColumnWindow {
  const { arranged, layout, isWide } = columns;
  const [viewport, setViewport] = useState({ width: 1200, left: 0, isPhone: false });
  const starts = useMemo(() => {
    const out = [0];
    for (const column of arranged.middle) out.push((out.at(-1) ?? 0) + widthOf(column, layout));
    return out;
  }, [arranged, layout]);
  const pinnedWidth = useMemo(
    () => [...arranged.start, ...arranged.end].reduce((sum, column) => sum + widthOf(column, layout), lead),
    [arranged, layout, lead],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const read = (): void => {
      const width = element.clientWidth || 1200;
      // In steps, so that scrolling a little draws nothing anew.
      const left = Math.floor(Math.abs(element.scrollLeft) / 120) * 120;
      const appWidth = element.closest('.ca-root')?.clientWidth ?? 0;
      const next = { width, left, isPhone: appWidth > 0 && appWidth <= PHONE_WIDTH };
      setViewport((before) => (before.width === next.width && before.left === next.left && before.isPhone === next.isPhone ? before : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);

  const { width, left, isPhone } = viewport;
  let from = 0;
  let to = arranged.middle.length;
  if (isWide && !isPhone) {
    while (from < to && (starts[from + 1] ?? 0) < left - MARGIN) from++;
    const right = left + Math.max(200, width - pinnedWidth) + MARGIN + 120;
    while (to > from && (starts[to - 1] ?? 0) > right) to--;
    const keptAt = arranged.middle.findIndex((column) => column.field === kept);
    if (keptAt !== -1) {
      from = Math.min(from, keptAt);
      to = Math.max(to, keptAt + 1);
    }
  }
  return useMemo(() => {
    const offsets = new Map<string, number>();
    let at = lead;
    for (const column of arranged.start) {
      offsets.set(column.field, at);
      at += widthOf(column, layout);
    }
    at = 0;
    for (const column of arranged.end.toReversed()) {
      offsets.set(column.field, at);
      at += widthOf(column, layout);
    }
    const all = isPhone ? arranged.all.slice(0, PHONE_COLUMNS) : arranged.all;
    const parts = isPhone ? { start: [], middle: all, end: [] } : { start: arranged.start, middle: arranged.middle.slice(from, to), end: arranged.end };
    return {
      isPhone,
      isWide: isWide && !isPhone,
      ...parts,
      all,
      before: starts[from] ?? 0,
      total: pinnedWidth + (starts.at(-1) ?? 0),
      offsets,
      places: new Map(all.map((column, i) => [column.field, i])),
    };
  }, [arranged, layout, lead, isPhone, isWide, from, to, starts, pinnedWidth]);
}
