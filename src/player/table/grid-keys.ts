/** Where the focus is. `line` -1 is the head. */
export type Place = { line: number; col: string };

export type Move = { kind: 'move'; to: Place; isExtending: boolean };

type Grid = { cols: readonly string[]; lineCount: number; pageLines: number; isMirrored: boolean };
type Key = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/**
 * Where a key moves the focus to, by the ARIA grid pattern.
 * @returns null for keys that do not move
 */
export function gridMove({ cols, lineCount, pageLines, isMirrored }: Grid, from: Place, event: Key): Move | null {
  if (event.altKey || cols.length === 0) return null;
  const isAll = event.ctrlKey || event.metaKey;
  const last = lineCount - 1;
  const at = Math.max(0, cols.indexOf(from.col));
  const to = (line: number, col: number): Move => ({
    kind: 'move',
    to: { line: Math.max(-1, Math.min(last, line)), col: cols[Math.max(0, Math.min(cols.length - 1, col))] ?? from.col },
    isExtending: event.shiftKey && from.line >= 0 && line >= 0,
  });
  const forward = isMirrored ? -1 : 1;
  switch (event.key) {
    case 'ArrowDown':
      return to(isAll ? last : from.line + 1, at);
    case 'ArrowUp':
      return to(isAll ? 0 : from.line - 1, at);
    case 'ArrowRight':
      return to(from.line, isAll ? (isMirrored ? 0 : cols.length - 1) : at + forward);
    case 'ArrowLeft':
      return to(from.line, isAll ? (isMirrored ? cols.length - 1 : 0) : at - forward);
    case 'Home':
      return to(isAll ? 0 : from.line, 0);
    case 'End':
      return to(isAll ? last : from.line, cols.length - 1);
    case 'PageDown':
      return to(from.line + pageLines, at);
    case 'PageUp':
      return to(Math.max(0, from.line - pageLines), at);
    default:
      return null;
  }
}

export type Block = { from: number; to: number; firstCol: number; lastCol: number };

/** The block of cells between two places, both in it. Only columns with values count. */
export function blockOf(a: Place, b: Place, fields: readonly string[]): Block | null {
  const [i, k] = [fields.indexOf(a.col), fields.indexOf(b.col)];
  if (i === -1 || k === -1 || a.line < 0 || b.line < 0) return null;
  return { from: Math.min(a.line, b.line), to: Math.max(a.line, b.line), firstCol: Math.min(i, k), lastCol: Math.max(i, k) };
}
