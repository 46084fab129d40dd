import type { Json } from '../../shared/kernel/json.ts';
import { type Maybe } from '../core/values.ts';

/*
 * What one viewer arranged, kept in this browser. A frame without an origin has no storage, and a full one refuses:
 * then it lasts until the page is closed.
 */

export function readKept(key: string): Maybe {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** @param value undefined: forget it */
export function keep(key: string, value: Maybe): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Said above.
  }
}
