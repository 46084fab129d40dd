import type { CellValue } from './value.ts';

/** What a person typed, as a cell holds it: numbers ("12", "1,250.5", "15%"), yes/no, formulas; the rest is text. Nothing clears. */
export function typedValue(text: string): CellValue {
  const plain = text.trim();
  if (plain === '') return null;
  if (plain.startsWith('=') || plain.startsWith("'")) return plain;
  if (/^(true|false)$/i.test(plain)) return plain.toLowerCase() === 'true';
  if (/^-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?%?$/.test(plain) && /\d/.test(plain)) {
    const number = Number(plain.replace(/[,%]/g, ''));
    return plain.endsWith('%') ? Number((number / 100).toPrecision(15)) : number;
  }
  return text;
}
