import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import { useEffect, useState, type ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { registerCommand, toastError } from '../../platform/index.ts';
import { Button, landmark, TextField } from '../../ui/index.ts';
import { NamedIcon, useEditor } from '../editor/index.ts';
import { ColumnHeader, type Sort } from './column-header.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { conditionOf, FilterChip, opsFor, type GridFilter } from './filter-chip.tsx';
import { RowGrid, type Draft } from './row-grid.tsx';
import type { RowStore } from './row-store.ts';
import { useRows } from './use-rows.ts';

/** The rows of one entity, with search, sort, filter and its fields. */
export function EntityRows({ entity, isCompact = false }: { entity: Entity; isCompact?: boolean }): ReactElement {
  const editor = useEditor();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>(null);
  const [filter, setFilter] = useState<GridFilter | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [editing, setEditing] = useState<{ field: Field | null } | null>(null);
  const condition = conditionOf(entity, filter);
  const query = { search, orderBy: sort === null ? [] : [sort], where: condition === undefined ? [] : [condition] };
  const { store, state } = useRows(entity, query);
  useDataUndo(store);

  const newRow = (): void => {
    if (!editor.canEdit) return;
    // Nothing is missing from the start: the row is there at once.
    if (entity.fields.some((field) => field.required && field.default === undefined && field.type !== 'boolean')) setDraft({ values: {} });
    else void store.create({}).catch(toastError);
  };
  const remove = (rows: readonly Row[]): void => {
    if (!editor.canEdit) return;
    const name = rows.length === 1 ? String(rows[0]?.[entity.displayField] ?? '') : '';
    store.remove(rows).then(() => {
      editor.notify({ text: name === '' ? `Deleted ${rows.length === 1 ? `a ${entity.name.toLowerCase()}` : `${rows.length} rows`}` : `Deleted ${name}`, action: { label: 'Undo', run: () => void store.undo().catch(toastError) } });
    }, toastError);
  };
  const words = [`${state.total.toLocaleString('en')} ${state.total === 1 ? 'row' : 'rows'}`, ...(condition === undefined ? [] : ['1 filter']), ...(search === '' ? [] : ['searched'])].join(', ');

  return (
    <section className="rows" {...landmark(`${entity.plural}, rows`)}>
      <div className="rows-bar">
        {!isCompact && <NamedIcon name={entity.icon} fallback="database" size={15} />}
        <b>{entity.name}</b>
        <span className="t3 num ell" role="status">{words}</span>
        <span className="grow" />
        {filter !== null && <FilterChip key={filter.fieldId} entity={entity} filter={filter} onChange={setFilter} />}
        <TextField size="s" hideLabel label={`Search ${entity.plural}`} placeholder="Search" icon={<Search size={13} aria-hidden />} value={search} onChange={setSearch} className="rows-search" />
        {editor.canEdit && (
          <>
            <Button size="s" icon={<Plus size={13} />} onClick={() => setEditing({ field: null })}>
              Field
            </Button>
            <Button size="s" icon={<Plus size={13} />} onClick={newRow}>
              Row
            </Button>
          </>
        )}
      </div>
      <RowGrid
        key={entity.id}
        entity={entity}
        store={store}
        state={state}
        draft={draft}
        onDraft={setDraft}
        onNewRow={newRow}
        onDelete={remove}
        headerOf={(field) => <ColumnHeader entity={entity} field={field} sort={sort} onSort={setSort} onFilter={(each) => setFilter({ fieldId: each.id, op: opsFor(each)[0]?.value ?? 'eq', text: '' })} onEdit={(each) => setEditing({ field: each })} />}
        empty={
          search !== '' || condition !== undefined ? (
            <>
              <h3 className="sb">Nothing matches</h3>
              <Button size="s" onClick={() => { setSearch(''); setFilter(null); }}>Show all rows</Button>
            </>
          ) : (
            <>
              <h3 className="sb">No {entity.plural.toLowerCase()} yet</h3>
              <p className="t2">Rows you add here show up in the app at once.</p>
              {editor.canEdit && <Button size="s" variant="primary" onClick={newRow}>Add a row</Button>}
            </>
          )
        }
      />
      {editing !== null && <FieldDialog entity={entity} field={editing.field} onClose={() => setEditing(null)} />}
    </section>
  );
}

/** While the grid has the focus, undo is about rows; elsewhere it is about the design. */
function useDataUndo(store: RowStore): void {
  useEffect(() => {
    const isHere = (): boolean => document.activeElement?.closest('.rows') !== null && document.activeElement !== null;
    const stops = [
      registerCommand({ id: 'data.undo', title: 'Undo the last change of a row', group: 'Data grid', shortcut: '$mod+z', hidden: true, when: () => isHere() && store.canUndo, run: () => store.undo() }),
      registerCommand({ id: 'data.redo', title: 'Redo the change of a row', group: 'Data grid', shortcut: ['$mod+Shift+z', '$mod+y'], hidden: true, when: () => isHere() && store.canRedo, run: () => store.redo() }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [store]);
}
