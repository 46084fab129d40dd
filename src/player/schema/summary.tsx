import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { wordsOf } from '../core/values.ts';
import type { Compiled } from './compiled.ts';
import { itemSchema, own } from './defaults.ts';
import type { Problems } from './problems.ts';
import { titleOf } from './field-props.ts';
import { shapeOf, variantOf } from './shape.ts';
import { valueAt } from './pointer.ts';
import type { Schema } from '@cfworker/json-schema';

type Props = {
  problems: Problems;
  compiled: Compiled;
  values: Json;
  form: RefObject<HTMLFormElement | null>;
  /** Rises with each time sending failed. */ time: number;
};

const SHOWN = 20;
const CONTROL = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"], [role="radio"], button, summary';

/** What stops the form from being sent. Takes the focus when it appears; each line leads to its field. */
export function Summary({ problems, compiled, values, form, time }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [time]);
  const go = (pointer: string): void => {
    const field = form.current?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
    for (let group = field?.closest('details'); group !== null && group !== undefined; group = group.parentElement?.closest('details')) group.open = true;
    field?.querySelector<HTMLElement>(CONTROL)?.focus();
  };
  const lines = [...problems];
  return (
    <div ref={box} className="ca-schema-summary ca-schema-wide" role="alert" tabIndex={-1}>
      <strong>{lines.length === 1 ? 'One thing to correct' : `${lines.length} things to correct`}</strong>
      <ul>
        {lines.slice(0, SHOWN).map(([pointer, problem]) => (
          <li key={pointer}>
            {pointer === '' ? (
              problem
            ) : (
              <button type="button" className="ca-link" onClick={() => go(pointer)}>
                {nameOf(compiled, values, pointer)}: {problem}
              </button>
            )}
          </li>
        ))}
        {lines.length > SHOWN && <li>and {lines.length - SHOWN} more</li>}
      </ul>
    </div>
  );
}

/** "People 2, name" */
function nameOf(compiled: Compiled, values: Json, pointer: string): string {
  const names: string[] = [];
  let schema: Schema | boolean = compiled.root;
  let path = '';
  let label = '';
  for (const part of pointer.split('/').slice(1)) {
    const value = valueAt(values, path);
    let shape = shapeOf(compiled, schema, value);
    const variant = shape.kind === 'variants' ? shape.variants[variantOf(compiled, shape.variants, value)] : undefined;
    if (variant !== undefined) shape = shapeOf(compiled, { allOf: [own(shape), variant.schema as Schema] }, value);
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path += `/${part}`;
    if (shape.kind === 'array') {
      schema = itemSchema(shape.schema, Number(key));
      names[names.length - 1] = `${label} ${Number(key) + 1}`;
      continue;
    }
    schema = shape.schema.properties?.[key] ?? shape.schema.additionalProperties ?? true;
    const inner = shapeOf(compiled, schema, valueAt(values, path));
    label = titleOf(inner.schema, key) || wordsOf(key);
    names.push(label);
  }
  return names.map((name, i) => (i === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ');
}
