import Database from 'lucide-react/icons/database';
import { useMemo, useState, type ReactElement } from 'react';
import type { Json } from '../../../shared/kernel/json.ts';
import { useKeptView } from '../../platform/index.ts';
import { Button, EmptyState, parseLayout, ResizablePanels } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import './data.css';
import { EntityDiagram } from './entity-diagram.tsx';
import { EntityDialog, EntityList } from './entity-list.tsx';
import { EntityRows } from './entity-rows.tsx';
import { useCounts } from './use-rows.ts';

/** The data surface: entities, how they relate, and their rows. */
export function DataView(): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const counts = useCounts(entities);
  const wanted = useEditorState((state) => state.entityId);
  const current = entities.find((entity) => entity.id === wanted) ?? entities[0];
  const [stored, keep] = useKeptView(`${editor.appId}.data.panels`);
  const layout = useMemo(() => parseLayout(stored), [stored]);
  const [isAdding, setAdding] = useState(false);
  const select = (id: string): void => editor.store.set({ entityId: id });
  if (current === undefined) {
    return (
      <div className="center">
        <EmptyState icon={<Database size={20} />} title="This app keeps no data yet" actions={editor.canEdit && <Button variant="primary" onClick={() => setAdding(true)}>Add an entity</Button>}>
          An entity is a kind of thing the app remembers: a patient, a booking, an order.
        </EmptyState>
        {isAdding && <EntityDialog entity={null} onClose={() => setAdding(false)} onMade={select} />}
      </div>
    );
  }
  return (
    <ResizablePanels
      name="data"
      layout={layout}
      onLayoutChange={(next) => keep(next as unknown as Json)}
      panels={[
        { id: 'entities', label: 'entities', defaultSize: 200, minSize: 160, maxSize: 420, content: <EntityList entities={entities} counts={counts} current={current.id} onSelect={select} /> },
        {
          id: 'body',
          label: 'rows',
          content: (
            <ResizablePanels
              name="data-body"
              orientation="vertical"
              layout={layout}
              onLayoutChange={(next) => keep(next as unknown as Json)}
              panels={[
                { id: 'diagram', label: 'entity diagram', defaultSize: 300, minSize: 80, maxSize: '70%', collapsible: true, content: <EntityDiagram entities={entities} counts={counts} current={current.id} onSelect={select} /> },
                { id: 'rows', label: 'rows', content: <EntityRows key={current.id} entity={current} /> },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
