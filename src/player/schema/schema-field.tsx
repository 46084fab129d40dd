import { type ReactElement, memo, useMemo } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { textOf } from '../core/values.ts';
import { Field } from '../inputs/field.tsx';
import { type PartProps, type SchemaFieldProps, titleOf } from './field-props.ts';
import { useProblem, useSchemaForm } from './form-context.ts';
import { LeafControl, leafType } from './leaf-control.tsx';
import { ListField } from './list-field.tsx';
import { ObjectField } from './object-field.tsx';
import { shapeOf } from './shape.ts';
import { VariantField } from './variant-field.tsx';

const NONE: readonly string[] = [];
/** Parts in parts that are drawn. */
const DEEPEST = 16;

/** One part of a schema with what it has in it. Drawn again only when its own value changes. */
export const SchemaField = memo(function SchemaField(props: SchemaFieldProps): ReactElement | null {
  const { schema, value, pointer, name, isRequired, isBare = false, trail } = props;
  const form = useSchemaForm();
  const shape = useMemo(() => shapeOf(form.compiled, schema, value), [form.compiled, schema, value]);
  const label = titleOf(shape.schema, name);
  const help = textOf(shape.schema['description'] as Json | undefined);
  const isReadOnly = form.isReadOnly || shape.schema['readOnly'] === true;
  if (shape.kind === 'nothing' || (form.isReadOnly && shape.schema['writeOnly'] === true)) return null;
  const isAgain = shape.refs.some((ref) => trail.includes(ref));
  const hasParts = shape.kind === 'object' || shape.kind === 'array' || shape.kind === 'variants';
  if (hasParts && pointer.split('/').length > DEEPEST) return <p className="ca-faint">{label}: nested too deep to be shown here.</p>;
  if (hasParts && isAgain && !isRequired && (value === undefined || value === null)) {
    if (isReadOnly) return null;
    return (
      <div className="ca-schema-wide" data-pointer={pointer}>
        <button
          type="button"
          className="ca-btn"
          data-variant="secondary"
          data-size="small"
          disabled={form.isDisabled}
          onClick={() => form.set(pointer, shape.kind === 'array' ? [] : {})}
        >
          Add {label.toLowerCase()}
        </button>
      </div>
    );
  }
  const part: PartProps = { ...props, shape, label, help, isReadOnly, trail: shape.refs.length === 0 ? trail : [...trail, ...shape.refs] };
  if (shape.kind === 'object') return <ObjectField {...part} canRemove={isAgain && !isRequired} />;
  if (shape.kind === 'array') return <ListField {...part} />;
  if (shape.kind === 'variants') return <VariantField {...part} />;
  return <LeafField {...part} isBare={isBare} trail={NONE} />;
});

function LeafField({ shape, value, pointer, label, help, isRequired, isBare, isReadOnly }: PartProps): ReactElement {
  const form = useSchemaForm();
  const problem = useProblem(pointer);
  const examples = shape.schema['examples'] as Json | undefined;
  const type = leafType(shape);
  const isLong = type === 'longText' || shape.kind === 'any';
  const isFixed = shape.schema.const !== undefined;
  return (
    <div data-pointer={pointer} className={isLong ? 'ca-schema-wide' : undefined}>
      <Field
        label={isBare === true && type !== 'boolean' ? '' : label}
        ariaLabel={label}
        help={help}
        error={problem}
        isRequired={isRequired && type !== 'boolean'}
        kind={type === 'boolean' ? 'inline' : 'single'}
      >
        {(a11y) => (
          <LeafControl
            shape={shape}
            label={label}
            onChange={(next) => form.set(pointer, next)}
            control={{
              a11y,
              value: value ?? null,
              onChange: () => {},
              onFocus: () => {},
              onBlur: () => {},
              placeholder: Array.isArray(examples) ? textOf(examples[0]) : '',
              isDisabled: form.isDisabled,
              isReadOnly: isReadOnly || isFixed,
              isRequired,
            }}
          />
        )}
      </Field>
    </div>
  );
}
