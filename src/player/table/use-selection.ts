import { useMemo, useRef, useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf, pathOf, rowsOf, textOf } from '../core/values.ts';

export type Selection = {
  kind: 'none' | 'single' | 'multiple';
  keys: ReadonlySet<string>;
  /** @param isRange with Shift: everything between the row chosen last and this one */
  choose: (row: JsonObject, isRange?: boolean) => void;
  chooseAll: (rows: readonly JsonObject[]) => void;
  clear: () => void;
};

type Options = { all: readonly JsonObject[]; shown: readonly JsonObject[]; keyOf: (row: JsonObject) => string; rowKey: string };

/** What the app's state says wins over what was last chosen here. */
export function useSelection({ view, p, send }: NodeProps, { all, shown, keyOf, rowKey }: Options): Selection {
  const kind = oneOf(p['selection'], ['none', 'single', 'multiple'] as const, 'none');
  const remote: Json | undefined = kind === 'multiple' ? view.state['selectedRows'] : kind === 'single' ? view.state['selectedRow'] : undefined;
  const fromApp = useMemo(() => new Set(rowsOf(Array.isArray(remote) ? remote : [remote ?? null]).map((row) => textOf(pathOf(row, rowKey)))), [remote, rowKey]);
  const [local, setLocal] = useState<ReadonlySet<string> | null>(null);
  const [seen, setSeen] = useState(fromApp);
  if (seen !== fromApp) {
    setSeen(fromApp);
    setLocal(null);
  }
  const keys = local ?? fromApp;
  const last = useRef<string | null>(null);
  const tell = (next: ReadonlySet<string>, row: JsonObject | null): void => {
    setLocal(next);
    send('select', { row, rows: all.filter((candidate) => next.has(keyOf(candidate))) });
  };
  return {
    kind,
    keys,
    choose: (row, isRange = false) => {
      const key = keyOf(row);
      if (kind === 'single') return tell(new Set([key]), row);
      const next = new Set(keys);
      const from = isRange && last.current !== null ? shown.findIndex((candidate) => keyOf(candidate) === last.current) : -1;
      const to = from === -1 ? -1 : shown.indexOf(row);
      if (from !== -1 && to !== -1) for (const between of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(keyOf(between));
      else if (!next.delete(key)) next.add(key);
      last.current = key;
      return tell(next, row);
    },
    chooseAll: (rows) => tell(new Set([...keys, ...rows.map(keyOf)]), null),
    clear: () => {
      last.current = null;
      tell(new Set(), null);
    },
  };
}
