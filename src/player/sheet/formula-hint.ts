import { FUNCTION_NAMES, signatureOf } from './functions/index.ts';

const SHOWN = 8;

/** What helps while a formula is typed: the arguments of the function one is in, or the functions that begin so. */
export function formulaHint(draft: string): string {
  if (!draft.startsWith('=')) return '';
  const words = draft.replace(/"(?:[^"]|"")*"?/g, (text) => ' '.repeat(text.length));
  const begun = /(?:^|[^\w$.])([A-Za-z]{2,})$/.exec(words)?.[1]?.toUpperCase();
  if (begun !== undefined) {
    const fitting = FUNCTION_NAMES.filter((name) => name.startsWith(begun));
    if (fitting.length > 0)
      return fitting.length === 1 ? (signatureOf(fitting[0] ?? '') ?? '') : `${fitting.slice(0, SHOWN).join(', ')}${fitting.length > SHOWN ? ' …' : ''}`;
  }
  let depth = 0;
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === ')') depth++;
    else if (words[at] === '(' && depth-- === 0) return signatureOf(/([A-Za-z]\w*)$/.exec(words.slice(0, at))?.[1]?.toUpperCase() ?? '') ?? '';
  }
  return '';
}
