import type { WrittenFunction } from './code-writer.ts';
import type { Unit } from './compile-unit.ts';
import type { SourcePlace } from './source-map.ts';

/** A function of a unit. */
export type Written = WrittenFunction & { unit: Unit; index: number };

/**
 * Puts functions into scripts: each one expression, a table by key. No two scripts have a line number in common, so that a line in
 * a stack says which function it is of, however often the app was edited.
 */
export class ScriptWriter {
  private nextLine = 1;
  private starts: { line: number; unit: Unit; index: number }[] = [];

  clear(): void {
    this.nextLine = 1;
    this.starts = [];
  }

  write(functions: readonly Written[]): string {
    const before = '\n'.repeat(this.nextLine - 1);
    this.nextLine++;
    for (const { unit, index, text } of functions) {
      this.starts.push({ line: this.nextLine, unit, index });
      this.nextLine += linesOf(text);
    }
    this.nextLine++;
    return `${before}({\n${functions.map(({ text }) => text).join(',\n')}\n})`;
  }

  /** Lines and columns count from 1. */
  locate(line: number, column: number): SourcePlace | null {
    const found = this.starts.findLast((start) => start.line <= line);
    if (found === undefined) return null;
    const text = found.unit.functions[found.index]?.text ?? '';
    let offset = 0;
    for (let left = line - found.line; left > 0; left--) {
      const end = text.indexOf('\n', offset);
      if (end < 0) return null;
      offset = end + 1;
    }
    return found.unit.locate(found.index, offset + column - 1);
  }
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
