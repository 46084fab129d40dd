import { createRequire } from 'node:module';
import { singular, verbBase } from './words.ts';

/** A word in its sentence. `noun` and `verb` are its base forms read either way. */
export type Token = { text: string; lower: string; noun: string; verb: string; pos: string };

type WinkToken = { out(): string[]; out(helper: unknown): string[] };
type Wink = { readDoc(text: string): { tokens(): WinkToken }; its: { pos: unknown } };

let wink: Wink | undefined;

/** wink-nlp and its model take about a quarter of a second to load, so they are loaded on first use. */
function engine(): Wink {
  if (wink === undefined) {
    const require = createRequire(import.meta.url);
    const create = require('wink-nlp') as (model: unknown, pipe: string[]) => Wink;
    wink = create(require('wink-eng-lite-web-model'), ['pos']);
  }
  return wink;
}

/** Part-of-speech tagged words of one sentence; punctuation stays as its own token. */
export function tokenize(sentence: string): Token[] {
  const nlp = engine();
  const tokens = nlp.readDoc(sentence).tokens();
  const words = tokens.out();
  const tags = tokens.out(nlp.its.pos);
  const out: Token[] = [];
  for (let i = 0; i < words.length; i++) {
    const text = words[i] ?? '';
    const lower = text.toLowerCase();
    if (text.trim() === '') continue;
    out.push({ text, lower, noun: singular(lower), verb: verbBase(lower), pos: tags[i] ?? 'X' });
  }
  return out;
}
