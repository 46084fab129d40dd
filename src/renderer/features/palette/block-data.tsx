import { useState, type ReactElement } from 'react';
import { findBlock, type Block } from '../../../shared/app/blocks/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { dataThatFits, insertBlockAt, useEditor, useEditorState } from '../editor/index.ts';

type Place = { blockId: string; parentId: string; index: number };

/** Asks which data a block on its way in shows: some that the app has, or new data with examples. */
export function BlockData(): ReactElement | null {
  const place = useEditorState((state) => state.blockToPlace);
  const block = place === null ? undefined : findBlock(place.blockId);
  return place === null || block === undefined ? null : <Ask key={place.blockId} block={block} place={place} />;
}

function Ask({ block, place }: { block: Block; place: Place }): ReactElement {
  const editor = useEditor();
  const [fitting] = useState(() => dataThatFits(editor, block));
  const [chosen, setChosen] = useState(fitting[0]?.data.entity ?? '');
  const close = (): void => editor.store.set({ blockToPlace: null });
  const add = (): void => {
    close();
    insertBlockAt(editor, block, place, fitting.find(({ data }) => data.entity === chosen)?.data);
  };
  const options = [
    ...fitting.map(({ name, data }) => ({ id: data.entity, name, hint: linesOf(editor, block, data.entity, data.fields) })),
    { id: '', name: `New data: ${block.needs?.plural ?? ''}`, hint: 'With a few examples' },
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={`Which data does “${block.name}” show?`}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" onClick={add}>
            Add block
          </Button>
        </>
      }
    >
      <fieldset className="block-data">
        <legend className="sr-only">Data</legend>
        {options.map(({ id, name, hint }) => (
          <label key={id}>
            <input type="radio" name="block-data" checked={chosen === id} onChange={() => setChosen(id)} />
            <span>
              <b>{name}</b>
              <span className="t3">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}

/** "Title: Subject, State: Status": what stands for what. */
function linesOf(editor: ReturnType<typeof useEditor>, block: Block, entityId: string, fields: Readonly<Record<string, string>>): string {
  const entity = editor.app.entities().find(({ id }) => id === entityId);
  return (block.needs?.fields ?? []).map((wanted) => `${wanted.label}: ${entity?.fields.find(({ id }) => id === fields[wanted.id])?.label ?? ''}`).join(', ');
}
