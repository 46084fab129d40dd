import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { localToday, lookUpLive, nodeShowing } from './live-lookup.ts';

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => sample.dispose());

describe('values for the preview of a query', () => {
  it('come from variables, components and what the canvas shows', () => {
    const live = (id: string) => (id === 'list' ? { props: { items: [{ title: 'Saw' }] }, state: {} } : id === 'dialog' ? { props: { title: 'Hi' }, state: { open: true } } : undefined);
    const look = (code: string) => lookUpLive(sample.app, live, code, () => '2026-06-12');
    expect(look('selected')).toBe('');
    expect(look('dialog.open')).toBe(true);
    expect(look('dialog.title')).toBe('Hi');
    expect(look('allTools.data')).toEqual([{ title: 'Saw' }]);
    expect(look('today()')).toBe('2026-06-12');
    expect(look('heading.content')).toBeUndefined();
    expect(look('nobody.value')).toBeUndefined();
    expect(look('dialog.open + 1')).toBeUndefined();
    expect(nodeShowing(sample.app, 'allTools')).toEqual({ nodeId: 'list', key: 'items' });
    expect(nodeShowing(sample.app, 'selected')).toBeNull();
  });
  it('a day is local', () => {
    expect(localToday(new Date(2026, 5, 2, 23, 59))).toBe('2026-06-02');
  });
});
