// Taken before any author code runs, so that a script that patches them cannot change what the host reads.
const { stringify } = JSON;
const { apply } = Reflect;
const { slice } = String.prototype;
const world = globalThis as { __verdict?: unknown };

const MAX_MESSAGE = 2000;
const MAX_NAME = 60;

/**
 * What a script leaves behind, as `v` (its `__verdict`) or `c` (its last value), followed by its JSON, or by nothing where JSON has no
 * form for it. Getters, proxies and `toJSON` of the script run here, inside the guest: they can decide about the value and nothing else.
 * Throws what they throw.
 */
export function verdictOf(completion: unknown): string {
  const verdict = world.__verdict;
  const source = verdict === undefined ? 'c' : 'v';
  const json: string | undefined = stringify(verdict === undefined ? completion : verdict);
  return json === undefined ? source : source + json;
}

/** The name and the message of anything that was thrown, as the JSON of a pair. */
export function describeThrown(thrown: unknown): string {
  let name = 'Error';
  let message = '';
  if ((typeof thrown === 'object' || typeof thrown === 'function') && thrown !== null) {
    const { name: givenName, message: givenMessage } = thrown as { name?: unknown; message?: unknown };
    if (typeof givenName === 'string') name = cut(givenName, MAX_NAME);
    message = typeof givenMessage === 'string' ? cut(givenMessage, MAX_MESSAGE) : 'An object was thrown.';
  } else {
    name = thrown === null ? 'null' : typeof thrown;
    message = typeof thrown === 'symbol' ? 'A symbol was thrown.' : cut(`${thrown as string | number | bigint | boolean | null | undefined}`, MAX_MESSAGE);
  }
  // Strings have no `toJSON` of their own that JSON would call: primitives are looked up for it only as bigints.
  return `[${stringify(name)},${stringify(message)}]`;
}

function cut(text: string, max: number): string {
  return text.length > max ? (apply(slice, text, [0, max]) as string) : text;
}
