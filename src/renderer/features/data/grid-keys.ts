export type CellAt = { row: number; column: number };
export type GridKey = { key: string; shift: boolean; ctrl: boolean; alt: boolean };
export type GridCommand =
  /** `extend`: what was selected grows up to there. */
  | { kind: 'move'; to: CellAt; extend: boolean }
  /** `typed` replaces what is there. */
  | { kind: 'edit'; typed: string | null }
  | { kind: 'clear' | 'newRow' | 'deleteRow' | 'openRelated' | 'copy' | 'fill' | 'duplicate' | 'selectAll' | 'selectRow' };

/** What a key does in the grid while no cell is being edited. */
export function gridKey(at: CellAt, rows: number, columns: number, event: GridKey, pageRows = 12): GridCommand | null {
  const clamp = (row: number, column: number): GridCommand => ({
    kind: 'move',
    to: { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) },
    extend: event.shift,
  });
  if (event.ctrl) {
    switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
      case 'Enter':
        return { kind: 'newRow' };
      case 'Home':
        return clamp(0, 0);
      case 'End':
        return clamp(rows - 1, columns - 1);
      case 'ArrowUp':
        return clamp(0, at.column);
      case 'ArrowDown':
        return clamp(rows - 1, at.column);
      case 'ArrowLeft':
        return clamp(at.row, 0);
      case 'ArrowRight':
        return clamp(at.row, columns - 1);
      case 'd':
        return { kind: event.shift ? 'duplicate' : 'fill' };
      case 'a':
        return { kind: 'selectAll' };
      case 'Backspace':
      case 'Delete':
        return { kind: 'deleteRow' };
      case 'o':
        return { kind: 'openRelated' };
      case 'c':
        return { kind: 'copy' };
      default:
        return null;
    }
  }
  switch (event.key) {
    case 'ArrowUp':
      return clamp(at.row - 1, at.column);
    case 'ArrowDown':
      return clamp(at.row + 1, at.column);
    case 'ArrowLeft':
      return clamp(at.row, at.column - 1);
    case 'ArrowRight':
      return clamp(at.row, at.column + 1);
    case 'Home':
      return clamp(at.row, 0);
    case 'End':
      return clamp(at.row, columns - 1);
    case 'PageUp':
      return clamp(at.row - pageRows, at.column);
    case 'PageDown':
      return clamp(at.row + pageRows, at.column);
    case 'Enter':
    case 'F2':
      return { kind: 'edit', typed: null };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case ' ':
      if (event.shift) return { kind: 'selectRow' };
      return { kind: 'edit', typed: null };
    default:
      return event.key.length === 1 && !event.alt ? { kind: 'edit', typed: event.key } : null;
  }
}

/** Where the caret goes when an edit is kept: Enter down, Tab right (Shift back), wrapping at the row's end. */
export function afterEdit(at: CellAt, rows: number, columns: number, key: 'Enter' | 'Tab', shift: boolean): CellAt {
  if (key === 'Enter') return { row: Math.max(0, Math.min(rows - 1, at.row + (shift ? -1 : 1))), column: at.column };
  const flat = at.row * columns + at.column + (shift ? -1 : 1);
  const clamped = Math.max(0, Math.min(rows * columns - 1, flat));
  return { row: Math.floor(clamped / columns), column: clamped % columns };
}
