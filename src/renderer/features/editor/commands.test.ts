import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canHold, copySelection, cutSelection, deleteSelection, duplicateSelection, growSelection, insertComponent, moveTo, nudgeSelection, paste, rename, resizeNode, setSelectionLocked, wrapSelection } from './commands.ts';
import { setFrame, setProperty } from '../../../shared/app/document/index.ts';
import { sampleEditor } from './testing/sample-app.ts';

let sample: ReturnType<typeof sampleEditor>;
beforeEach(() => {
  sample = sampleEditor();
});
afterEach(() => sample.dispose());
const names = (id: string): (string | undefined)[] => sample.app.children(id).map((child) => sample.app.node(child)?.name);

describe('editing by hand', () => {
  it('inserts into the selected container, else after the selection, with a name of its own', () => {
    const { editor } = sample;
    editor.select(['card']);
    insertComponent(editor, 'Text');
    expect(names('card')).toEqual(['First', 'Second', 'Text']);
    editor.select(['first']);
    const id = insertComponent(editor, 'Text');
    expect(names('card')).toEqual(['First', 'Text 2', 'Second', 'Text']);
    expect(editor.state.selection).toEqual([id]);
  });

  it('puts dialogs on the page, never inside what is selected', () => {
    sample.editor.select(['card']);
    insertComponent(sample.editor, 'Modal');
    expect(names('homeRoot').at(-1)).toBe('Dialog 2');
  });

  it('gives a component with places of its own a container for each', () => {
    const { editor, app } = sample;
    editor.select(['card']);
    const id = insertComponent(editor, 'AppShell') ?? '';
    expect(names(id)).toEqual(['Header', 'Sidebar', 'Content']);
    expect(app.children(id).every((child) => canHold(editor, child))).toBe(true);
  });

  it('deletes with words and a way back, and selects the neighbour', () => {
    const { editor, undo, notices } = sample;
    editor.select(['card']);
    deleteSelection(editor);
    expect(names('homeRoot')).toEqual(['Heading', 'List', 'Dialog']);
    expect(notices[0]?.text).toBe('Deleted Card and 2 inside it');
    expect(editor.state.selection).toEqual(['list']);
    notices[0]?.action?.run();
    expect(names('homeRoot')).toEqual(['Heading', 'Card', 'List', 'Dialog']);
    expect(names('card')).toEqual(['First', 'Second']);
    expect(undo.canRedo).toBe(true);
  });

  it('leaves locked things and the page itself alone', () => {
    const { editor, notices } = sample;
    editor.select(['card']);
    setSelectionLocked(editor, true);
    editor.select(['first']);
    deleteSelection(editor);
    expect(names('card')).toEqual(['First', 'Second']);
    expect(notices.at(-1)?.text).toContain('locked');
    editor.select(['homeRoot']);
    deleteSelection(editor);
    expect(editor.rootOf('home')).toBe('homeRoot');
    expect(canHold(editor, 'card')).toBe(false);
  });

  it('moves to a place counted without what is moved, both ways', () => {
    const { editor } = sample;
    expect(moveTo(editor, ['heading'], { parentId: 'homeRoot', index: 2 })).toBe(true);
    expect(names('homeRoot')).toEqual(['Card', 'List', 'Heading', 'Dialog']);
    expect(moveTo(editor, ['heading'], { parentId: 'homeRoot', index: 0 })).toBe(true);
    expect(names('homeRoot')).toEqual(['Heading', 'Card', 'List', 'Dialog']);
    expect(moveTo(editor, ['heading'], { parentId: 'homeRoot', index: 0 })).toBe(false);
    expect(moveTo(editor, ['card'], { parentId: 'first', index: 0 })).toBe(false);
    expect(moveTo(editor, ['heading', 'list'], { parentId: 'card', index: 1 })).toBe(true);
    expect(names('card')).toEqual(['First', 'Heading', 'List', 'Second']);
  });

  it('cuts and pastes by moving, copies by copying', () => {
    const { editor } = sample;
    editor.select(['heading']);
    cutSelection(editor);
    editor.select(['card']);
    paste(editor);
    expect(names('card')).toEqual(['First', 'Second', 'Heading']);
    editor.select(['first']);
    copySelection(editor);
    editor.select(['moreRoot']);
    paste(editor);
    expect(names('moreRoot')).toHaveLength(1);
    expect(names('card')).toContain('First');
    expect(editor.state.pageId).toBe('more');
  });

  it('duplicates and wraps what is selected', () => {
    const { editor } = sample;
    editor.select(['card']);
    duplicateSelection(editor);
    expect(sample.app.children('homeRoot')).toHaveLength(5);
    editor.select(['heading', 'card']);
    wrapSelection(editor);
    const [wrapper] = editor.state.selection;
    expect(sample.app.children(wrapper!)).toEqual(['heading', 'card']);
  });

  it('arrows change places in a flow', () => {
    const { editor } = sample;
    editor.select(['heading']);
    nudgeSelection(editor, 0, 1);
    expect(names('homeRoot')).toEqual(['Card', 'Heading', 'List', 'Dialog']);
    nudgeSelection(editor, 0, -8);
    expect(names('homeRoot')[0]).toBe('Heading');
  });

  it('resizing writes only the dimension that changed, in the layer being styled', () => {
    const { editor, app } = sample;
    resizeNode(editor, 'card', { w: 320.4, h: 100 }, { width: true, height: false });
    expect(app.node('card')?.style).toEqual({ base: { width: '320px' } });
    editor.store.set({ layer: 'sm' });
    resizeNode(editor, 'card', { w: 200, h: 90 }, { width: true, height: true });
    expect(app.node('card')?.style['sm']).toEqual({ width: '200px', height: '90px' });
  });

  it('in free placement arrows move and Ctrl arrows resize, where it is', () => {
    const { editor, app } = sample;
    setProperty(app, editor.origin(), 'card', 'layout', 'free');
    setFrame(app, editor.origin(), 'first', { x: 10, y: 20, w: 100, h: 40 });
    editor.select(['first']);
    nudgeSelection(editor, 1, 0);
    nudgeSelection(editor, 0, -8);
    expect(app.node('first')?.frame).toEqual({ x: 11, y: 12, w: 100, h: 40 });
    growSelection(editor, 8, 0, () => ({ x: 900, y: 700, w: 100, h: 40 }) as { w: number; h: number });
    expect(app.node('first')?.frame).toEqual({ x: 11, y: 12, w: 108, h: 40 });
  });

  it('each gesture is one undo step', () => {
    const { editor, app, undo } = sample;
    rename(editor, 'card', 'Shelf');
    rename(editor, 'card', 'Rack');
    undo.undo();
    expect(app.node('card')?.name).toBe('Shelf');
    undo.undo();
    expect(app.node('card')?.name).toBe('Card');
  });

  it('a read-only app refuses in words and changes nothing', () => {
    const { editor, app, notices, dispose } = sampleEditor(true);
    rename(editor, 'card', 'Shelf');
    expect(app.node('card')?.name).toBe('Card');
    expect(notices[0]?.text).toContain('read-only');
    dispose();
    sample.editor.store.set({ isNarrow: true });
    rename(sample.editor, 'card', 'Shelf');
    expect(sample.notices[0]?.text).toContain('narrow');
  });
});
