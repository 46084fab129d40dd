import { describe, expect, it } from 'vitest';
import { manifest } from '../../manifest/index.ts';
import { validateManifest } from '../../validation/index.ts';
import { COMPONENT_IDS, componentSpec } from '../index.ts';
import { type Example, EXAMPLES, nodeOfExample } from './index.ts';

/** Components of the author’s own need a definition beside them. */
const BUILT_IN = COMPONENT_IDS.filter((id) => componentSpec(id)?.group !== 'own');

const everyNode = (example: Example): Example[] => [example, ...(example.children ?? []).flatMap(everyNode)];

describe('the examples of the catalogue', () => {
  it('has one of every built-in component, and no other', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...BUILT_IN].sort());
  });

  it.each(BUILT_IN)('%s is a valid node without problems', (id) => {
    const example = EXAMPLES[id];
    if (example === undefined) throw new Error(`No example of ${id}`);
    const parsed = manifest.parse({
      schemaVersion: 1,
      meta: { name: 'Gallery' },
      pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page', children: [nodeOfExample(example, 'sample')] } }],
    });
    expect(validateManifest(parsed).filter((problem) => problem.severity === 'error')).toEqual([]);
    for (const { type, props = {}, bindings = {} } of everyNode(example)) {
      const known = Object.keys(componentSpec(type)?.props ?? {});
      expect([...Object.keys(props), ...Object.keys(bindings)].filter((key) => !known.includes(key))).toEqual([]);
      for (const text of Object.values(bindings)) expect(text).toMatch(/^\{\{ item\.\w+ \}\}$/);
    }
  });
});
