import ChevronDown from 'lucide-react/icons/chevron-down';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import type { Aggregate, ColumnType, TableColumn } from '../../../shared/app/catalogue/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { Button, Checkbox, IconButton, Select } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { DraftField } from './draft-field.tsx';
import { columnFor } from './entity-fields.ts';
import { NumberField } from './number-field.tsx';
import { entityOfBinding } from './scope.ts';
import { SortableList } from './sortable-list.tsx';

const TYPES: readonly ColumnType[] = ['text', 'longText', 'number', 'currency', 'percent', 'date', 'datetime', 'time', 'boolean', 'tag', 'link', 'image', 'color', 'progress', 'rating', 'reference', 'email', 'phone', 'button'];
const TYPE_LABELS: Partial<Record<ColumnType, string>> = { longText: 'Long text', datetime: 'Date and time', boolean: 'Yes or no', reference: 'Related row', tag: 'Tag' };

const PLACES: readonly { value: '' | 'start' | 'end'; label: string }[] = [
  { value: '', label: 'Scrolls' },
  { value: 'start', label: 'At the start' },
  { value: 'end', label: 'At the end' },
];
const FIGURES: readonly { value: '' | Aggregate; label: string }[] = [
  { value: '', label: 'None' },
  { value: 'sum', label: 'Sum' },
  { value: 'average', label: 'Average' },
  { value: 'min', label: 'Lowest' },
  { value: 'max', label: 'Highest' },
  { value: 'count', label: 'Count' },
  { value: 'distinct', label: 'Different values' },
];

function typeLabel(type: ColumnType): string {
  return TYPE_LABELS[type] ?? type.charAt(0).toUpperCase() + type.slice(1);
}

/** Columns of a table: shown ones in order, then fields of the bound data that are not shown yet. */
export function ColumnsEditor({ node, value, onChange }: { node: NodeSnapshot; value: unknown; onChange: (value: Json) => void }): ReactElement {
  const editor = useEditor();
  const [openAt, setOpenAt] = useState<number | null>(null);
  const columns = (Array.isArray(value) ? value : []).filter((entry): entry is TableColumn => typeof entry === 'object' && entry !== null && 'field' in entry);
  const entity = Object.values(node.bindings).map((template) => entityOfBinding(editor.app, template)).find((found) => found !== undefined);
  const missing = (entity?.fields ?? []).filter((field) => !columns.some((column) => column.field === field.id));
  const set = (next: readonly TableColumn[]): void => onChange(next as unknown as Json);
  const change = (at: number, patch: Partial<TableColumn>): void => set(columns.map((column, i) => (i === at ? { ...column, ...patch } : column)));
  const replace = (at: number, column: TableColumn): void => set(columns.map((other, k) => (k === at ? column : other)));
  const visible = columns.filter((column) => !column.hidden).length;
  return (
    <div className="list-editor">
      {columns.length + missing.length > 0 && <p className="list-count">{`${visible} of ${columns.length + missing.length}`}</p>}
      <SortableList
        items={columns}
        onMove={(next) => { setOpenAt(null); set(next); }}
        nameOf={(column) => column.label}
        render={(column, i) => (
          <div className="list-body">
            <div className="list-head">
              <Checkbox hideLabel label={`Show ${column.label}`} checked={!column.hidden} onChange={(on) => change(i, { hidden: !on })} />
              <button type="button" className="list-name" aria-expanded={openAt === i} onClick={() => setOpenAt(openAt === i ? null : i)}>
                <span className="grow ell">{column.label}</span>
                <span className="t3">{typeLabel(column.type)}</span>
                <ChevronDown size={12} aria-hidden className="list-chevron" />
              </button>
            </div>
            {openAt === i && (
              <div className="list-detail">
                <Line label="Label"><DraftField label="Label" value={column.label} onChange={(label) => change(i, { label })} /></Line>
                <Line label="Shows"><DraftField label="Shows field" value={column.field} onChange={(field) => change(i, { field })} /></Line>
                <Line label="As"><Select size="s" label="As" hideLabel value={column.type} options={TYPES.map((type) => ({ value: type, label: typeLabel(type) }))} onChange={(type) => change(i, { type })} /></Line>
                <Line label="Align"><Select size="s" label="Align" hideLabel value={column.align ?? 'left'} options={[{ value: 'left', label: 'Left' }, { value: 'center', label: 'Centre' }, { value: 'right', label: 'Right' }]} onChange={(align) => change(i, { align })} /></Line>
                <Line label="Width"><NumberField label="Width" value={column.width} unit="px" placeholder="Shared" min={24} max={1200} onChange={(width) => { const { width: _old, ...rest } = column; set(columns.map((other, k) => (k === i ? (width === null ? rest : { ...rest, width }) : other))); }} /></Line>
                <Line label="Stays"><Select size="s" label="Stays in view" hideLabel value={column.pinned ?? ''} options={PLACES} onChange={(pinned) => { const { pinned: _old, ...rest } = column; replace(i, pinned === '' ? rest : { ...rest, pinned }); }} /></Line>
                <Line label="Total"><Select size="s" label="Total" hideLabel value={column.aggregate ?? ''} options={FIGURES} onChange={(aggregate) => { const { aggregate: _old, ...rest } = column; replace(i, aggregate === '' ? rest : { ...rest, aggregate }); }} /></Line>
                <div className="row" style={{ gap: 16 }}>
                  <Checkbox label="Sort" checked={column.sortable !== false} onChange={(sortable) => change(i, { sortable })} />
                  <Checkbox label="Edit" checked={column.editable === true} onChange={(editable) => change(i, { editable })} />
                  {column.editable === true && <Checkbox label="Required" checked={column.required === true} onChange={(required) => change(i, { required })} />}
                  <span className="grow" />
                  <IconButton size="s" label={`Remove ${column.label}`} icon={<Trash2 size={13} />} onClick={() => { setOpenAt(null); set(columns.filter((_, k) => k !== i)); }} />
                </div>
              </div>
            )}
          </div>
        )}
      />
      {missing.map((field) => (
        <div key={field.id} className="list-missing">
          <Checkbox label={field.label} checked={false} onChange={() => set([...columns, columnFor(field, editor.app.entities())])} />
          <span className="t3">{field.type}</span>
        </div>
      ))}
      <Button size="s" icon={<Plus size={13} />} onClick={() => { set([...columns, { field: `column${columns.length + 1}`, label: `Column ${columns.length + 1}`, type: 'text' }]); setOpenAt(columns.length); }}>
        Add a column
      </Button>
    </div>
  );
}

export function Line({ label, children }: { label: string; children: ReactElement }): ReactElement {
  return (
    <div className="list-line">
      <span className="t3" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
