import { type ReactElement, useState } from 'react';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { fieldsOf, flagOf, objectOf, textOf } from '../core/values.ts';
import { Field } from '../inputs/field.tsx';
import { FieldControl, fieldKind } from '../inputs/field-control.tsx';

function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((part) => part === null || part === '');
}

export function FilterBar({ view, p, root, send }: NodeProps): ReactElement {
  const fields = fieldsOf(p['fields']);
  const remote = objectOf(view.state['value'] ?? p['value']);
  const [value, setValue] = useState(remote);
  const [seen, setSeen] = useState(remote);
  if (!jsonEqual(seen, remote)) {
    setSeen(remote);
    setValue(remote);
  }
  const change = (next: JsonObject): void => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, entry]) => !isBlank(entry)));
    setValue(kept);
    send('change', { value: kept });
  };
  useMethods(view.id, { clear: () => change({}) });
  const isDisabled = flagOf(p['disabled']);
  return (
    <div {...root} className={cx('ca-filters ca-grows', root.className)} role="search" aria-label={textOf(p['ariaLabel']) || 'Filters'}>
      {fields.map((field) => (
        <Field key={field.field} label={field.label} ariaLabel={field.label} help="" error="" isRequired={false} kind={fieldKind(field)}>
          {(a11y) => (
            <FieldControl
              field={{ ...field, required: false }}
              control={{
                a11y,
                value: value[field.field] ?? null,
                onChange: (entry) => change({ ...value, [field.field]: entry }),
                onFocus: () => {},
                onBlur: () => {},
                placeholder: field.placeholder || (field.type === 'choice' || field.type === 'multiChoice' ? 'Any' : ''),
                isDisabled,
                isReadOnly: false,
                isRequired: false,
              }}
            />
          )}
        </Field>
      ))}
      {Object.keys(value).length > 0 && !isDisabled && (
        <button type="button" className="ca-btn" data-variant="ghost" onClick={() => change({})}>
          <AppIcon name="x" />
          Clear
        </button>
      )}
    </div>
  );
}
