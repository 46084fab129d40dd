import { kindNamed } from '../knowledge/index.ts';
import { fieldTypeOf } from './lexicon/fields.ts';
import { MANAGE_VERBS, STOP_NOUNS } from './lexicon/words.ts';
import type { Token } from './tokens.ts';

/** What a sentence lists: positions of words that close a listed thing, and of words inside a list of fields. */
export type Listed = { things: ReadonlySet<number>; fields: ReadonlySet<number> };

type Item = { from: number; head: number; isPlural: boolean; isKind: boolean; isField: boolean; isDetail: boolean };

const SEPARATOR = /^(,|;|and|&|plus|or)$/;
/** Words that a listed phrase cannot reach over. */
const EDGE =
  /^(with|including|include|includes|of|for|to|from|by|in|on|at|into|via|through|about|like|as|than|where|when|who|which|that|is|are|has|have|need|needs|want|can|so|if|while|before|after|per|using|:|\.|\(|\)|-|–|—|without)$/;
const SKIPPED = /^(a|an|the|my|our|their|its|his|her|your|all|some|any|each|every|next|new)$/;

/**
 * "Manage clients, their dogs, appointments and prices" lists things; "with weight, calories and mood" lists fields of one thing.
 * At least two plural names make a list of things, and then a singular one that is a known thing counts too.
 */
export function listedIn(tokens: readonly Token[]): Listed {
  const things = new Set<number>();
  const fields = new Set<number>();
  for (const whole of runsOf(tokens)) {
    if (whole.length < 2) continue;
    // "Visits with notes and cost, and reminders": what follows "with" are details of the visit as long as they read as fields.
    const end = whole[0]?.isDetail === true ? whole.findIndex((item) => !item.isField) : 0;
    const details = end > 1 && whole.slice(end).some((item) => item.isPlural && item.isKind) ? whole.slice(0, end) : [];
    for (const item of details) for (let i = item.from; i <= item.head; i++) fields.add(i);
    const run = whole.slice(details.length);
    if (run.length === 1 && details.length > 0 && run[0]?.isPlural === true && run[0].isKind) things.add(run[0].head);
    if (run.length < 2) continue;
    const plurals = run.filter((item) => item.isPlural && (item.isKind || !item.isField)).length;
    const named = run.filter((item) => item.isField).length;
    if (plurals >= 2 && plurals >= run.length * 0.5) {
      for (const item of run) if (item.isKind || (item.isPlural && !item.isField)) things.add(item.head);
    } else if (named >= 2 && named >= run.length * 0.6) {
      for (const item of run) for (let i = item.from; i <= item.head; i++) fields.add(i);
    }
  }
  return { things, fields };
}

/** Runs of short phrases joined by commas and "and". */
function runsOf(tokens: readonly Token[]): Item[][] {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let from = 0;
  const close = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    if (token !== undefined && !SEPARATOR.test(token.lower)) continue;
    if (at > from) {
      // The first phrase of a run ends here whatever came before it; a later one must be short and stop at its edge.
      const { item, isWhole } = run.length === 0 ? { item: lastItem(tokens, from, at - 1), isWhole: true } : firstItem(tokens, from, at - 1);
      if (item !== null) run.push(item);
      if (item === null || !isWhole) {
        close();
        const next = lastItem(tokens, from, at - 1);
        if (next !== null && next.head !== item?.head) run.push(next);
      }
    }
    from = at + 1;
  }
  close();
  return runs;
}

/** The phrase that ends at `to`. */
function lastItem(tokens: readonly Token[], from: number, to: number): Item | null {
  let start = to;
  while (start > from && to - start < 3 && isPart(tokens[start - 1])) start--;
  return makeItem(tokens, start, to);
}

/** The phrase that begins at `from`; it is whole when nothing follows it before the separator. */
function firstItem(tokens: readonly Token[], from: number, to: number): { item: Item | null; isWhole: boolean } {
  let start = from;
  while (start <= to && SKIPPED.test(tokens[start]?.lower ?? '')) start++;
  let end = start;
  while (end < to && end - start < 3 && isPart(tokens[end + 1]) && isPart(tokens[end])) end++;
  return { item: makeItem(tokens, start, end), isWhole: end === to };
}

function isPart(token: Token | undefined): boolean {
  if (token === undefined || EDGE.test(token.lower) || SKIPPED.test(token.lower) || !/^[a-z0-9'-]+$/.test(token.lower)) return false;
  return token.pos !== 'VERB' || token.lower !== token.verb || kindNamed(token.noun) !== undefined;
}

function makeItem(tokens: readonly Token[], from: number, head: number): Item | null {
  const last = tokens[head];
  if (last === undefined || from > head || !isPart(last) || last.pos === 'ADV' || last.pos === 'PRON') return null;
  const phrase = (length: number): string => [...tokens.slice(Math.max(from, head - length + 1), head).map((token) => token.lower), last.noun].join(' ');
  const isKind = [3, 2, 1].some((length) => kindNamed(phrase(length)) !== undefined);
  // "Browse, book and manage": verbs are no things.
  if (!isKind && (MANAGE_VERBS.has(last.lower) || last.pos === 'VERB' || last.pos === 'ADJ')) return null;
  const isStop = STOP_NOUNS.has(last.lower) || STOP_NOUNS.has(last.noun);
  const isField = fieldTypeOf(phrase(3)) !== null || fieldTypeOf(last.noun) !== null || (isStop && !isKind);
  return { from, head, isPlural: last.lower !== last.noun, isKind, isField, isDetail: /^(with|including|incl|plus)$/.test(tokens[from - 1]?.lower ?? '') };
}
