import type { AppDataPort, Row } from '../../contracts/appdata.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import { isJsonValue } from './json-value.ts';
import type { Entity } from '../manifest/index.ts';
import { AppData } from './app-data.ts';
import { storedFields } from './fields.ts';
import { MemoryStore } from './memory-store.ts';

/** All rows and saved variables of an app: what an export carries and a browser keeps. */
export type DataSnapshot = { rows: Record<string, Row[]>; saved: Record<string, unknown> };

export type MemoryDataOptions = {
  clock: Clock;
  random: Random;
  /** Called after every committed change with a function that reads everything; call it when it is time to write (debounced, say). */
  persist?: (snapshot: () => DataSnapshot) => void;
  /** Called once with the same function, for a copy at any time. */
  onReady?: (snapshot: () => DataSnapshot) => void;
  /** Rows to start with, by entity. An entity that is missing here gets its seed rows. */
  rows?: Record<string, Row[]>;
  saved?: Record<string, unknown>;
};

/** An app's data in memory: headless boots, tests and exported apps. Behaves as the SQLite adapter does. */
export function createMemoryData(entities: readonly Entity[], options: MemoryDataOptions): AppDataPort {
  const { clock, random, persist, onReady, rows = {}, saved = {} } = options;
  const store = new MemoryStore(entities);
  const data = new AppData(store, { clock, random });
  for (const entity of entities) {
    if (Object.hasOwn(rows, entity.id)) for (const row of rows[entity.id] ?? []) store.insert(entity, completeRow(entity, row));
  }
  data.seed(entities.filter((entity) => !Object.hasOwn(rows, entity.id)));
  for (const [id, value] of Object.entries(saved)) if (isJsonValue(value)) store.save(id, value);

  const snapshot = (): DataSnapshot => ({
    rows: Object.fromEntries(
      entities.map((entity) => [entity.id, store.select(entity, { where: [], words: [], orderBy: [], limit: Number.MAX_SAFE_INTEGER, offset: 0 })]),
    ),
    saved: store.saved(),
  });
  onReady?.(snapshot);
  if (persist) {
    data.onDidChange(() => persist(snapshot));
    const setSaved = data.setSaved.bind(data);
    data.setSaved = async (id, value) => {
      await setSaved(id, value);
      persist(snapshot);
    };
  }
  return data;
}

/** Stored rows may be older than the manifest: every field is there, unknown ones are left out. */
function completeRow(entity: Entity, row: Row): Row {
  const out: Row = { id: row.id };
  for (const field of storedFields(entity)) out[field.id] = row[field.id] ?? (field.type === 'boolean' ? false : null);
  out['createdAt'] = row['createdAt'] ?? null;
  out['updatedAt'] = row['updatedAt'] ?? null;
  return out;
}
