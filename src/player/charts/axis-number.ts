import { type NumberStyle, formatNumber } from '../core/format.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** Numbers along an axis: short when they are large ("1.5M"), or they would take the room of the picture. */
export function axisNumber(value: number, style: NumberStyle, currency: string): string {
  if (Math.abs(value) < 10_000 || style === 'percent') return formatNumber(value, style, currency, style === 'currency' && Number.isInteger(value) ? 0 : null);
  const key = style === 'currency' ? currency : '';
  let format = formats.get(key);
  if (format === undefined) {
    const short = { notation: 'compact', maximumFractionDigits: 1 } as const;
    try {
      format = new Intl.NumberFormat(undefined, key === '' ? short : { ...short, style: 'currency', currency });
    } catch {
      // An unknown currency code.
      format = new Intl.NumberFormat(undefined, short);
    }
    formats.set(key, format);
  }
  return format.format(value);
}
