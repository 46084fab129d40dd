import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { rpc, useRpcQuery } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import type { CellEditorProps } from './cell-editor.tsx';
import { editKeys, type EditDone } from './edit-keys.ts';

/** rows offered at once; typing narrows them */
const MOST = 30;
/** ms after the last letter */
const QUIET = 120;

/** Finds a row of another entity by typing; arrows choose, Enter keeps. However many rows there are. */
export function ReferenceEditor({ field, text, selectAll, onDone }: CellEditorProps): ReactElement {
  const editor = useEditor();
  const target = editor.app.entities().find((entity) => entity.id === field.reference?.entity);
  const display = target?.displayField ?? 'id';
  // Looked for by its name; other fields would bring rows that only look alike.
  const isNamed = ['text', 'longText', 'email', 'phone', 'url'].includes(target?.fields.find((each) => each.id === display)?.type ?? '');
  const [typed, setTyped] = useState(selectAll ? '' : text);
  const [search, setSearch] = useState(typed);
  const [at, setAt] = useState(selectAll ? -1 : 0);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const pending = useRef<{ key: 'Enter' | 'Tab'; shift: boolean } | null>(null);
  const listId = useId();
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), QUIET);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRpcQuery(`related ${editor.appId} ${target?.id ?? ''} ${search}`, (signal) =>
    target === undefined
      ? Promise.resolve({ rows: [], total: 0 })
      : rpc.data.list(
          {
            appId: editor.appId,
            request: {
              entity: target.id,
              limit: MOST,
              orderBy: [{ field: display }],
              ...(isNamed && search.trim() !== '' ? { where: [{ field: display, op: 'contains' as const, value: search.trim() }] } : { search }),
            },
          },
          { signal },
        ),
  );
  // The name of the row that is chosen now.
  const current = useRpcQuery(`chosen ${editor.appId} ${target?.id ?? ''} ${selectAll ? text : ''}`, (signal) =>
    target === undefined || text === '' || !selectAll
      ? Promise.resolve(null)
      : rpc.data.get({ appId: editor.appId, entity: target.id, rowId: text }, { signal }),
  );
  const nameOf = (row: Readonly<Record<string, unknown>>): string => String(row[display] ?? '') || String(row['id']);
  const rows = bestFirst((found.data?.rows ?? []) as Row[], typed, nameOf);
  const canClear = !field.required && text !== '' && typed === '' && selectAll;
  const options = [...(canClear ? [{ value: '', label: 'None' }] : []), ...rows.map((row) => ({ value: row.id, label: nameOf(row) }))];

  const finish: EditDone = (value, key, shift) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value, key, shift);
  };
  // What is shown until the answer comes is not about what was typed.
  const isFresh = search === typed && found.data !== undefined;
  /** Null while nothing is chosen: then nothing changes. */
  const value = (): string | null => (at >= 0 && isFresh ? (options[at]?.value ?? null) : null);
  const first = options[at]?.value;
  useEffect(() => {
    const key = pending.current;
    if (!isFresh || key === null) return;
    pending.current = null;
    if (first !== undefined) finish(first, key.key, key.shift);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      setAt((before) => Math.max(0, Math.min(options.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
      return;
    }
    const chosen = value();
    if (chosen === null && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      event.stopPropagation();
      // Too fast: it is chosen as soon as it is found. Found nothing: stay, so that the words are not lost without a sign.
      if (typed !== '' && !isFresh) pending.current = { key: event.key, shift: event.shiftKey };
      if (typed === '') finish(null, null, false);
      return;
    }
    editKeys(event, chosen ?? '', finish);
  };
  return (
    <>
      <input
        ref={input}
        className="grid-input"
        role="combobox"
        aria-label={field.label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={at >= 0 && options[at] !== undefined ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={current.data === undefined || current.data === null ? `Find a ${target?.name.toLowerCase() ?? 'row'}` : nameOf(current.data)}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(event.target.value === '' ? -1 : 0);
        }}
        onBlur={() => finish(null, null, false)}
        onKeyDown={onKeyDown}
      />
      <Below anchor={input}>
        <ul id={listId} role="listbox" aria-label={target?.plural ?? 'Rows'} className="ide-layer menu related scroll">
          {options.map((option, i) => (
            <li
              key={option.value}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === at}
              className="mi"
              data-highlighted={i === at ? '' : undefined}
              onPointerDown={(event) => {
                event.preventDefault();
                finish(option.value, 'Enter', false);
              }}
            >
              <span className="ell">{option.label}</span>
            </li>
          ))}
          {options.length === 0 && (
            <li className="mi t3" role="presentation">
              {found.data === undefined ? 'Looking' : search === '' ? `No ${target?.plural.toLowerCase() ?? 'rows'} yet` : `Nothing matches “${search}”`}
            </li>
          )}
          {(found.data?.total ?? 0) > MOST && (
            <li className="ml" role="presentation">{`${((found.data?.total ?? 0) - MOST).toLocaleString('en')} more: type to narrow`}</li>
          )}
        </ul>
      </Below>
    </>
  );
}

/** The row of exactly that name, then those that start with it, then the rest. */
function bestFirst(rows: readonly Row[], typed: string, nameOf: (row: Row) => string): readonly Row[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return rows;
  const rank = (row: Row): number => {
    const name = nameOf(row).toLowerCase();
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** Right under a cell, or above it where there is no room, whatever clips the cell. */
function Below({ anchor, children }: { anchor: React.RefObject<HTMLElement | null>; children: ReactElement }): ReactElement | null {
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number; width: number } | null>(null);
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (box === undefined) return;
    const isLow = box.bottom + 240 > window.innerHeight;
    setPlace({ left: box.left, width: Math.max(220, box.width), ...(isLow ? { bottom: window.innerHeight - box.top + 2 } : { top: box.bottom + 2 }) });
  }, [anchor]);
  return place === null ? null : createPortal(<div style={{ position: 'fixed', zIndex: 'var(--z-menu, 60)', ...place }}>{children}</div>, document.body);
}
