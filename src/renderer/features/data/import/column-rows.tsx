import ArrowRight from 'lucide-react/icons/arrow-right';
import type { ReactElement } from 'react';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import type { ImportColumn } from '../../../../shared/contracts/imports.ts';
import { classNames, Select } from '../../../ui/index.ts';
import { useEditor, useSection } from '../../editor/index.ts';
import { FIELD_TYPE_LABELS, fieldTypeText } from '../cell-format.ts';
import { importableFields } from './import-state.ts';

const LEAVE_OUT = '';
/** Not a field id: those are identifiers. */
const NEW_FIELD = '+';

type Props = {
  entity: Entity;
  columns: readonly ImportColumn[];
  mapping: Readonly<Record<string, string>>;
  /** Problems found in each column. */
  problems: ReadonlyMap<string, number>;
  onMap: (column: string, fieldId: string | null) => void;
  onNewField: (column: string) => void;
  onShowProblems: (column: string) => void;
};

/** What each column of the file becomes, with values from the file to tell by. */
export function ColumnRows({ entity, columns, mapping, problems, onMap, onNewField, onShowProblems }: Props): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const fields = importableFields(entity);
  return (
    <ul className="import-columns" aria-label="Columns of the file">
      {columns.map((column) => {
        const wrong = problems.get(column.name) ?? 0;
        const newType = FIELD_TYPE_LABELS[column.suggestedField.type];
        return (
          <li key={column.name} className={classNames('import-column', wrong > 0 && 'is-doubtful')}>
            <div className="import-column-from">
              <span className="ell m">{column.name}</span>
              <span className="ell t3" title={column.samples.join(', ')}>
                {column.samples.length === 0 ? 'Empty' : column.samples.join(', ')}
                {column.filled < 1 && column.samples.length > 0 && ` (${Math.max(1, Math.round((1 - column.filled) * 100))} % empty)`}
              </span>
              {column.note !== undefined && <span className="t3">{column.note}</span>}
              {wrong > 0 && (
                <button type="button" className="import-wrong num" onClick={() => onShowProblems(column.name)}>
                  {wrong.toLocaleString('en')} {wrong === 1 ? 'value does' : 'values do'} not fit
                </button>
              )}
            </div>
            <ArrowRight size={14} aria-hidden />
            <Select
              size="s"
              hideLabel
              label={`${column.name} becomes`}
              value={mapping[column.name] ?? LEAVE_OUT}
              options={[
                { value: LEAVE_OUT, label: 'Leave out' },
                ...fields.map((field) => ({ value: field.id, label: `${field.label} (${fieldTypeText(field, entities)})` })),
                ...(editor.canEdit ? [{ value: NEW_FIELD, label: `New field: ${column.suggestedField.label} (${newType})` }] : []),
              ]}
              onChange={(value) => (value === NEW_FIELD ? onNewField(column.name) : onMap(column.name, value === LEAVE_OUT ? null : value))}
            />
          </li>
        );
      })}
    </ul>
  );
}
