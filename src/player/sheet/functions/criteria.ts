import { FormulaProblem } from '../problem.ts';
import { type Argument, type CellValue, asRange, one, textFrom } from '../value.ts';

/**
 * Whether text fits a pattern with * for any letters and ? for one, without regard to capitals. Walks back to the last * only,
 * so that no pattern takes longer than its length times the text's.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), text.toLowerCase()];
  let [p, t, star, from] = [0, 0, -1, 0];
  while (t < given.length) {
    if (wanted[p] === '*') [star, from, p] = [p, t, p + 1];
    else if (p < wanted.length && (wanted[p] === '?' || wanted[p] === given[t])) [p, t] = [p + 1, t + 1];
    else if (star !== -1) [p, t, from] = [star + 1, from + 1, from + 1];
    else return false;
  }
  while (wanted[p] === '*') p++;
  return p === wanted.length;
}

/** ">5", "<>x", "=3", "abc*", ">2026-06-01" or a plain value. */
function matcher(criterion: CellValue): (value: CellValue) => boolean {
  const [, sign = '=', wanted = ''] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(textFrom(criterion)) ?? [];
  const number = wanted.trim() !== '' && Number.isFinite(Number(wanted)) ? Number(wanted) : null;
  if (sign !== '=' && sign !== '<>') {
    const fits = (order: number): boolean => (sign === '<' ? order < 0 : sign === '>' ? order > 0 : sign === '<=' ? order <= 0 : order >= 0);
    if (number !== null) return (value) => typeof value === 'number' && fits(value - number);
    const words = wanted.toLowerCase();
    return (value) => typeof value === 'string' && value !== '' && fits(value.toLowerCase() < words ? -1 : value.toLowerCase() > words ? 1 : 0);
  }
  const isPattern = /[*?]/.test(wanted);
  const words = wanted.toLowerCase();
  const isSame = (value: CellValue): boolean =>
    number !== null ? value === number || value === wanted : isPattern ? fitsPattern(wanted, textFrom(value)) : textFrom(value).toLowerCase() === words;
  return sign === '<>' ? (value) => !isSame(value) : isSame;
}

/** The places of a range that pass every pair of range and criterion. */
export function placesThatFit(pairs: readonly Argument[]): readonly number[] {
  const first = asRange(pairs[0]);
  let places: readonly number[] = first.values.map((_, i) => i);
  for (let i = 0; i < pairs.length; i += 2) {
    const range = asRange(pairs[i]);
    if (range.values.length !== first.values.length) throw new FormulaProblem('The ranges must be of one size.');
    const fits = matcher(one(pairs[i + 1]));
    places = places.filter((place) => fits(range.values[place] ?? null));
  }
  return places;
}

export function numbersAt(from: Argument | undefined, places: readonly number[]): readonly number[] {
  const { values } = asRange(from);
  return places.flatMap((place) => {
    const value = values[place];
    return typeof value === 'number' ? [value] : [];
  });
}
