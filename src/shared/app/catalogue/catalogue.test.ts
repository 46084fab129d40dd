import { describe, expect, it } from 'vitest';
import { IDENTIFIER } from '../../kernel/ids.ts';
import { jsonEqual } from '../../kernel/json.ts';
import { CATALOGUE, COMMON_PROPS, COMPONENT_IDS, LAYOUT_PROP_KEYS, componentSpec } from './index.ts';

describe('catalogue', () => {
  it.each(COMPONENT_IDS)('%s is complete and consistent', (id) => {
    const spec = CATALOGUE[id];
    if (spec === undefined) throw new Error(id);
    expect(spec.id).toBe(id);
    expect(spec.description).toMatch(/^[A-Z].*\.$/);
    expect(spec.keywords.length).toBeGreaterThan(0);
    for (const key of Object.keys(COMMON_PROPS)) expect(spec.props).toHaveProperty(key);
    for (const [key, prop] of Object.entries(spec.props)) {
      expect(key).toMatch(IDENTIFIER);
      expect(prop.label).not.toBe('');
      expect(prop.default).not.toBeUndefined();
      expect(jsonEqual(JSON.parse(JSON.stringify(prop.default)), prop.default)).toBe(true);
      if (prop.type === 'enum') expect(prop.options).toContain(prop.default);
      expect(LAYOUT_PROP_KEYS as readonly string[]).not.toContain(key);
    }
    for (const state of Object.values(spec.state)) {
      if (state.from !== undefined) expect(spec.props).toHaveProperty(state.from);
      for (const [eventId, key] of Object.entries(state.on ?? {})) {
        expect(spec.events).toHaveProperty(eventId);
        expect(spec.events[eventId]?.payload).toHaveProperty(key);
      }
    }
    if (spec.isInput)
      for (const key of ['value', 'label', 'placeholder', 'required', 'rules', 'readOnly', 'field', 'help']) expect(spec.props).toHaveProperty(key);
    if (spec.isOverlay) expect(spec.state).toHaveProperty('open');
    if (spec.slot === 'item') expect(spec.props).toHaveProperty(spec.itemsProp ?? '');
  });

  it('does not answer to names of Object.prototype', () => {
    expect(componentSpec('constructor')).toBeUndefined();
    expect(componentSpec('Table')?.id).toBe('Table');
  });
});
