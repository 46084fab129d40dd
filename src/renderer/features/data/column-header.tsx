import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactElement } from 'react';
import { moveField, removeField, updateEntity } from '../../../shared/app/document/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { Menu, type MenuItem } from '../../ui/index.ts';
import { NamedIcon, useEditor } from '../editor/index.ts';
import { FIELD_ICONS } from './cell-format.ts';
import { useModelChange, withField } from './model-change.tsx';

export type Sort = { field: string; direction: 'asc' | 'desc' } | null;

/** A column's name; its menu sorts, filters and changes the field. */
export function ColumnHeader({ entity, field, sort, onSort, onFilter, onEdit }: { entity: Entity; field: Field; sort: Sort; onSort: (sort: Sort) => void; onFilter: (field: Field) => void; onEdit: (field: Field) => void }): ReactElement {
  const editor = useEditor();
  const at = entity.fields.indexOf(field);
  const isSorted = sort?.field === field.id;
  const canSort = field.type !== 'computed' && field.type !== 'json' && field.type !== 'file';
  const model = useModelChange();
  const remove = (): void =>
    model.request({
      question: `Delete ${field.label}?`,
      done: `Deleted ${field.label}. Its values are kept aside.`,
      next: (all) => withField(all, entity.id, field.id, () => null),
      apply: () => removeField(editor.app, editor.origin(), entity.id, field.id),
    });
  const items: MenuItem[] = [
    { id: 'asc', label: 'Sort, smallest first', disabled: !canSort, onSelect: () => onSort({ field: field.id, direction: 'asc' }) },
    { id: 'desc', label: 'Sort, largest first', disabled: !canSort, onSelect: () => onSort({ field: field.id, direction: 'desc' }) },
    ...(isSorted ? [{ id: 'unsort', label: 'Stop sorting', onSelect: () => onSort(null) }] : []),
    { id: 'filter', label: 'Filter by this', disabled: !canSort, onSelect: () => onFilter(field) },
  ];
  if (editor.canEdit) {
    items.push(
      { kind: 'separator' },
      { id: 'edit', label: 'Change field', onSelect: () => onEdit(field) },
      { id: 'display', label: 'Use as the name of rows', disabled: entity.displayField === field.id || field.type === 'reference', onSelect: () => editor.change(() => updateEntity(editor.app, editor.origin(), entity.id, { displayField: field.id })) },
      { id: 'left', label: 'Move left', disabled: at === 0, onSelect: () => editor.change(() => moveField(editor.app, editor.origin(), entity.id, field.id, at - 1)) },
      { id: 'right', label: 'Move right', disabled: at === entity.fields.length - 1, onSelect: () => editor.change(() => moveField(editor.app, editor.origin(), entity.id, field.id, at + 2)) },
      { kind: 'separator' },
      { id: 'delete', label: 'Delete field', danger: true, disabled: entity.fields.length === 1 || entity.displayField === field.id, onSelect: remove },
    );
  }
  return (
    <>
    {model.dialog}
    <Menu
      items={items}
      trigger={
        <button type="button" className="grid-header" tabIndex={-1} aria-label={`${field.label}${isSorted ? `, sorted ${sort.direction === 'asc' ? 'smallest first' : 'largest first'}` : ''}`}>
          <NamedIcon name={FIELD_ICONS[field.type]} size={13} />
          <span className="ell">{field.label}</span>
          {field.required && <span className="t3" aria-hidden="true">*</span>}
          {isSorted && (sort.direction === 'asc' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />)}
        </button>
      }
    />
    </>
  );
}
