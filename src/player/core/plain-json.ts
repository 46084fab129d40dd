import type { Json } from '../../shared/kernel/json.ts';

/** What a browser or a library hands over, as JSON; null for what cannot be written as such. */
export function toPlainJson(value: unknown): Json {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? null : (JSON.parse(text) as Json);
  } catch {
    return null;
  }
}
