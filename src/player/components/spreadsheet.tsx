import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { useMethods, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import type { FormatType } from '../sheet/cell-format.ts';
import { type CellAt, type CellRange, cellName, parseCell, parseRange } from '../sheet/cell-name.ts';
import { clearedBy } from '../sheet/clip.ts';
import { fillChanges, repeatChanges } from '../sheet/fill.ts';
import { keyTarget } from '../sheet/selection.ts';
import { SheetBar } from '../sheet/sheet-bar.tsx';
import { SheetFoot } from '../sheet/sheet-foot.tsx';
import type { SheetGraph } from '../sheet/sheet-graph.ts';
import { SheetGrid } from '../sheet/sheet-grid.tsx';
import { typedValue } from '../sheet/typed-value.ts';
import { useClipboard } from '../sheet/use-clipboard.ts';
import { useSheet } from '../sheet/use-sheet.ts';
import '../styles/sheet.css';

/** With Ctrl and Shift, as spreadsheets have them; by the key's place, since Shift changes its sign. */
const FORMAT_KEYS: Readonly<Record<string, FormatType>> = { Digit1: 'number', Digit3: 'date', Digit4: 'currency', Digit5: 'percent', Backquote: 'auto' };
/** px that the keyboard changes a column's width by */
const WIDTH_STEP = 16;

/** `isTyping`: begun by typing, so that arrows go on to the next cell; else by F2, Enter or in the bar, where they move in the text. */
type Draft = { text: string; isTyping: boolean; isInBar: boolean };

export function Spreadsheet(node: NodeProps): ReactElement {
  const { view, p, root } = node;
  const sheet = useSheet(node);
  useResults(node, sheet.graph, sheet.version);
  const { selection, range, bounds, isLocked } = sheet;
  const [draft, showDraft] = useState<Draft | null>(null);
  /** Keeping a draft moves the focus, and losing the focus keeps the draft: the second finds that there is none any more. */
  const live = useRef<Draft | null>(null);
  const setDraft = (next: Draft | null): void => {
    live.current = next;
    showDraft(next);
  };
  const [said, setSaid] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const clipboard = useClipboard(sheet, draft !== null, setSaid);
  const name = cellName(selection.at);
  const raw = sheet.rawAt(selection.at);
  const rawText = raw === null ? '' : textOf(raw);
  const title = textOf(p['title']);
  const focusGrid = (): void => grid.current?.focus({ preventScroll: true });

  const edit = (text: string, how: Partial<Draft> = {}): void => {
    if (!isLocked) setDraft({ text, isTyping: false, isInBar: false, ...how });
  };
  const keep = (): void => {
    const kept = live.current;
    setDraft(null);
    if (kept !== null) sheet.put({ [name]: typedValue(kept.text) }, name, kept.text.trim().endsWith('%') ? 'percent' : undefined);
  };
  const move = (rows: number, columns: number): void => sheet.select({ row: selection.at.row + rows, column: selection.at.column + columns });
  const fillAlong = (isDown: boolean): void => {
    // One cell is filled from the one before it.
    const isOne = isDown ? range.from.row === range.to.row : range.from.column === range.to.column;
    const { row, column } = range.from;
    const from = isOne ? { row: isDown ? Math.max(0, row - 1) : row, column: isDown ? column : Math.max(0, column - 1) } : range.from;
    sheet.put(repeatChanges(sheet.rawAt, { from, to: range.to }, isDown, bounds), cellName(range.from));
  };
  useMethods(view.id, {
    focus: focusGrid,
    select: (wanted) => {
      const to = parseRange(textOf(wanted));
      if (to !== null) sheet.select(to.from, to.to);
    },
    undo: sheet.undo,
    redo: sheet.redo,
  });

  const onEditKey = (event: KeyboardEvent, { isTyping, text }: Draft): boolean => {
    const arrow = isTyping && !text.startsWith('=') ? keyTarget(event, selection.at, bounds, () => false) : null;
    if (event.key === 'Enter' || event.key === 'Tab') {
      keep();
      const by = event.shiftKey ? -1 : 1;
      if (event.key === 'Enter') move(by, 0);
      else move(0, by);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (arrow !== null && event.key.startsWith('Arrow')) {
      keep();
      sheet.select(arrow);
    } else return false;
    focusGrid();
    return true;
  };
  const onCommand = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    const format = event.shiftKey ? FORMAT_KEYS[event.code] : undefined;
    if (format !== undefined) sheet.setFormat(format);
    else if (key === 'z' && !event.shiftKey) sheet.undo();
    else if (key === 'y' || key === 'z') sheet.redo();
    else if (key === 'a') sheet.select({ row: 0, column: 0 }, { row: bounds.rows - 1, column: bounds.columns - 1 });
    else if (key === 'd') fillAlong(true);
    else if (key === 'r') fillAlong(false);
    else if (key === ' ') sheet.select({ row: 0, column: range.from.column }, { row: bounds.rows - 1, column: range.to.column });
    else return false;
    return true;
  };
  const onGridKey = (event: KeyboardEvent): boolean => {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.altKey) {
      const by = key === 'ArrowRight' ? WIDTH_STEP : key === 'ArrowLeft' ? -WIDTH_STEP : 0;
      if (!event.shiftKey || by === 0) return false;
      sheet.setWidth(selection.at.column, sheet.widthOf(selection.at.column) + by);
      return true;
    }
    const to = keyTarget(event, selection.to, bounds, (at) => sheet.rawAt(at) !== null);
    if (to !== null) sheet.select(event.shiftKey ? selection.at : to, to);
    else if (isCommand) return onCommand(event);
    else if (key === ' ' && event.shiftKey) sheet.select({ row: range.from.row, column: 0 }, { row: range.to.row, column: bounds.columns - 1 });
    else if (key === 'Enter' && (event.shiftKey || isLocked)) move(event.shiftKey ? -1 : 1, 0);
    else if (key === 'Enter' || key === 'F2') edit(rawText);
    else if (key === 'Delete' || key === 'Backspace') sheet.put(clearedBy(range, sheet.content, parseCell), name);
    else if (key === 'Escape' && clipboard.cut !== null) clipboard.forget();
    else if (key.length === 1) edit(key, { isTyping: true });
    else return false;
    return true;
  };
  /** While a formula is typed that could take a cell next, a click gives it one. */
  const point = (at: CellAt): boolean => {
    if (draft === null || !/^=(?:.*[-+*/^&=<>(,;:])?\s*$/s.test(draft.text)) return false;
    setDraft({ ...draft, text: draft.text + cellName(at) });
    return true;
  };
  const cycles = sheet.graph.cycles();
  return (
    <div {...root} className={cx('ca-card ca-sheet ca-grows', root.className)} aria-busy={flagOf(p['loading']) || undefined}>
      {title !== '' && <h2 className="ca-h2">{title}</h2>}
      {flagOf(p['showBar'], true) && (
        <SheetBar
          sheet={sheet}
          text={draft?.text ?? rawText}
          onEdit={(text) => edit(text, { isInBar: true })}
          onKeep={keep}
          onCancel={() => setDraft(null)}
          onLeave={focusGrid}
        />
      )}
      <SheetGrid
        ref={grid}
        sheet={sheet}
        label={textOf(p['ariaLabel']) || title || 'Spreadsheet'}
        height={clampOf(p['height'], 360, 120, 2000)}
        frozenRows={Math.round(clampOf(p['frozenRows'], 0, 0, 10))}
        draft={draft === null || draft.isInBar ? null : draft.text}
        cut={clipboard.cut}
        onEdit={() => edit(rawText)}
        onDraft={(text) => live.current !== null && setDraft({ ...live.current, text })}
        onKeep={keep}
        onPoint={point}
        onFill={(target: CellRange) => {
          sheet.put(fillChanges(sheet.rawAt, range, target, bounds), cellName(target.from));
          sheet.select(target.from, target.to);
        }}
        onKeyDown={(event) => {
          if (draft === null ? onGridKey(event) : onEditKey(event, draft)) event.preventDefault();
        }}
        onPaste={clipboard.onPaste}
        onCopy={clipboard.onCopy}
        onCut={clipboard.onCut}
      />
      <SheetFoot sheet={sheet} draft={draft?.text ?? null} said={said} />
      {cycles.length > 0 && (
        <div className="ca-sheet-cycles" role="status">
          {cycles.slice(0, 3).map((path) => (
            <div key={path.join()}>{`These formulas need each other: ${wordsOf(path)}. Change one of them.`}</div>
          ))}
        </div>
      )}
    </div>
  );
}

function wordsOf(path: readonly string[]): string {
  const shown = path.length > 8 ? [...path.slice(0, 6), '…', ...path.slice(-1)] : path;
  return [...shown, path[0]].join(' → ');
}

/** Results are the app's too: told when they change, first of all when it starts. */
function useResults({ send }: NodeProps, graph: SheetGraph, version: object): void {
  const { source } = usePlayer();
  const told = useRef<Json>({ values: {}, problems: [] });
  const now = useRef(send);
  now.current = send;
  const isRunning = source.mode === 'run';
  useEffect(() => {
    if (!isRunning) return;
    const payload = resultsOf(graph);
    if (jsonEqual(told.current, payload)) return;
    told.current = payload;
    now.current('calculate', payload);
  }, [graph, version, isRunning]);
}

function resultsOf(graph: SheetGraph): { values: JsonObject; problems: JsonObject[] } {
  const values: JsonObject = {};
  const problems: JsonObject[] = [];
  for (const [cell, result] of graph.entries()) {
    if ('problem' in result) problems.push({ cell, code: result.code, message: result.problem });
    else values[cell] = result.value;
  }
  return { values, problems };
}
