import type { Schema } from '@cfworker/json-schema';
import { type ReactElement, useMemo } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import { Field } from '../inputs/field.tsx';
import { FieldControl } from '../inputs/field-control.tsx';
import { own, withDefaults } from './defaults.ts';
import { useSchemaForm } from './form-context.ts';
import type { PartProps } from './field-props.ts';
import { shapeOf, variantOf } from './shape.ts';

/** One of several kinds of value: which, and then its fields. */
export function VariantField({ shape, value, pointer, name, label, isRequired, isReadOnly, trail }: PartProps): ReactElement {
  const form = useSchemaForm();
  const { variants } = shape;
  const { Part } = form;
  const isNone = (value === undefined || value === null) && !isRequired;
  const index = form.chosen(pointer) ?? (isNone ? -1 : variantOf(form.compiled, variants, value));
  const variant = variants[index];
  const common = useMemo(() => own(shape), [shape]);
  const schemas = useMemo(() => variants.map((one) => ({ allOf: [common, one.schema as Schema] }) as Schema), [variants, common]);
  const choose = (next: number): void => {
    const schema = schemas[next];
    if (schema === undefined) return form.choose(pointer, -1, shape.isNullable ? null : undefined);
    form.choose(pointer, next, withDefaults(form.compiled, schema, leftFor(shapeOf(form.compiled, schema, undefined).schema, value), true));
  };
  const options = variants.map((one, i) => ({ value: String(i), label: one.label }));
  const isInside = pointer !== '';
  const parts = variant !== undefined && (
    <Part schema={schemas[index] ?? true} value={value ?? undefined} pointer={pointer} name={name} isRequired isBare trail={trail} />
  );
  return (
    <div className={isInside ? 'ca-schema-wide ca-schema-variant' : 'ca-schema-variant ca-schema-wide'} role="group" aria-label={label}>
      <Field label={isInside || shape.schema['title'] !== undefined ? label : 'Kind'} ariaLabel={label} help="" error="" isRequired={isRequired}>
        {(a11y) => (
          <FieldControl
            field={{ field: 'kind', label, type: 'choice', options }}
            control={{
              a11y,
              value: variant === undefined ? null : String(index),
              onChange: (next) => choose(next === null || next === '' ? -1 : Number(next)),
              onFocus: () => {},
              onBlur: () => {},
              placeholder: 'Choose',
              isDisabled: form.isDisabled,
              isReadOnly,
              isRequired,
            }}
          />
        )}
      </Field>
      {parts}
    </div>
  );
}

/** What of a value another variant can use: fields of the same name that are not fixed in it. */
function leftFor(schema: Schema, value: Json | undefined): Json | undefined {
  if (!isObject(value) || schema.properties === undefined) return undefined;
  const { properties } = schema;
  const kept = Object.entries(value).filter(([key]) => {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return typeof property === 'object' ? property.const === undefined && property.enum === undefined : property === true;
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
