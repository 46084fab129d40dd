import { type ReactElement, Suspense, lazy, useRef, useState } from 'react';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { useMethods } from '../core/context.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { Skeleton } from '../core/skeleton.tsx';
import { clampOf, fieldsOf, flagOf, isObject, objectOf, textOf } from '../core/values.ts';
import { useEchoed } from '../inputs/use-echoed.ts';
import { Field } from '../inputs/field.tsx';
import { FieldControl, checkField, fieldKind } from '../inputs/field-control.tsx';

const JsonSchemaForm = lazy(() => import('../schema/json-schema-form.tsx').then((module) => ({ default: module.JsonSchemaForm })));

/** A form made from a list of fields or from a JSON Schema, which is read only when an app has one. */
export function SchemaForm(node: NodeProps): ReactElement {
  const { p, root } = node;
  const schema = isObject(p['schema']) ? p['schema'] : isObject(p['jsonSchema']) && Object.keys(p['jsonSchema']).length > 0 ? p['jsonSchema'] : null;
  if (schema === null) return <FieldsForm {...node} />;
  return (
    <Suspense fallback={<Skeleton root={root} size={{ w: 360, h: 320 }} />}>
      <JsonSchemaForm node={node} schema={schema} />
    </Suspense>
  );
}

/** Its inputs come from a list of fields. Its values live here; the app hears every change. */
function FieldsForm({ view, p, root, send }: NodeProps): ReactElement {
  const fields = fieldsOf(p['schema']);
  const data = objectOf(p['data']);
  const echo = useEchoed(objectOf(view.state['values'] ?? p['data']));
  const values = objectOf(echo.shown);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);

  /** Own values alone: a field may be called “__proto__”. */
  const valueOf = (field: string): Json => (Object.hasOwn(values, field) ? (values[field] ?? null) : null);

  const change = (next: JsonObject, field: string): void => {
    echo.show(next);
    echo.expect(next);
    send('change', { values: next, field });
  };
  const reset = (): void => {
    setErrors({});
    change(data, '');
  };
  // Another row: its problems are not this one's.
  const [seenData, setSeenData] = useState(data);
  if (!jsonEqual(seenData, data)) {
    setSeenData(data);
    setErrors({});
  }
  useMethods(view.id, { reset });

  const isDisabled = flagOf(p['disabled']);
  const isReadOnly = flagOf(p['readOnly']);
  const submit = (): void => {
    const found = Object.fromEntries(
      fields.flatMap((field) => {
        const problem = checkField(field, valueOf(field.field));
        return problem === null ? [] : [[field.field, problem]];
      }),
    );
    setErrors(found);
    if (Object.keys(found).length > 0) {
      // After the messages are drawn.
      requestAnimationFrame(() => {
        const first = form.current?.querySelector('[aria-invalid="true"]');
        if (first instanceof HTMLElement) first.focus();
      });
      return;
    }
    send('submit', { values });
    if (flagOf(p['resetOnSubmit'])) reset();
  };
  if (fields.length === 0) {
    return (
      <div {...root} className={cx('ca-grows', root.className)}>
        <Empty text="This form has no fields yet." icon="list-checks" />
      </div>
    );
  }
  return (
    <form
      {...root}
      ref={form}
      className={cx('ca-form ca-grows', root.className)}
      aria-label={textOf(p['ariaLabel']) || 'Form'}
      noValidate
      data-columns={clampOf(p['columns'], 1, 1, 4)}
      style={{ gap: 14, ...root.style }}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!isDisabled && !isReadOnly) submit();
      }}
    >
      {fields.map((field) => (
        <Field
          key={field.field}
          label={field.label}
          ariaLabel={field.label}
          help={field.help ?? ''}
          error={(Object.hasOwn(errors, field.field) ? errors[field.field] : undefined) ?? ''}
          isRequired={field.required === true}
          kind={fieldKind(field)}
        >
          {(a11y) => (
            <FieldControl
              field={field}
              control={{
                a11y,
                value: valueOf(field.field),
                onChange: (value) => {
                  const next = { ...values, [field.field]: value };
                  if (errors[field.field] !== undefined) setErrors({ ...errors, [field.field]: checkField(field, value) ?? '' });
                  change(next, field.field);
                },
                onFocus: () => {},
                onBlur: () => {},
                placeholder: field.placeholder ?? '',
                isDisabled,
                isReadOnly,
                isRequired: field.required === true,
              }}
            />
          )}
        </Field>
      ))}
      {!isReadOnly && (
        <div className="ca-form-foot">
          {textOf(p['cancelLabel']) !== '' && (
            <button type="button" className="ca-btn" data-variant="secondary" onClick={() => send('cancel')}>
              {textOf(p['cancelLabel'])}
            </button>
          )}
          <button type="submit" className="ca-btn" data-variant="primary" disabled={isDisabled}>
            {textOf(p['submitLabel']) || 'Save'}
          </button>
        </div>
      )}
    </form>
  );
}
