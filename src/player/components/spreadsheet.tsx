import { type ClipboardEvent, type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, objectOf, textOf } from '../core/values.ts';
import { useEchoed } from '../inputs/use-echoed.ts';
import { type CellResult, calculate } from '../sheet/calculate.ts';
import { type CellAt, cellName, parseCell } from '../sheet/cell-name.ts';
import type { CellValue } from '../sheet/functions.ts';
import { SheetGrid } from '../sheet/sheet-grid.tsx';
import { typedValue } from '../sheet/typed-value.ts';
import '../styles/sheet.css';

/** Names in capitals, values that a cell can hold; the rest is passed over. */
function contentOf(cells: Json): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(objectOf(cells)).flatMap(([name, value]): [string, CellValue][] => {
      const at = parseCell(name);
      return at === null || (typeof value === 'object' && value !== null) ? [] : [[cellName(at), value]];
    }),
  );
}

export function Spreadsheet({ view, p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const { shown, show, expect } = useEchoed(view.state['cells'] ?? p['cells'] ?? null);
  const content = useMemo(() => contentOf(shown), [shown]);
  const { cells, cycles } = useMemo(() => calculate(content), [content]);
  const rows = Math.round(clampOf(p['rows'], 20, 1, 1000));
  const columns = Math.round(clampOf(p['columns'], 8, 1, 100));
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const isLocked = flagOf(p['readOnly']) || flagOf(p['disabled']) || flagOf(p['loading']);
  const name = cellName(at);
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || title || 'Spreadsheet';
  const grid = useRef<HTMLDivElement>(null);

  // Results are the app's too: told when they change, first of all when it starts.
  const told = useRef<Json>({ values: {}, problems: [] });
  const now = useRef(send);
  now.current = send;
  const isRunning = source.mode === 'run';
  useEffect(() => {
    const payload = resultsOf(cells);
    if (!isRunning || jsonEqual(told.current, payload)) return;
    told.current = payload;
    now.current('calculate', payload);
  }, [cells, isRunning]);

  const put = (changes: Readonly<Record<string, CellValue>>, cell: string): void => {
    if (isLocked) return;
    const next: JsonObject = { ...content };
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) delete next[key];
      else next[key] = value;
    }
    if (jsonEqual(next, content)) return;
    show(next);
    expect(next);
    send('cellChange', { cell, value: changes[cell] ?? null, cells: next });
  };
  const go = (row: number, column: number): void => {
    const next = { row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns - 1, Math.max(0, column)) };
    setDraft(null);
    if (next.row === at.row && next.column === at.column) return;
    setAt(next);
    send('select', { cell: cellName(next) });
  };
  const keep = (): void => {
    if (draft !== null) put({ [name]: typedValue(draft) }, name);
    setDraft(null);
  };
  const raw = content[name];
  const rawText = raw === undefined || raw === null ? '' : textOf(raw);
  const edit = (text: string): void => {
    if (!isLocked) setDraft(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEditing = draft !== null;
    const { key } = event;
    let isTaken = true;
    if (key === 'Enter') {
      if (!isEditing && !event.shiftKey && !isLocked) edit(rawText);
      else {
        keep();
        go(at.row + (event.shiftKey ? -1 : 1), at.column);
        grid.current?.focus();
      }
    } else if (key === 'Tab' && isEditing) {
      keep();
      go(at.row, at.column + (event.shiftKey ? -1 : 1));
      grid.current?.focus();
    } else if (key === 'Escape' && isEditing) {
      event.stopPropagation();
      setDraft(null);
      grid.current?.focus();
    } else if (isEditing) isTaken = false;
    else if (key === 'ArrowDown') go(event.ctrlKey ? rows - 1 : at.row + 1, at.column);
    else if (key === 'ArrowUp') go(event.ctrlKey ? 0 : at.row - 1, at.column);
    else if (key === 'ArrowRight') go(at.row, event.ctrlKey ? columns - 1 : at.column + 1);
    else if (key === 'ArrowLeft') go(at.row, event.ctrlKey ? 0 : at.column - 1);
    else if (key === 'Home') go(event.ctrlKey ? 0 : at.row, 0);
    else if (key === 'End') go(event.ctrlKey ? rows - 1 : at.row, columns - 1);
    else if (key === 'PageDown') go(at.row + 10, at.column);
    else if (key === 'PageUp') go(at.row - 10, at.column);
    else if (key === 'F2') edit(rawText);
    else if (key === 'Delete' || key === 'Backspace') put({ [name]: null }, name);
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) edit(key);
    else isTaken = false;
    if (isTaken) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (draft !== null || isLocked) return;
    event.preventDefault();
    const lines = event.clipboardData
      .getData('text/plain')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    const changes: Record<string, CellValue> = {};
    lines.slice(0, rows - at.row).forEach((line, i) =>
      line
        .split('\t')
        .slice(0, columns - at.column)
        .forEach((text, j) => {
          changes[cellName({ row: at.row + i, column: at.column + j })] = typedValue(text);
        }),
    );
    put(changes, name);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', rawText);
  };
  return (
    <div {...root} className={cx('ca-card ca-sheet ca-grows', root.className)} aria-busy={flagOf(p['loading']) || undefined}>
      {title !== '' && <h2 className="ca-h2">{title}</h2>}
      {flagOf(p['showBar'], true) && (
        <div className="ca-sheet-bar">
          <span className="ca-num">{name}</span>
          <input
            type="text"
            aria-label={`Content of ${name}`}
            autoComplete="off"
            spellCheck={false}
            readOnly={isLocked}
            value={draft ?? rawText}
            onChange={(event) => edit(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') {
                if (event.key === 'Enter') keep();
                else setDraft(null);
                event.preventDefault();
                event.stopPropagation();
                grid.current?.focus();
              }
            }}
          />
        </div>
      )}
      <SheetGrid
        ref={grid}
        label={label}
        rows={rows}
        columns={columns}
        height={clampOf(p['height'], 360, 120, 2000)}
        at={at}
        draft={draft}
        isReadOnly={isLocked}
        resultOf={(cell): CellResult | undefined => cells.get(cell)}
        rawOf={(cell) => content[cell] ?? null}
        onGo={go}
        onEdit={() => edit(rawText)}
        onDraft={setDraft}
        onKeep={keep}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onCopy={onCopy}
      />
      {cycles.length > 0 && (
        <div className="ca-sheet-cycles" role="status">
          {cycles.slice(0, 3).map((path) => (
            <div key={path.join()}>{`These formulas need each other: ${[...path, path[0]].join(' → ')}. Change one of them.`}</div>
          ))}
        </div>
      )}
    </div>
  );
}

function resultsOf(cells: ReadonlyMap<string, CellResult>): { values: JsonObject; problems: JsonObject[] } {
  const values: JsonObject = {};
  const problems: JsonObject[] = [];
  for (const [cell, result] of cells) {
    if ('problem' in result) problems.push({ cell, message: result.problem });
    else values[cell] = result.value;
  }
  return { values, problems };
}
