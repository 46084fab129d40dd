import { BLOCKS, findBlock, fittingData, insertBlock, type Block, type BlockData } from '../../../shared/app/blocks/index.ts';
import { CATALOGUE, type ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import type { Editor } from './editor.ts';

/** What stands for a block where types of components are listed and carried: "block:" and its id. */
const PREFIX = 'block:';

/** Blocks as entries of the palette. */
export const BLOCK_SPECS: readonly ComponentSpec[] = BLOCKS.flatMap(({ id, name, description, icon, keywords }) => {
  const base = CATALOGUE['Container'];
  return base === undefined ? [] : [{ ...base, id: PREFIX + id, label: name, description, icon, keywords: ['block', ...keywords], common: false }];
});

/** @returns the block that a listed type stands for */
export function blockOfType(type: string): Block | undefined {
  return type.startsWith(PREFIX) ? findBlock(type.slice(PREFIX.length)) : undefined;
}

type Place = { parentId: string; index: number };

/** The app's data that a block could show, best first; the block's own example data aside: that is shared without asking. */
export function dataThatFits(editor: Editor, block: Block): { name: string; data: BlockData }[] {
  const { needs } = block;
  if (needs === undefined) return [];
  const others = editor.app.entities().filter((entity) => entity.name !== needs.name);
  return fittingData(needs, others).map(({ entity, data }) => ({ name: entity.plural, data }));
}

/** Puts the block in, unless the person has to say first which data it shows. @returns its id, or undefined while they are asked */
export function askOrInsertBlock(editor: Editor, block: Block, place: Place): string | undefined {
  if (dataThatFits(editor, block).length === 0) return insertBlockAt(editor, block, place);
  if (editor.canEdit) editor.store.set({ blockToPlace: { blockId: block.id, parentId: place.parentId, index: place.index } });
  return undefined;
}

/** One undo step, with the data it makes. */
export function insertBlockAt(editor: Editor, block: Block, place: Place, data?: BlockData): string | undefined {
  const before = new Set(editor.app.entities().map((entity) => entity.id));
  const today = new Date().toISOString().slice(0, 10);
  const id = editor.change(() => insertBlock(editor.origin(), block, { app: editor.app, parentId: place.parentId, index: place.index }, today, data));
  if (id === undefined) return undefined;
  editor.select([id]);
  const made = editor.app.entities().find((entity) => !before.has(entity.id));
  if (made !== undefined)
    editor.notify({ text: `Added ${block.name} with new data: ${made.plural}.`, action: { label: 'Show data', run: () => editor.showEntity(made.id) } });
  return id;
}
