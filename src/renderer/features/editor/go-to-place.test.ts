import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertComponent } from './commands.ts';
import { placeKeyWords } from './go-to-place.ts';
import { sampleEditor } from './testing/sample-app.ts';

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => sample.dispose());

describe('where a problem is', () => {
  it('is said in the words of the property panel', () => {
    const { editor } = sample;
    editor.select(['card']);
    const id = insertComponent(editor, 'Table') ?? '';
    const words = (key: string): string => placeKeyWords(editor, { kind: 'node', id, key });
    expect(words('rowClick[0]')).toBe('When a row is clicked, step 1');
    expect(words('rowClick[1].onError[0]')).toBe('When a row is clicked, step 2, when it failed, step 1');
    expect(words('emptyText')).toBe('When there are no rows');
    expect(placeKeyWords(editor, { kind: 'query', id: 'q', key: 'where[2]' })).toBe('condition 3');
    expect(placeKeyWords(editor, { kind: 'entity', id: 'e', key: 'seed[0]' })).toBe('sample row 1');
    expect(placeKeyWords(editor, { kind: 'query', id: 'q', key: 'limit' })).toBe('limit');
  });
});
