import { Computed } from './signals.ts';

/** Dependencies that are looked at for one property: what reads more than this is drawn as it is. */
const MAX_LOOKED_AT = 200;

/** What queries hold whose first answer is on the way. */
const awaited = new Set<object>();

export function startAwaiting(...sources: object[]): void {
  for (const source of sources) awaited.add(source);
}

/** @returns whether any of them was awaited */
export function stopAwaiting(...sources: object[]): boolean {
  let isAny = false;
  for (const source of sources) isAny = awaited.delete(source) || isAny;
  return isAny;
}

/** Whether the value was made, directly or through others, from data that is not there yet. Costs nothing once all data is. */
export function isAwaitingData(value: Computed<unknown>): boolean {
  if (awaited.size === 0) return false;
  const seen = new Set<object>([value]);
  const open: Computed<unknown>[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const dependency of next.dependencies) {
      if (awaited.has(dependency)) return true;
      if (!(dependency instanceof Computed) || seen.has(dependency)) continue;
      if (seen.size >= MAX_LOOKED_AT) return false;
      seen.add(dependency);
      open.push(dependency);
    }
  }
  return false;
}
