import { type ClipboardEvent, useState } from 'react';
import { shownText } from './cell-format.ts';
import { type CellRange, cellName, parseCell, sizeOf } from './cell-name.ts';
import { CLIP_TYPE, type Clip, clearedBy, pasteChanges, pasteTextChanges, readClip, toTsv } from './clip.ts';
import type { Sheet } from './use-sheet.ts';

/** Copied at most: more would hold up the page. */
const MAX_CELLS = 200_000;

export type SheetClipboard = {
  /** Cells that were cut and wait to be pasted. */
  cut: CellRange | null;
  forget: () => void;
  onCopy: (event: ClipboardEvent) => void;
  onCut: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
};

/** @param isEditing then the clipboard belongs to the text in the cell */
export function useClipboard(sheet: Sheet, isEditing: boolean, say: (text: string) => void): SheetClipboard {
  const [cut, setCut] = useState<{ range: CellRange; clip: string } | null>(null);
  const { range, bounds, isLocked, rawAt, graph, formats } = sheet;

  const copy = (event: ClipboardEvent): string | null => {
    if (isEditing) return null;
    event.preventDefault();
    if (sizeOf(range) > MAX_CELLS) {
      say('That is too much to copy at once.');
      return null;
    }
    const lines = Array.from({ length: range.to.row - range.from.row + 1 }, (_, i) =>
      Array.from({ length: range.to.column - range.from.column + 1 }, (__, j) => ({ row: range.from.row + i, column: range.from.column + j })),
    );
    const clip: Clip = { from: range.from, cells: lines.map((line) => line.map(rawAt)) };
    const text = JSON.stringify(clip);
    event.clipboardData.setData('text/plain', toTsv(lines.map((line) => line.map((at) => shownText(graph.result(at), formats(at))))));
    event.clipboardData.setData(CLIP_TYPE, text);
    say(sizeOf(range) === 1 ? `${cellName(range.from)} copied.` : `${sizeOf(range)} cells copied.`);
    return text;
  };
  return {
    cut: cut?.range ?? null,
    forget: () => setCut(null),
    onCopy: (event) => {
      if (copy(event) !== null) setCut(null);
    },
    onCut: (event) => {
      const text = copy(event);
      if (text === null || isLocked) return;
      setCut({ range, clip: text });
      say('Cut. It stays here until it is pasted.');
    },
    onPaste: (event) => {
      if (isEditing || isLocked) return;
      event.preventDefault();
      const text = event.clipboardData.getData(CLIP_TYPE);
      const clip = readClip(text);
      const isMove = cut !== null && text === cut.clip;
      const { changes, range: target } =
        clip === null ? pasteTextChanges(event.clipboardData.getData('text/plain'), range, bounds) : pasteChanges(clip, range, bounds, isMove);
      sheet.put({ ...(isMove ? clearedBy(cut.range, sheet.content, parseCell) : {}), ...changes }, cellName(target.from));
      sheet.select(target.from, target.to);
      setCut(null);
    },
  };
}
