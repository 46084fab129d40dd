import { useMemo, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { usePlayer } from '../core/context.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { columnsOf, flagOf } from '../core/values.ts';
import { type Arranged, type ColumnLayout, NO_LAYOUT, arrange, isChanged, layoutOf, layoutToJson } from './column-layout.ts';
import { keep, readKept } from './viewer-store.ts';

/** From here on only the columns in view are drawn, each with a width of its own. */
const WIDE_FROM = 16;

export type Columns = {
  /** The author's, in the author's order, without those that the author hides. */
  all: readonly TableColumn[];
  arranged: Arranged;
  layout: ColumnLayout;
  /** Whether columns can be moved, pinned and hidden by who looks at them. */
  canArrange: boolean;
  /** Every column has a width in px, so that their places are known without drawing them. */
  isWide: boolean;
  change: (layout: ColumnLayout) => void;
};

/** The columns as this viewer arranged them. The arrangement is kept in this browser, by app and component. */
export function useColumns({ view, p }: NodeProps, rows: readonly JsonObject[]): Columns {
  const { source } = usePlayer();
  const given = p['columns'];
  const hasColumns = Array.isArray(given) && given.length > 0;
  // Columns that are made from the rows look at the first one only.
  const first = hasColumns ? undefined : rows[0];
  const all = useMemo(() => columnsOf(given, first === undefined ? [] : [first]), [given, first]);
  const canArrange = flagOf(p['arrangeable'], true);
  const key = source.mode === 'run' && canArrange ? `casual-columns/${source.frame()?.name ?? ''}/${view.node}` : null;
  const [layout, setLayout] = useState<ColumnLayout>(() => (key === null ? NO_LAYOUT : layoutOf(readKept(key))));
  const arranged = useMemo(() => arrange(all, layout), [all, layout]);
  return {
    all,
    arranged,
    layout,
    canArrange,
    isWide: arranged.all.length > WIDE_FROM || arranged.start.length + arranged.end.length > 0,
    change: (next) => {
      setLayout(next);
      if (key !== null) keep(key, isChanged(next) ? layoutToJson(next) : undefined);
    },
  };
}
