import ChevronDown from 'lucide-react/icons/chevron-down';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import type { FormField } from '../../../shared/app/catalogue/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { identifierFrom } from '../../../shared/kernel/ids.ts';
import { Button, Checkbox, IconButton, Select } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { Line } from './columns-editor.tsx';
import { DraftField } from './draft-field.tsx';
import { formFieldFor } from './entity-fields.ts';
import { OptionsEditor } from './options-editor.tsx';
import { sentence } from './words.ts';
import { entityOfBinding } from './scope.ts';
import { SortableList } from './sortable-list.tsx';

const TYPES: readonly FormField['type'][] = ['text', 'longText', 'number', 'integer', 'currency', 'percent', 'boolean', 'date', 'time', 'datetime', 'dateRange', 'email', 'phone', 'url', 'color', 'choice', 'multiChoice', 'rating', 'tags', 'file', 'image'];

/** Inputs of a made form, or filters of a filter bar; fields of the data it belongs to can be added with a tick. */
export function FieldsEditor({ node, value, onChange }: { node: NodeSnapshot; value: unknown; onChange: (value: Json) => void }): ReactElement {
  const editor = useEditor();
  const [openAt, setOpenAt] = useState<number | null>(null);
  const fields = (Array.isArray(value) ? value : []).filter((entry): entry is FormField => typeof entry === 'object' && entry !== null && 'field' in entry);
  const set = (next: readonly FormField[]): void => onChange(next as unknown as Json);
  const change = (at: number, patch: Partial<FormField>): void => set(fields.map((field, i) => (i === at ? { ...field, ...patch } : field)));
  const entity = Object.values(node.bindings).map((template) => entityOfBinding(editor.app, template)).find((found) => found !== undefined) ?? editor.app.entities().find((candidate) => Object.values(node.events).flat().some((step) => step.with['entity'] === candidate.id));
  const missing = (entity?.fields ?? []).flatMap((field) => (fields.some((own) => own.field === field.id) ? [] : (formFieldFor(field) ?? [])));
  return (
    <div className="list-editor">
      <SortableList
        items={fields}
        onMove={(next) => { setOpenAt(null); set(next); }}
        nameOf={(field) => field.label}
        render={(field, i) => (
          <div className="list-body">
            <button type="button" className="list-name" aria-expanded={openAt === i} onClick={() => setOpenAt(openAt === i ? null : i)}>
              <span className="grow ell">{field.label}</span>
              <span className="t3">{sentence(field.type)}</span>
              <ChevronDown size={12} aria-hidden className="list-chevron" />
            </button>
            {openAt === i && (
              <div className="list-detail">
                <Line label="Label"><DraftField label="Label" value={field.label} onChange={(label) => change(i, { label })} /></Line>
                <Line label="Field"><DraftField label="Field" value={field.field} onChange={(name) => change(i, { field: name })} /></Line>
                <Line label="As"><Select size="s" label="As" hideLabel value={field.type} options={TYPES.map((type) => ({ value: type, label: sentence(type) }))} onChange={(type) => change(i, { type })} /></Line>
                <Line label="Help"><DraftField label="Help" value={field.help ?? ''} onChange={(help) => change(i, { help })} /></Line>
                {(field.type === 'choice' || field.type === 'multiChoice') && <OptionsEditor label="Choice" value={field.options ?? []} onChange={(options) => change(i, { options: options as unknown as NonNullable<FormField['options']> })} />}
                <div className="row">
                  <Checkbox label="Required" checked={field.required === true} onChange={(required) => change(i, { required })} />
                  <span className="grow" />
                  <IconButton size="s" label={`Remove ${field.label}`} icon={<Trash2 size={13} />} onClick={() => { setOpenAt(null); set(fields.filter((_, k) => k !== i)); }} />
                </div>
              </div>
            )}
          </div>
        )}
      />
      {missing.map((field) => (
        <div key={field.field} className="list-missing">
          <Checkbox label={field.label} checked={false} onChange={() => set([...fields, field])} />
          <span className="t3">{sentence(field.type)}</span>
        </div>
      ))}
      <Button size="s" icon={<Plus size={13} />} onClick={() => { set([...fields, { field: identifierFrom(`field ${fields.length + 1}`, new Set(fields.map((field) => field.field))), label: `Field ${fields.length + 1}`, type: 'text' }]); setOpenAt(fields.length); }}>
        Add a field
      </Button>
    </div>
  );
}
