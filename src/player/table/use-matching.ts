import { useEffect, useMemo, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import type { Filters } from './column-filter.ts';
import { haystacksOf, matcherOf } from './match-rows.ts';

/** Cells that are looked through at once; more are looked through in parts, so that typing goes on meanwhile. */
const AT_ONCE = 60_000;
/** ms of one part */
const PART_MS = 10;

/**
 * The rows that pass search and filters, in the order they came in.
 * @returns `isBusy` while the rows are still those of what was asked before
 */
export function useMatching(
  rows: readonly JsonObject[],
  columns: readonly TableColumn[],
  filters: Filters,
  text: string,
  isOff: boolean,
): { rows: readonly JsonObject[]; isBusy: boolean } {
  const haystacks = useMemo(() => haystacksOf(columns), [columns]);
  const matches = useMemo(() => (isOff ? null : matcherOf(columns, filters, text, haystacks)), [isOff, columns, filters, text, haystacks]);
  const isSmall = rows.length * columns.length <= AT_ONCE;
  const direct = useMemo(() => (matches === null ? rows : isSmall ? rows.filter(matches) : null), [rows, matches, isSmall]);
  const [found, setFound] = useState<{ rows: readonly JsonObject[]; of: readonly JsonObject[]; by: typeof matches } | null>(null);
  useEffect(() => {
    if (direct !== null || matches === null) return undefined;
    const { port1, port2 } = new MessageChannel();
    const out: JsonObject[] = [];
    let next = 0;
    port1.onmessage = () => {
      const until = performance.now() + PART_MS;
      while (next < rows.length && performance.now() < until) {
        const end = Math.min(next + 200, rows.length);
        for (; next < end; next++) {
          const row = rows[next];
          if (row !== undefined && matches(row)) out.push(row);
        }
      }
      if (next < rows.length) port2.postMessage(null);
      else setFound({ rows: out, of: rows, by: matches });
    };
    port2.postMessage(null);
    return () => port1.close();
  }, [direct, matches, rows]);
  if (direct !== null) return { rows: direct, isBusy: false };
  if (found === null) return { rows, isBusy: true };
  return { rows: found.rows, isBusy: found.of !== rows || found.by !== matches };
}
