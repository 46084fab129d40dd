/** Most hosts an app may name; the manifest's schema says the same. */
export const MAX_HOSTS = 100;
/** Characters of one entry, as in the manifest's schema. */
const MAX_LENGTH = 259;

const PORT = 'The port after “:” is a number from 1 to 65535.';
const NO_HOST = 'This is no host. It looks like api.example.org, or localhost:3000.';

export type HostEntry = { ok: true; host: string } | { ok: false; problem: string };

/**
 * What a person typed as a host, in the form that is declared: lower case, with a port unless it is 443. The address of a page will do:
 * its host is taken.
 */
export function readHostEntry(typed: string, existing: readonly string[]): HostEntry {
  const text = typed.trim();
  const no = (problem: string): HostEntry => ({ ok: false, problem });
  if (text === '') return no('Type a host, such as api.example.org.');
  if (/\*/.test(text)) return no('No wildcards: name each host by itself, such as api.example.org.');
  if (/\s/.test(text)) return no('One host at a time, without spaces.');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return no(`Apps reach web addresses only, not “${scheme}:”.`);
  if (/@/.test(text)) return no('Leave out the name and password before “@”.');
  if (scheme === undefined && /[/?#]/.test(text)) return no('Only the host, without what follows it: api.example.org instead of api.example.org/items.');
  if (scheme !== undefined && text.endsWith('//')) return no(NO_HOST);
  let url: URL;
  try {
    url = new URL(scheme === undefined ? `https://${text}` : text);
  } catch {
    return no(/^[^[\]:]+:[^:]*$/.test(text) ? PORT : NO_HOST);
  }
  const port = url.port === '' && url.protocol === 'http:' ? '80' : url.port;
  if (port === '0') return no(PORT);
  const host = port === '' ? url.hostname : `${url.hostname}:${port}`;
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*)(:\d+)?$/.test(host)) return no(NO_HOST);
  if (host.length > MAX_LENGTH) return no(`A host has at most ${MAX_LENGTH} characters.`);
  if (existing.includes(host)) return no(`${host} is in the list already.`);
  if (existing.length >= MAX_HOSTS) return no(`An app can name at most ${MAX_HOSTS} hosts. Remove one first.`);
  return { ok: true, host };
}
