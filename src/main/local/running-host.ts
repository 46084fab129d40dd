import { readHomeLock } from '../storage/index.ts';

/** Asks the host that holds this data folder for a fresh one-time link, or null when none answers. */
export async function linkOfRunningHost(home: string): Promise<string | null> {
  const owner = readHomeLock(home);
  if (owner?.url === undefined || owner.token === undefined) return null;
  try {
    const response = await fetch(`${owner.url}/launch`, { method: 'POST', headers: { authorization: `Bearer ${owner.token}` }, signal: AbortSignal.timeout(5_000) });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string' ? body.url : null;
  } catch {
    return null; // it hangs or is just starting or closing: the caller reports the lock instead
  }
}
