import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import Upload from 'lucide-react/icons/upload';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { registerCommand, toastError } from '../../platform/index.ts';
import { Button, landmark, TextField } from '../../ui/index.ts';
import { NamedIcon, useEditor } from '../editor/index.ts';
import { ColumnHeader, type Sort } from './column-header.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { conditionOf, FilterChip, opsFor, type GridFilter } from './filter-chip.tsx';
import { chooseImport } from './import/open-import.ts';
import { RowGrid } from './row-grid.tsx';
import type { RowStore } from './row-store.ts';
import type { Draft } from './use-cell-edits.ts';
import { useRows } from './use-rows.ts';

/** The rows of one entity, with search, sort, filter and its fields. */
export function EntityRows({ entity, isCompact = false }: { entity: Entity; isCompact?: boolean }): ReactElement {
  const editor = useEditor();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>(null);
  const [filters, setFilters] = useState<readonly GridFilter[]>([]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [editing, setEditing] = useState<{ field: Field | null } | null>(null);
  const where = filters.flatMap((filter) => conditionOf(entity, filter) ?? []);
  const query = { search, orderBy: sort === null ? [] : [sort], where };
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
    if (rows.length === 0) return;
    store.remove(rows).then(() => {
      editor.notify({ text: name === '' ? `Deleted ${rows.length === 1 ? `a ${entity.name.toLowerCase()}` : `${rows.length} rows`}` : `Deleted ${name}`, action: { label: 'Undo', run: () => void store.undo().catch(toastError) } });
    }, toastError);
  };
  // Kept the same while one scrolls: the grid draws its head only when this changes.
  const headerOf = useCallback(
    (field: Field) => (
      <ColumnHeader
        entity={entity}
        field={field}
        sort={sort}
        onSort={setSort}
        onFilter={(each) => setFilters((before) => [...before, { fieldId: each.id, op: opsFor(each)[0]?.value ?? 'eq', text: '' }])}
        onEdit={(each) => setEditing({ field: each })}
      />
    ),
    [entity, sort],
  );
  const words = [`${state.total.toLocaleString('en')} ${state.total === 1 ? 'row' : 'rows'}`, ...(where.length === 0 ? [] : [where.length === 1 ? '1 filter' : `${where.length} filters`]), ...(search === '' ? [] : ['searched'])].join(', ');

  return (
    <section className="rows" {...landmark(`${entity.plural}, rows`)}>
      <div className="rows-bar">
        {!isCompact && <NamedIcon name={entity.icon} fallback="database" size={15} />}
        <b>{entity.name}</b>
        <span className="t3 num ell" role="status">{words}</span>
        <span className="grow" />
        <TextField size="s" hideLabel label={`Search ${entity.plural}`} placeholder="Search" icon={<Search size={13} aria-hidden />} value={search} onChange={setSearch} className="rows-search" />
        {editor.canEdit && (
          <>
            <Button size="s" icon={<Upload size={13} />} onClick={() => void chooseImport(editor, entity.id)}>
              Import
            </Button>
            <ExportMenu entity={entity} query={query} total={state.total} />
            <Button size="s" icon={<Plus size={13} />} onClick={() => setEditing({ field: null })}>
              Field
            </Button>
            <Button size="s" icon={<Plus size={13} />} onClick={newRow}>
              Row
            </Button>
          </>
        )}
      </div>
      {filters.length > 0 && (
        <div className="rows-filters" role="group" aria-label="Filters">
          {filters.map((filter, i) => (
            <FilterChip key={`${filter.fieldId}.${i}`} entity={entity} filter={filter} onChange={(next) => setFilters((before) => before.flatMap((other, k) => (k === i ? (next ?? []) : other)))} />
          ))}
          {filters.length > 1 && <Button size="s" variant="ghost" onClick={() => setFilters([])}>Remove all</Button>}
        </div>
      )}
      <RowGrid
        key={entity.id}
        entity={entity}
        store={store}
        state={state}
        view={JSON.stringify(query)}
        draft={draft}
        onDraft={setDraft}
        onNewRow={newRow}
        onDelete={remove}
        headerOf={headerOf}
        empty={
          search !== '' || where.length > 0 ? (
            <>
              <h3 className="sb">Nothing matches</h3>
              <Button size="s" onClick={() => { setSearch(''); setFilters([]); }}>Show all rows</Button>
            </>
          ) : (
            <>
              <h3 className="sb">No {entity.plural.toLowerCase()} yet</h3>
              <p className="t2">Rows you add here show up in the app at once.</p>
              {editor.canEdit && (
                <div className="row" style={{ gap: 8 }}>
                  <Button size="s" variant="primary" onClick={newRow}>Add a row</Button>
                  <Button size="s" onClick={() => void chooseImport(editor, entity.id)}>Import a file</Button>
                </div>
              )}
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
      registerCommand({ id: 'data.undo', title: 'Undo the last change of a row', group: 'Data grid', shortcut: '$mod+z', hidden: true, when: () => isHere() && store.history.canUndo, run: () => store.undo() }),
      registerCommand({ id: 'data.redo', title: 'Redo the change of a row', group: 'Data grid', shortcut: ['$mod+Shift+z', '$mod+y'], hidden: true, when: () => isHere() && store.history.canRedo, run: () => store.redo() }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [store]);
}
