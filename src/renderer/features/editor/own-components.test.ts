import { describe, expect, it } from 'vitest';
import { AppDocument, fromManifest, instancesOf } from '../../../shared/app/document/index.ts';
import { manifest } from '../../../shared/app/manifest/index.ts';
import { DesignViewSource } from './design-view-source.ts';
import { Editor } from './editor.ts';
import { insertComponent } from './commands.ts';
import { detachSelection, makeComponentOfSelection, removeOwn } from './own-components.ts';
import { ownSpecs } from './own-insert.ts';
import { UndoController } from '../../../shared/app/document/index.ts';

function open(): { editor: Editor; source: DesignViewSource; notices: string[] } {
  const app = new AppDocument(
    fromManifest(
      manifest.parse({
        schemaVersion: 1,
        meta: { name: 'App' },
        state: [{ id: 'note', name: 'Note', initial: 'n' }],
        pages: [
          {
            id: 'home',
            name: 'Home',
            path: '/',
            root: {
              id: 'root',
              type: 'Container',
              name: 'Root',
              children: [
                { id: 'box', type: 'Container', name: 'Box', children: [{ id: 'title', type: 'Text', name: 'Title', bindings: { content: '{{ note }}' } }] },
              ],
            },
          },
        ],
      }),
    ),
  );
  const notices: string[] = [];
  const editor = new Editor({
    appId: 'a',
    app,
    undo: new UndoController(app, 'me'),
    origin: () => ({ actor: 'me', kind: 'hand' }),
    isReadOnly: false,
    notify: ({ text }) => void notices.push(text),
  });
  return { editor, source: new DesignViewSource(app), notices };
}

describe('own components in the editor', () => {
  it('OWN-10: a selection becomes a component, is drawn through its use, can be used again and taken apart, each as one undo', () => {
    const { editor, source, notices } = open();
    editor.select(['box']);
    makeComponentOfSelection(editor);
    const [component] = editor.app.components();
    const [use] = editor.state.selection;
    expect([component?.name, component?.props.map((prop) => prop.key), notices[0]]).toEqual(['Box', ['content'], 'Made the component “Box” with 1 input.']);
    expect(source.view(use ?? '')?.kids).toEqual([`${component?.rootId}@${use}`]);
    expect(source.view(`title@${use}`)?.node).toBe('title');
    const second = insertComponent(editor, ownSpecs(editor.app.components())[0]?.id ?? '', { parentId: 'root', index: 1 });
    expect(instancesOf(editor.app, component?.id ?? '')).toEqual([use, second].sort());
    editor.select([second ?? '']);
    detachSelection(editor);
    expect(instancesOf(editor.app, component?.id ?? '')).toEqual([use]);
    editor.undo.undo();
    editor.undo.undo();
    editor.undo.undo();
    expect([editor.app.components(), editor.app.children('root')]).toEqual([[], ['box']]);
  });

  it('OWN-11: a component is not put into itself, is shown on its own, and its uses say when it is gone', () => {
    const { editor, source, notices } = open();
    editor.select(['box']);
    makeComponentOfSelection(editor);
    const component = editor.app.components()[0]!;
    const use = editor.state.selection[0]!;
    editor.showComponent(component.id);
    expect([editor.rootOf(editor.state.pageId), editor.isRoot(component.rootId), editor.nameOf(component.rootId)]).toEqual([component.rootId, true, 'Box']);
    expect(insertComponent(editor, ownSpecs(editor.app.components())[0]?.id ?? '', { parentId: component.rootId, index: 0 })).toBeUndefined();
    expect(notices.at(-1)).toBe('A component cannot contain itself.');
    removeOwn(editor, component);
    expect([editor.state.pageId, notices.at(-1), source.view(use)?.state['problem']]).toEqual([
      'home',
      'Deleted “Box”. One place still asks for it.',
      '“Box” stands for a component of your own that is not there any more.',
    ]);
  });
});
