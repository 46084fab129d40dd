import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry } from '../../../shared/contracts/permissions.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { asAppError, rpc } from '../../platform/index.ts';

const PAGE = 500;
/** ms after a change before the newest calls are read again; a busy app reports many */
const DELAY = 250;

export type Audit = { entries: readonly AuditEntry[]; hasOlder: boolean; isLoading: boolean; error: AppError | undefined; loadOlder: () => void; reload: () => void };

/**
 * The calls of an app, newest first, page by page.
 *
 * @param change anything that differs after a call was made: the newest are then read
 */
export function useAudit(appId: string, change: unknown): Audit {
  const [entries, setEntries] = useState<readonly AuditEntry[]>([]);
  const [hasOlder, setHasOlder] = useState(false);
  const [isLoading, setLoading] = useState(true);
  const [error, setError] = useState<AppError>();
  const [tick, setTick] = useState(0);
  const isBusy = useRef(false);
  const shown = useRef<{ appId: string; entries: readonly AuditEntry[] }>({ appId, entries: [] });

  useEffect(() => {
    const abort = new AbortController();
    const isFirst = shown.current.appId !== appId || shown.current.entries.length === 0;
    if (isFirst) shown.current = { appId, entries: [] };
    const timer = setTimeout(
      () => {
        const read = async (): Promise<void> => {
          const known = shown.current.entries[0]?.id ?? null;
          const fresh = await newerThan(appId, known, abort.signal);
          if (abort.signal.aborted) return;
          if (known === null) setHasOlder(fresh.length === PAGE);
          shown.current = { appId, entries: [...fresh, ...shown.current.entries] };
          setEntries(shown.current.entries);
          setError(undefined);
        };
        read()
          .catch((thrown: unknown) => {
            if (!abort.signal.aborted) setError(asAppError(thrown));
          })
          .finally(() => {
            if (!abort.signal.aborted) setLoading(false);
          });
      },
      isFirst ? 0 : DELAY,
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [appId, change, tick]);

  const loadOlder = useCallback(() => {
    const last = shown.current.entries.at(-1);
    if (isBusy.current || last === undefined) return;
    isBusy.current = true;
    setLoading(true);
    rpc.permissions
      .audit({ appId, limit: PAGE, before: last.id })
      .then(
        (older) => {
          if (shown.current.appId !== appId) return;
          shown.current = { appId, entries: [...shown.current.entries, ...older] };
          setEntries(shown.current.entries);
          setHasOlder(older.length === PAGE);
        },
        (thrown: unknown) => setError(asAppError(thrown)),
      )
      .finally(() => {
        isBusy.current = false;
        setLoading(false);
      });
  }, [appId]);
  return { entries, hasOlder, isLoading, error, loadOlder, reload: useCallback(() => setTick((n) => n + 1), []) };
}

/** What came since, however much: page by page until the known one shows up. The first time one page is enough. */
async function newerThan(appId: string, known: number | null, signal: AbortSignal): Promise<AuditEntry[]> {
  const fresh: AuditEntry[] = [];
  for (let before: number | undefined; ; ) {
    const page = await rpc.permissions.audit({ appId, limit: PAGE, ...(before === undefined ? {} : { before }) }, { signal });
    const at = known === null ? -1 : page.findIndex((entry) => entry.id <= known);
    fresh.push(...(at === -1 ? page : page.slice(0, at)));
    before = page.at(-1)?.id;
    if (known === null || at !== -1 || page.length < PAGE) return fresh;
  }
}

/** Every call that is kept. @param onProgress how many so far */
export async function wholeAudit(appId: string, onProgress: (count: number) => void, signal: AbortSignal): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (;;) {
    const before = all.at(-1)?.id;
    const page = await rpc.permissions.audit({ appId, limit: 1000, ...(before === undefined ? {} : { before }) }, { signal });
    all.push(...page);
    onProgress(all.length);
    if (page.length < 1000) return all;
  }
}
