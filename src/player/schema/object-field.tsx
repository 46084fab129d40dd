import { ChevronDown } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { isObject } from '../core/values.ts';
import { ExtraRows } from './extra-rows.tsx';
import { useProblem, useSchemaForm } from './form-context.ts';
import { pointerTo } from './pointer.ts';
import type { PartProps } from './field-props.ts';

/** Fields of an object: those of the form itself stand free, those further in in a group that folds. */
export function ObjectField(props: PartProps & { canRemove?: boolean }): ReactElement {
  const { pointer, label, help, isRequired, isBare = false, canRemove = false, isReadOnly } = props;
  const form = useSchemaForm();
  const problem = useProblem(pointer);
  if (pointer === '') return <ObjectParts {...props} />;
  return (
    <details open className="ca-schema-group ca-schema-wide" data-pointer={pointer} role="group" aria-label={label}>
      <summary>
        <ChevronDown size={16} aria-hidden="true" />
        <span>
          {label}
          {isRequired && !isBare ? <span className="ca-required"> *</span> : null}
        </span>
      </summary>
      {help !== '' && <p className="ca-help">{help}</p>}
      {problem !== '' && <p className="ca-error">{problem}</p>}
      <div className="ca-schema-fields">
        <ObjectParts {...props} />
      </div>
      {canRemove && !isReadOnly && (
        <button type="button" className="ca-btn" data-variant="ghost" data-size="small" disabled={form.isDisabled} onClick={() => form.set(pointer, undefined)}>
          Remove {label.toLowerCase()}
        </button>
      )}
    </details>
  );
}

function ObjectParts({ shape, value, pointer, trail, isReadOnly }: PartProps): ReactElement {
  const { Part } = useSchemaForm();
  const { schema } = shape;
  const needed = useMemo(() => {
    const names = new Set(schema.required);
    for (const [key, others] of Object.entries(schema.dependentRequired ?? {}))
      if (isObject(value) && Object.hasOwn(value, key)) for (const other of others) names.add(other);
    return names;
  }, [schema, value]);
  const extra = schema.additionalProperties;
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([key, property]) => (
        <Part
          key={key}
          schema={property}
          value={isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined}
          pointer={pointerTo(pointer, key)}
          name={key}
          isRequired={needed.has(key)}
          trail={trail}
        />
      ))}
      {extra !== undefined && extra !== false && (
        <ExtraRows schema={schema} extra={extra} value={value} pointer={pointer} trail={trail} isReadOnly={isReadOnly} />
      )}
    </>
  );
}
