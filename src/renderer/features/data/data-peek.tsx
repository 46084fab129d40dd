import type { ReactElement } from 'react';
import { Button, EmptyState, Select } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import './data.css';
import { EntityRows } from './entity-rows.tsx';

/** Rows in the dock, beside the design. */
export function DataPeek(): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const wanted = useEditorState((state) => state.entityId);
  const current = entities.find((entity) => entity.id === wanted) ?? entities[0];
  if (current === undefined) {
    return <EmptyState title="This app keeps no data yet" actions={<Button size="s" onClick={() => editor.store.set({ surface: 'data', dataItem: null })}>Add an entity</Button>} />;
  }
  return (
    <div className="peek">
      {entities.length > 1 && (
        <div className="peek-pick">
          <Select size="s" hideLabel label="Entity" value={current.id} options={entities.map((entity) => ({ value: entity.id, label: entity.name }))} onChange={(id) => editor.store.set({ entityId: id })} />
        </div>
      )}
      <EntityRows key={current.id} entity={current} isCompact />
    </div>
  );
}
