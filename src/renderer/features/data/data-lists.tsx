import CodeXml from 'lucide-react/icons/code-xml';
import Variable from 'lucide-react/icons/variable';
import Zap from 'lucide-react/icons/zap';
import { useState, type ReactElement } from 'react';
import { removeQuery, removeState, setModule, updateQuery, updateState } from '../../../shared/app/document/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import { useEditor, useEditorState, useSection, usesOf } from '../editor/index.ts';
import { EntityList } from './entity-list.tsx';
import { deletedItemWords } from './item-parts.tsx';
import { ItemList, type ListedItem } from './item-list.tsx';
import { NewItemDialog } from './new-item-dialog.tsx';
import { kindOfValue, VALUE_KINDS } from './variable-value.ts';

/** The left column of the data surface: what the app keeps, what it reads, what it remembers. */
export function DataLists({ entities, counts, current }: { entities: readonly Entity[]; counts: ReadonlyMap<string, number>; current: string | null }): ReactElement {
  const editor = useEditor();
  const queries = useSection('queries');
  const variables = useSection('state');
  const modules = useSection('modules');
  const item = useEditorState((state) => state.dataItem);
  const [adding, setAdding] = useState<'query' | 'state' | null>(null);
  const currentOf = (kind: 'query' | 'state' | 'module'): string | null => (item?.kind === kind ? item.id : null);

  /** Says how many places miss it, and offers the way back. */
  function remove(listed: ListedItem, run: (id: string) => void): void {
    const uses = usesOf(editor.app, listed.id).length;
    const done = editor.change(() => {
      run(listed.id);
      return true;
    });
    if (done) editor.notify({ text: deletedItemWords(listed.name, uses), action: { label: 'Undo', run: () => editor.undo.undo() } });
  }

  return (
    <div className="panel line-r data-lists scroll" tabIndex={-1}>
      <EntityList entities={entities} counts={counts} current={current} onSelect={(id) => editor.showEntity(id)} />
      <ItemList
        title="Queries"
        one="query"
        icon={<Zap size={14} aria-hidden />}
        items={queries.map(({ id, name }) => ({ id, name }))}
        current={currentOf('query')}
        empty="What pages show: rows, counts, sums."
        onSelect={(id) => editor.showDataItem('query', id)}
        onAdd={() => setAdding('query')}
        onRename={(id, name) => editor.change(() => updateQuery(editor.app, editor.origin(), id, { name }))}
        onRemove={(listed) => remove(listed, (id) => removeQuery(editor.app, editor.origin(), id))}
      />
      <ItemList
        title="State"
        one="variable"
        icon={<Variable size={14} aria-hidden />}
        items={variables.map(({ id, name, initial }) => ({ id, name, detail: VALUE_KINDS.find((kind) => kind.value === kindOfValue(initial))?.label.toLowerCase() ?? '' }))}
        current={currentOf('state')}
        empty="What pages remember: a choice, a draft."
        onSelect={(id) => editor.showDataItem('state', id)}
        onAdd={() => setAdding('state')}
        onRename={(id, name) => editor.change(() => updateState(editor.app, editor.origin(), id, { name }))}
        onRemove={(listed) => remove(listed, (id) => removeState(editor.app, editor.origin(), id))}
      />
      {modules.length > 0 && (
        <ItemList
          title="Modules"
          one="module"
          icon={<CodeXml size={14} aria-hidden />}
          items={modules.map(({ id, name }) => ({ id, name }))}
          current={currentOf('module')}
          empty=""
          onSelect={(id) => editor.showDataItem('module', id)}
          onRename={(id, name) => {
            const module = modules.find((candidate) => candidate.id === id);
            if (module !== undefined) editor.change(() => setModule(editor.app, editor.origin(), { ...module, name }));
          }}
        />
      )}
      {adding !== null && <NewItemDialog kind={adding} onClose={() => setAdding(null)} />}
    </div>
  );
}
