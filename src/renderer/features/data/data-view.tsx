import Database from 'lucide-react/icons/database';
import { useMemo, useState, type ReactElement } from 'react';
import type { Json } from '../../../shared/kernel/json.ts';
import { useKeptView, useStore } from '../../platform/index.ts';
import { Button, EmptyState, parseLayout, ResizablePanels, type PanelLayout } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import './data.css';
import { DataBackups } from './data-backups.tsx';
import { DataLists } from './data-lists.tsx';
import { EntityDiagram } from './entity-diagram.tsx';
import { EntityDialog } from './entity-list.tsx';
import { EntityRows } from './entity-rows.tsx';
import { FileDrop } from './import/file-drop.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { chooseImport, importOf } from './import/open-import.ts';
import { ModuleView } from './module-view.tsx';
import { QueryEditor } from './query-editor.tsx';
import { QueryResult } from './query-result.tsx';
import { useCounts } from './use-rows.ts';
import { VariableEditor } from './variable-editor.tsx';

type Layout = { layout: PanelLayout; onLayoutChange: (next: PanelLayout) => void };

/** The data surface: entities, how they relate, and their rows; or a query with its result, a variable, a module. */
export function DataView(): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const counts = useCounts(entities);
  const wanted = useEditorState((state) => state.entityId);
  const item = useEditorState((state) => state.dataItem);
  const current = item === null ? (entities.find((entity) => entity.id === wanted) ?? entities[0]) : undefined;
  const [stored, keep] = useKeptView(`${editor.appId}.data.panels`);
  const layout = useMemo(() => parseLayout(stored), [stored]);
  const panels: Layout = { layout, onLayoutChange: (next) => keep(next as unknown as Json) };
  const importing = useStore(importOf(editor));
  const dropTarget = entities.find((entity) => entity.id === wanted) ?? entities[0] ?? null;
  return (
    <FileDrop entity={dropTarget}>
    <ResizablePanels
      key={importing === null ? 'data' : 'data-import'}
      name="data"
      {...panels}
      panels={[
        { id: 'entities', label: 'lists', defaultSize: 200, minSize: 160, maxSize: 420, content: <DataLists entities={entities} counts={counts} current={current?.id ?? null} /> },
        {
          id: 'body',
          label: 'rows',
          content:
            item !== null ? (
              <ItemBody key={`${item.kind}.${item.id}`} kind={item.kind} id={item.id} {...panels} />
            ) : current === undefined ? (
              <NoData />
            ) : (
              <ResizablePanels
                name="data-body"
                orientation="vertical"
                {...panels}
                panels={[
                  { id: 'diagram', label: 'entity diagram', defaultSize: 300, minSize: 80, maxSize: '70%', collapsible: true, content: <EntityDiagram entities={entities} counts={counts} current={current.id} onSelect={(id) => editor.showEntity(id)} /> },
                  { id: 'rows', label: 'rows', content: <EntityRows key={current.id} entity={current} /> },
                ]}
              />
            ),
        },
        ...(importing === null ? [] : [{ id: 'import', label: 'import', defaultSize: 384, minSize: 300, maxSize: 640, content: <ImportPanel key={importing.serial} controller={importing} /> }]),
      ]}
    />
    <DataBackups />
    </FileDrop>
  );
}

function ItemBody({ kind, id, layout, onLayoutChange }: Layout & { kind: 'query' | 'state' | 'module'; id: string }): ReactElement | null {
  const query = useSection('queries').find((candidate) => candidate.id === id);
  const variable = useSection('state').find((candidate) => candidate.id === id);
  const module = useSection('modules').find((candidate) => candidate.id === id);
  if (kind === 'state') return variable === undefined ? null : <VariableEditor variable={variable} />;
  if (kind === 'module') return module === undefined ? null : <ModuleView module={module} />;
  if (query === undefined) return null;
  return (
    <ResizablePanels
      name="data-query"
      layout={layout}
      onLayoutChange={onLayoutChange}
      panels={[
        { id: 'query', label: 'query', defaultSize: 400, minSize: 320, maxSize: 640, content: <QueryEditor query={query} /> },
        { id: 'result', label: 'result', content: <QueryResult query={query} /> },
      ]}
    />
  );
}

function NoData(): ReactElement {
  const editor = useEditor();
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="center" style={{ height: '100%' }}>
      <EmptyState icon={<Database size={20} />} title="This app keeps no data yet" actions={editor.canEdit && (<><Button variant="primary" onClick={() => setAdding(true)}>Add an entity</Button><Button onClick={() => void chooseImport(editor, null)}>Start from a file</Button></>)}>
        An entity is a kind of thing the app remembers: a patient, a booking, an order.
      </EmptyState>
      {isAdding && <EntityDialog entity={null} onClose={() => setAdding(false)} onMade={(id) => editor.showEntity(id)} />}
    </div>
  );
}
