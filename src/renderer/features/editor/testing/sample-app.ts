import { AppDocument, fromManifest, UndoController } from '../../../../shared/app/document/index.ts';
import { manifest, type Manifest } from '../../../../shared/app/manifest/index.ts';
import { seededRandom } from '../../../../shared/kernel/ports.ts';
import { Editor, type Notice } from '../editor.ts';

/** A page with a heading, a card with two texts, a bound list and a dialog; a second, empty page. */
export function sampleManifest(): Manifest {
  return manifest.parse({
    schemaVersion: 1,
    meta: { name: 'Tools' },
    entities: [{ id: 'tool', name: 'Tool', plural: 'Tools', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' }, { id: 'price', label: 'Price', type: 'currency' }] }],
    queries: [{ id: 'allTools', name: 'All tools', kind: 'list', entity: 'tool' }],
    state: [{ id: 'selected', name: 'Selected', initial: '' }],
    pages: [
      {
        id: 'home', name: 'Home', path: '/',
        root: {
          id: 'homeRoot', type: 'Container', name: 'Home',
          children: [
            { id: 'heading', type: 'Text', name: 'Heading', props: { content: 'Tools' } },
            { id: 'card', type: 'Container', name: 'Card', children: [{ id: 'first', type: 'Text', name: 'First' }, { id: 'second', type: 'Text', name: 'Second', bindings: { content: '{{ selected }}' } }] },
            { id: 'list', type: 'List', name: 'List', bindings: { items: '{{ allTools.data }}' }, children: [{ id: 'itemText', type: 'Text', name: 'Item', bindings: { content: '{{ item.title }}' } }] },
            { id: 'dialog', type: 'Modal', name: 'Dialog', children: [{ id: 'inside', type: 'Text', name: 'Inside' }] },
          ],
        },
      },
      { id: 'more', name: 'More', path: '/more', root: { id: 'moreRoot', type: 'Container', name: 'More' } },
    ],
  });
}

export function sampleEditor(isReadOnly = false): { editor: Editor; app: AppDocument; undo: UndoController; notices: Notice[]; dispose: () => void } {
  const app = new AppDocument(fromManifest(sampleManifest(), { random: seededRandom(7) }), { random: seededRandom(8) });
  const undo = new UndoController(app, 'me');
  const notices: Notice[] = [];
  const editor = new Editor({ appId: 'app_test', app, undo, origin: () => ({ actor: 'me', kind: 'hand' }), isReadOnly, notify: (notice) => notices.push(notice) });
  return {
    editor, app, undo, notices,
    dispose: () => {
      editor.dispose();
      undo.dispose();
      app.dispose();
    },
  };
}
