import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addQuery, removeQuery, setEvent, setModule } from '../../../shared/app/document/index.ts';
import { goToPlace, placeName, placeOfCode, placeOfName } from './go-to-place.ts';
import { sampleEditor } from './testing/sample-app.ts';
import { usesOf } from './uses-of.ts';

let sample: ReturnType<typeof sampleEditor>;
const origin = { actor: 'me', kind: 'hand' } as const;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => sample.dispose());

describe('what uses a query or a variable', () => {
  it('finds bindings, steps at any depth, scripts and other queries', () => {
    const { app } = sample;
    setEvent(app, origin, 'heading', 'click', [{ do: 'toast', with: { text: 'hi' }, onError: [{ do: 'setState', with: { state: 'selected', value: '' } }] }]);
    setEvent(app, origin, 'first', 'click', [{ do: 'script', with: { code: 'app.toast(selected)' } }]);
    addQuery(app, origin, { id: 'some', name: 'Some', kind: 'list', entity: 'tool', where: [{ field: 'title', op: 'eq', value: '{{ selected }}' }] });
    expect(usesOf(app, 'selected')).toEqual([
      { kind: 'node', id: 'heading', key: 'click' },
      { kind: 'node', id: 'first', key: 'click' },
      { kind: 'node', id: 'second', key: 'content' },
      { kind: 'query', id: 'some' },
    ]);
    expect(usesOf(app, 'allTools')).toEqual([{ kind: 'node', id: 'list', key: 'items' }]);
  });

  it('words that only look like the name do not count', () => {
    setEvent(sample.app, origin, 'first', 'click', [{ do: 'toast', with: { text: 'selected' } }, { do: 'script', with: { code: 'row.selected = selectedRow' } }]);
    expect(usesOf(sample.app, 'selected').map((place) => place.id)).toEqual(['second']);
  });
});

describe('going to a place', () => {
  it('shows queries, variables and modules on the data surface', () => {
    const { editor, app } = sample;
    setModule(app, origin, { id: 'prices', name: 'Prices', code: 'export function double(n) { return n * 2 }' });
    expect(goToPlace(editor, { kind: 'query', id: 'allTools', key: 'where[0]' })).toBe(true);
    expect(editor.state).toMatchObject({ surface: 'data', dataItem: { kind: 'query', id: 'allTools', key: 'where[0]' } });
    expect(goToPlace(editor, { kind: 'state', id: 'selected' })).toBe(true);
    expect(goToPlace(editor, { kind: 'module', id: 'prices' })).toBe(true);
    expect(editor.state.dataItem).toMatchObject({ kind: 'module', id: 'prices' });
    expect(placeName(editor, { kind: 'module', id: 'prices' })).toBe('Prices');
    goToPlace(editor, { kind: 'entity', id: 'tool' });
    expect(editor.state).toMatchObject({ entityId: 'tool', dataItem: null });
    expect(goToPlace(editor, { kind: 'query', id: 'gone' })).toBe(false);
  });

  it('finds where a name in an expression comes from', () => {
    const { editor } = sample;
    expect(placeOfName(editor, 'allTools')).toEqual({ kind: 'query', id: 'allTools' });
    expect(placeOfCode(editor, '{{ sum(allTools.data, "price") }}')).toEqual({ kind: 'query', id: 'allTools' });
    expect(placeOfCode(editor, 'dialog.open')).toEqual({ kind: 'node', id: 'dialog' });
    expect(placeOfCode(editor, 'today()')).toBeNull();
  });

  it('forgets a query that is deleted, and undo brings it back', () => {
    const { editor, app, undo } = sample;
    goToPlace(editor, { kind: 'query', id: 'allTools' });
    editor.change(() => removeQuery(app, editor.origin(), 'allTools'));
    expect(editor.state.dataItem).toBeNull();
    undo.undo();
    expect(app.queries()).toHaveLength(1);
  });
});
