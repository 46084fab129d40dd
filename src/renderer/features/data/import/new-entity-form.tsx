import { useState, type ReactElement } from 'react';
import type { Field, FieldType } from '../../../../shared/app/manifest/index.ts';
import type { ImportColumn } from '../../../../shared/contracts/imports.ts';
import { Button, Checkbox, Select, TextField } from '../../../ui/index.ts';
import { FIELD_TYPE_LABELS } from '../cell-format.ts';
import { pluralOf } from '../plural.ts';
import { nameFromFile } from './import-state.ts';

/** Kinds of field that a column can become without more to say about it. */
const PLAIN: readonly FieldType[] = [
  'text',
  'longText',
  'number',
  'integer',
  'currency',
  'percent',
  'boolean',
  'date',
  'time',
  'datetime',
  'email',
  'phone',
  'url',
  'tags',
];

/** Names what a row of the file is, and which of its columns become fields. */
export function NewEntityForm({
  fileName,
  columns,
  onCreate,
}: {
  fileName: string;
  columns: readonly ImportColumn[];
  onCreate: (name: string, plural: string, fields: ReadonlyMap<string, Field>) => void;
}): ReactElement {
  const [name, setName] = useState(() => nameFromFile(fileName));
  const [plural, setPlural] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [types, setTypes] = useState<ReadonlyMap<string, FieldType>>(new Map());
  const kept = columns.filter((column) => !left.has(column.name));
  const shownPlural = plural === '' ? pluralOf(name) : plural;
  const isReady = name.trim() !== '' && kept.length > 0;
  const create = (): void => {
    if (!isReady) return;
    onCreate(name.trim(), shownPlural.trim(), new Map(kept.map((column) => [column.name, fieldOf(column, types.get(column.name))])));
  };
  return (
    <form
      className="import-new"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="import-names">
        <TextField label="One is a" autoFocus value={name} onChange={setName} maxLength={200} />
        <TextField label="Many are" value={shownPlural} onChange={setPlural} maxLength={200} />
      </div>
      <ul className="import-columns" aria-label="Columns of the file">
        {columns.map((column) => {
          const { type } = column.suggestedField;
          const options = PLAIN.includes(type) ? PLAIN : [type, ...PLAIN];
          return (
            <li key={column.name} className="import-column">
              <div className="import-column-from">
                <Checkbox
                  label={column.name}
                  checked={!left.has(column.name)}
                  onChange={(on) => setLeft((before) => new Set(on ? [...before].filter((other) => other !== column.name) : [...before, column.name]))}
                />
                <span className="ell t3" title={column.samples.join(', ')}>
                  {column.samples.length === 0 ? 'Empty' : column.samples.join(', ')}
                </span>
              </div>
              <span />
              <Select
                size="s"
                hideLabel
                label={`${column.name} holds`}
                disabled={left.has(column.name)}
                value={types.get(column.name) ?? type}
                options={options.map((value) => ({ value, label: FIELD_TYPE_LABELS[value] }))}
                onChange={(next) => setTypes((before) => new Map([...before, [column.name, next]]))}
              />
            </li>
          );
        })}
      </ul>
      <div className="import-next">
        <Button variant="primary" type="submit" disabled={!isReady}>
          Make {shownPlural.trim() === '' ? 'it' : shownPlural.trim()} with {kept.length === 1 ? '1 field' : `${kept.length} fields`}
        </Button>
      </div>
    </form>
  );
}

/** A choice keeps its choices only while it stays one. */
function fieldOf({ suggestedField }: ImportColumn, type: FieldType | undefined): Field {
  if (type === undefined || type === suggestedField.type) return suggestedField;
  const { choices: _choices, reference: _reference, currency: _currency, ...rest } = suggestedField;
  return { ...rest, type };
}
