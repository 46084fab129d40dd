import { useEffect, useMemo, useRef } from 'react';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import { rpc, Store, useRpcStream, useStore } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { RowStore, type FieldShape, type RowsQuery, type RowsState } from './row-store.ts';

/** ms after the last change of data before rows are read again; under steady change they are read this often too */
const QUIET = 150;

/** The rows of an entity, read again when they change here or in the running app. */
export function useRows(entity: Entity, query: RowsQuery): { store: RowStore; state: RowsState } {
  const editor = useEditor();
  // A field added or retyped needs new rows; a label does not.
  const shape = JSON.stringify(entity.fields.map(({ id, type }): FieldShape => ({ id, type })));
  const store = useMemo(() => new RowStore(editor.appId, entity.id, JSON.parse(shape) as FieldShape[]), [editor.appId, entity.id, shape]);
  useEffect(() => {
    let isGone = false;
    // The host changes the rows once the new shape has reached it; what was read before that is old.
    const read = (): void => {
      if (!isGone) void store.reload();
    };
    editor.whenSaved().then(read, () => undefined);
    return () => {
      isGone = true;
      store.dispose();
    };
  }, [editor, store]);
  const state = useStore(store.state);
  const key = JSON.stringify(query);
  useEffect(() => store.setQuery(JSON.parse(key) as RowsQuery), [store, key]);
  const later = useLater();
  // After the connection was lost, and after the host has the field, what is shown may be old.
  const reload = (): void => later(() => void store.reload());
  useRpcStream(
    `data.watch ${editor.appId}`,
    (signal) => rpc.data.watch({ appId: editor.appId }, { signal }),
    (change: { entity: string }) => change.entity === entity.id && reload(),
    reload,
  );
  return { store, state };
}

/** How many rows each entity has, kept fresh. */
export function useCounts(entities: readonly Entity[]): ReadonlyMap<string, number> {
  const editor = useEditor();
  const counts = useMemo(() => new CountStore(editor.appId), [editor.appId]);
  const ids = entities.map((entity) => entity.id).join();
  useEffect(() => counts.load(ids === '' ? [] : ids.split(',')), [counts, ids]);
  const later = useLater();
  const changed = useRef(new Set<string>());
  const soon = (entity: string): void => {
    changed.current.add(entity);
    later(() => {
      const all = [...changed.current];
      changed.current.clear();
      counts.load(all);
    });
  };
  useRpcStream(
    `data.counts ${editor.appId}`,
    (signal) => rpc.data.watch({ appId: editor.appId }, { signal }),
    (change: { entity: string }) => soon(change.entity),
    () => counts.load(ids === '' ? [] : ids.split(',')),
  );
  return useStore(counts.state);
}

/** Runs the newest of many requests a moment later, and never later than that. */
function useLater(): (run: () => void) => void {
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; run: () => void } | null>(null);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);
  return (run) => {
    if (pending.current !== null) {
      pending.current.run = run;
      return;
    }
    const entry = {
      run,
      timer: setTimeout(() => {
        pending.current = null;
        entry.run();
      }, QUIET),
    };
    pending.current = entry;
  };
}

class CountStore {
  readonly state = new Store<ReadonlyMap<string, number>>(new Map());
  private readonly appId: string;

  constructor(appId: string) {
    this.appId = appId;
  }

  load(ids: readonly string[]): void {
    for (const entity of ids) {
      rpc.data.count({ appId: this.appId, entity }).then(
        ({ count }) => this.state.update((before) => (before.get(entity) === count ? before : new Map([...before, [entity, count]]))),
        // An entity the host does not know yet: its count comes with the next change.
        () => undefined,
      );
    }
  }
}
