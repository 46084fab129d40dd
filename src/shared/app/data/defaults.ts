import { newId } from '../../kernel/ids.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import { localDate, shiftDate } from './parse-time.ts';

/**
 * A default or seed value. Running code belongs to the sandbox, so of templates only the fixed forms people use here are known:
 * `{{ today() }}`, `{{ now() }}`, `{{ uuid() }}`, `{{ addDays(today(), 7) }}` and plain literals. Any other template is undefined:
 * a running app evaluates it before it creates the row.
 */
export function resolveDefault(value: unknown, { clock, random }: { clock: Clock; random: Random }): unknown {
  if (typeof value !== 'string') return value;
  const template = /^\s*\{\{\s*([\s\S]*?)\s*\}\}\s*$/.exec(value);
  if (!template) return value;
  const code = (template[1] ?? '').replace(/;$/, '');
  if (code === 'today()') return localDate(clock.now());
  if (code === 'now()') return new Date(clock.now()).toISOString();
  if (code === 'uuid()') return newId(random, 'u', 24);
  const shifted = /^addDays\(\s*today\(\)\s*,\s*(-?\d{1,6})\s*\)$/.exec(code);
  if (shifted) return shiftDate(localDate(clock.now()), Number(shifted[1]));
  if (/^'[^'\\]*'$/.test(code)) return code.slice(1, -1);
  try {
    return JSON.parse(code) as unknown;
  } catch {
    return undefined;
  }
}
