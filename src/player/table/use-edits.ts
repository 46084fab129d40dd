import { useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf } from '../core/values.ts';

/** A row with changes that were not saved yet. */
export type Draft = { row: JsonObject; changes: JsonObject; shown: JsonObject };

/** `text`: begins with it instead of what the cell holds. */
export type Editing = { key: string; field: string; text?: string };

type Discarded = { kind: 'cell'; editing: Editing } | { kind: 'rows'; drafts: ReadonlyMap<string, Draft> };

export type Edits = {
  mode: 'cell' | 'row';
  editing: Editing | null;
  drafts: ReadonlyMap<string, Draft>;
  /** What can be brought back with `undo`. */
  discarded: Discarded | null;
  start: (editing: Editing) => void;
  /** @param text what was typed and is thrown away; undefined when nothing was */
  stop: (text?: string) => void;
  change: (row: JsonObject, key: string, field: string, value: Json) => void;
  save: (keys: readonly string[]) => void;
  discard: (keys: readonly string[]) => void;
  /** @returns false when there was nothing to bring back */
  undo: () => boolean;
};

/** Changes go out cell by cell, or wait in their row until it is saved. What is thrown away can be brought back once. */
export function useEdits({ p, send }: NodeProps): Edits {
  const mode = oneOf(p['saveEdits'], ['cell', 'row'] as const, 'cell');
  const [editing, setEditing] = useState<Editing | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [discarded, setDiscarded] = useState<Discarded | null>(null);
  const without = (keys: readonly string[]): ReadonlyMap<string, Draft> => new Map([...drafts].filter(([key]) => !keys.includes(key)));
  return {
    mode,
    editing,
    drafts,
    discarded,
    start: setEditing,
    stop: (text) => {
      if (text !== undefined && editing !== null) setDiscarded({ kind: 'cell', editing: { ...editing, text } });
      setEditing(null);
    },
    change: (row, key, field, value) => {
      setEditing(null);
      if (mode === 'cell') return send('cellChange', { row, field, value });
      const before = drafts.get(key);
      const original = before?.row ?? row;
      const changes = { ...before?.changes, [field]: value };
      // Back to what it was is no change.
      if (value === (original[field] ?? null)) delete changes[field];
      if (Object.keys(changes).length === 0) return setDrafts(without([key]));
      return setDrafts(new Map(drafts).set(key, { row: original, changes, shown: { ...original, ...changes } }));
    },
    save: (keys) => {
      for (const key of keys) {
        const draft = drafts.get(key);
        if (draft !== undefined) send('save', { row: draft.shown, changes: draft.changes });
      }
      setDrafts(without(keys));
    },
    discard: (keys) => {
      const gone = new Map([...drafts].filter(([key]) => keys.includes(key)));
      if (gone.size === 0) return;
      setDiscarded({ kind: 'rows', drafts: gone });
      setDrafts(without(keys));
    },
    undo: () => {
      if (discarded === null) return false;
      setDiscarded(null);
      if (discarded.kind === 'cell') setEditing(discarded.editing);
      else setDrafts(new Map([...drafts, ...discarded.drafts]));
      return true;
    },
  };
}
