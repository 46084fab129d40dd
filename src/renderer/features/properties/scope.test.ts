import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { complete, completionContext } from './completion.ts';
import { buildScope, entityOfBinding } from './scope.ts';

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => sample.dispose());
const nothing = (): undefined => undefined;

describe('names in scope', () => {
  it('queries, variables, components and functions, with live values where known', () => {
    const scope = buildScope(sample.app, 'heading', (id) => (id === 'list' ? { props: { items: [{ id: 'a', title: 'Saw' }] }, state: {} } : undefined));
    const query = scope.find((entry) => entry.name === 'allTools');
    expect(query).toMatchObject({ kind: 'query', detail: '1 row' });
    expect(scope.find((entry) => entry.name === 'selected')?.kind).toBe('state');
    expect(scope.find((entry) => entry.name === 'dialog')?.members.map((member) => member.name)).toContain('open');
    expect(scope.some((entry) => entry.name === 'today')).toBe(true);
    expect(scope.some((entry) => entry.name === 'item')).toBe(false);
  });

  it('inside a repeat, item has the fields of its rows', () => {
    const scope = buildScope(sample.app, 'itemText', nothing);
    expect(complete(completionContext('{{ item.', 8)!, scope).map((item) => item.text)).toEqual(expect.arrayContaining(['title', 'price', 'id']));
  });

  it('in a step, event has the payload of that event', () => {
    const scope = buildScope(sample.app, 'heading', nothing, { inEvent: { row: 'object' } });
    expect(complete(completionContext('{{ event.', 9)!, scope).map((item) => item.text)).toEqual(['row']);
  });

  it('finds the entity behind a binding', () => {
    expect(entityOfBinding(sample.app, '{{ allTools.data }}')?.id).toBe('tool');
    expect(entityOfBinding(sample.app, '{{ filterBy(allTools.data, x => x.price > 3) }}')?.id).toBe('tool');
    expect(entityOfBinding(sample.app, 'plain')).toBeUndefined();
  });
});
