import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { describe, expect, it } from 'vitest';
import { app, text } from '../../../testing/sandbox/running-app.ts';
import { seededRandom } from '../../kernel/ports.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Manifest } from '../manifest/index.ts';
import { AppDocument, applyManifestDiff, fromManifest, setProperty, toManifest, updateState } from './index.ts';

const HAND = { actor: 'ana', kind: 'hand' } as const;
const KEYS = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__', '='];
const VALUES: Json[] = KEYS.flatMap((key): Json[] => [
  { [key]: 'text' },
  { [key]: null },
  { [key]: { [key]: { [key]: 1 } } },
  { [key]: 1, other: [{ [key]: 2 }] },
  [{ [key]: 1 }],
]);

/** The value at every place that holds JSON of any shape. */
function manifestWith(value: Json): Manifest {
  const inputs: JsonObject = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value };
  return app([{ ...text('t', 'a'), props: { any: value }, events: { click: [{ do: 'script', with: { code: '', any: value } }] } }], {
    state: [{ id: 's', name: 'S', initial: value }],
    modules: [{ id: 'm', name: 'M', code: 'export function f() {}' }],
    triggers: [{ id: 'tr', name: 'T', kind: 'webhook', function: 'm.f', inputs }],
    entities: [
      { id: 'e', name: 'E', plural: 'Es', displayField: 'a', fields: [{ id: 'a', label: 'A', type: 'json', default: value }], seed: [{ id: 'r', a: value }] },
    ],
    queries: [{ id: 'q', name: 'Q', kind: 'list', entity: 'e', where: [{ field: 'a', op: 'eq', value }] }],
  });
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}

describe('values with keys that every object has', () => {
  it.each(VALUES.map((value) => [JSON.stringify(value), value] as const))('DOC-26: %s is kept, here and on another replica', (_, value) => {
    const manifest = manifestWith(value);
    const doc = fromManifest(manifest);
    expect(toManifest(doc)).toEqual(manifest);
    expect(toManifest(copyOf(doc))).toEqual(manifest);
    // The same again changes nothing.
    const before = encodeStateAsUpdate(doc);
    applyManifestDiff(doc, manifest, HAND, seededRandom(1));
    expect(encodeStateAsUpdate(doc)).toEqual(before);
    // From and to something else.
    const plain = manifestWith({ plain: true });
    applyManifestDiff(doc, plain, HAND, seededRandom(1));
    expect(toManifest(doc)).toEqual(plain);
    applyManifestDiff(doc, manifest, HAND, seededRandom(2));
    expect(toManifest(copyOf(doc))).toEqual(manifest);
  });

  it('DOC-26: two people who set such values at once come to the same', () => {
    const left = fromManifest(manifestWith({ plain: true }));
    const right = copyOf(left);
    const edit = (doc: Doc, value: Json): void => {
      const view = new AppDocument(doc);
      setProperty(view, HAND, 't', 'any', value);
      updateState(view, HAND, 's', { initial: value });
      view.dispose();
    };
    edit(left, { constructor: 1 });
    edit(right, { '=': { constructor: 2 } });
    applyUpdate(left, encodeStateAsUpdate(right));
    applyUpdate(right, encodeStateAsUpdate(left));
    expect(toManifest(left)).toEqual(toManifest(right));
    expect([{ constructor: 1 }, { '=': { constructor: 2 } }].map((value) => JSON.stringify(value))).toContain(JSON.stringify(toManifest(left).state[0]?.initial));
  });

  it('DOC-26: “__proto__” is left out, and changes nothing else', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"kept":1}') as Json;
    const manifest = toManifest(copyOf(fromManifest({ ...manifestWith(1), state: [{ id: 's', name: 'S', initial: hostile, persist: 'memory' }] })));
    expect(manifest.state[0]?.initial).toEqual({ kept: 1 });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
