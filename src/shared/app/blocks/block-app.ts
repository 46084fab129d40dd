import { seededRandom } from '../../kernel/ports.ts';
import { AppDocument, fromManifest, toManifest, type Origin } from '../document/index.ts';
import { manifest, type Manifest } from '../manifest/index.ts';
import { insertBlock } from './insert-block.ts';
import type { Block } from './types.ts';

const ORIGIN: Origin = { actor: 'blocks', kind: 'system' };

/** An app that is one block, to draw it and to try it. The same each time. @param today "YYYY-MM-DD" */
export function blockApp(block: Block, today: string): Manifest {
  const empty = manifest.parse({
    schemaVersion: 1,
    meta: { name: block.name },
    shell: { nav: 'none' },
    pages: [{ id: 'page', name: block.name, path: '/', root: { id: 'pageRoot', type: 'Container', name: 'Page', props: { padding: 24, gap: 20 } } }],
  });
  const app = new AppDocument(fromManifest(empty), { random: seededRandom(1) });
  try {
    insertBlock(ORIGIN, block, { app, parentId: 'pageRoot' }, today);
    return toManifest(app.doc);
  } finally {
    app.dispose();
  }
}
