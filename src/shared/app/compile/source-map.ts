import type { Place } from '../../contracts/sandbox.ts';

/** A place in what the author wrote. Lines and columns count from 1. */
export type SourcePlace = { place: Place; line: number; column: number };

type Edit = { start: number; end: number; text: string };
type Source = { place: Place; code: string; edits: readonly Edit[]; index: number; offset: number };

/** Which part of the script is whose code, so that an error names the author's line and never ours. */
export class SourceMap {
  private readonly all: Source[] = [];
  private last: { code: string; edits: readonly Edit[] } | null = null;

  /** What was just replaced in a code. Comes before `add`. */
  edited(code: string, edits: readonly Edit[]): void {
    this.last = { code, edits };
  }

  /** @param index of the function in the script. @param offset of the code in it */
  add(index: number, offset: number, source: { place: Place; code: string }): void {
    this.all.push({ ...source, index, offset, edits: this.last?.code === source.code ? this.last.edits : [] });
  }

  /** @param index of the function. @param at characters before the place in it */
  find(index: number, at: number): SourcePlace | null {
    const source = this.all.find((candidate) => candidate.index === index && at >= candidate.offset);
    if (source === undefined) return null;
    const original = originalOffset(source, at - source.offset);
    if (original > source.code.length) return null;
    const before = source.code.slice(0, original).split('\n');
    return { place: source.place, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

/** What was put in the place of an author's text counts as the start of that text. */
function originalOffset({ edits }: Source, offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    const from = start + shift;
    if (offset < from) break;
    if (offset < from + text.length) return start;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
