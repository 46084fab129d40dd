import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity, PlannedField } from '../plan/index.ts';
import type { Lending } from '../plan/lending.ts';
import { quote, type Kit, type Node, type StepInput } from './kit.ts';
import { button, nounOf, row, toast } from './parts.ts';

/** The right input for a field, joined to the surrounding form by the field's id. */
export function inputFor(kit: Kit, entity: PlannedEntity, field: PlannedField, prefix = entity.id): Node | null {
  const name = `${prefix} ${field.id} input`;
  const base = { label: field.label, field: field.id, required: field.required, ...(field.help === undefined ? {} : { help: field.help }) };
  const make = (type: string, props: Record<string, Json> = {}, bindings?: Record<string, string>): Node =>
    kit.node(type, name, { props: { ...base, ...props }, ...(bindings === undefined ? {} : { bindings }) });
  const limits = { ...(field.min === undefined ? {} : { min: field.min }), ...(field.max === undefined ? {} : { max: field.max }) };
  switch (field.type) {
    case 'longText':
      return make('TextArea', { rows: field.id === 'body' ? 8 : 3 });
    case 'number':
      return make('NumberInput', { ...limits, step: 0.1 });
    case 'integer':
      return make('NumberInput', { ...limits, decimals: 0 });
    case 'currency':
      return make('CurrencyInput', { ...limits, currency: field.currency ?? 'USD' });
    case 'percent':
      return make('NumberInput', { ...limits, suffix: '%' });
    case 'rating':
      return make('Rating', { max: field.max ?? 5 });
    case 'boolean':
      return make('Switch');
    case 'date':
      return make('DatePicker');
    case 'time':
      return make('DatePicker', { mode: 'time' });
    case 'datetime':
      return make('DatePicker', { mode: 'datetime' });
    case 'email':
      return make('TextInput', {
        type: 'email',
        rules: [{ kind: 'email', message: 'Type an email address such as ada@example.com' }],
        placeholder: 'ada@example.com',
      });
    case 'phone':
      return make('TextInput', { type: 'tel', rules: [{ kind: 'phone', message: 'Type a phone number such as +44 20 7946 0100' }] });
    case 'url':
      return make('TextInput', { type: 'url', rules: [{ kind: 'url', message: 'Type a link that starts with https://' }], placeholder: 'https://' });
    case 'image': {
      const link = make('TextInput', { placeholder: 'Link to a picture', icon: 'image' });
      // A picture from this computer becomes a data URL in the same field.
      const upload = kit.node('FilePicker', `${name} upload`, {
        props: { accept: 'image/*', maxSize: 2, placeholder: 'Drop a picture here, or', ariaLabel: `${field.label} from this computer` },
        events: {
          change: [
            {
              do: 'callMethod',
              with: {
                node: link.id,
                method: 'set',
                args: ['{{ event.value && event.value.data ? "data:" + event.value.type + ";base64," + event.value.data : "" }}'],
              },
              onlyIf: '!!(event.value && event.value.data)',
            },
          ],
        },
      });
      return kit.node('Container', `${name} group`, { props: { gap: 6 }, children: [link, upload] });
    }
    case 'color':
      return make('ColorPicker');
    case 'choice':
      return make('Select', { options: (field.choices ?? []) as unknown as Json, clearable: !field.required });
    case 'multiChoice':
      return make('MultiSelect', { options: (field.choices ?? []) as unknown as Json });
    case 'reference': {
      const target = kit.entity(field.reference?.entity ?? null);
      if (target === undefined) return null;
      return make(
        'Select',
        { labelKey: target.display, valueKey: 'id', searchable: true, placeholder: `Choose ${nounOf(target)}` },
        { options: `{{ ${kit.rows(target)}.data || [] }}` },
      );
    }
    case 'text':
      return make(
        'TextInput',
        field.id === 'password' ? { type: 'password', rules: [{ kind: 'minLength', value: 8, message: 'Use at least 8 characters' }] } : {},
      );
    default:
      return null;
  }
}

/** Values a new row starts with, as an expression. Dates start today when they say when something happened. */
export function defaultsOf(entity: PlannedEntity): string {
  const parts: string[] = [];
  for (const field of entity.fields) {
    if (field.default !== undefined && field.default !== null) parts.push(`${field.id}: ${JSON.stringify(field.default)}`);
    else if (field.initial !== undefined) parts.push(`${field.id}: ${field.initial}`);
    else if (field.type === 'date' && field.required) parts.push(`${field.id}: today()`);
    else if (
      field.type === 'date' &&
      /^(date|(?:opened|ordered|requested|issued|posted|received|found|applied|submitted|joined|added|lent|started|updated|created)On|openedOn)$/.test(field.id)
    )
      parts.push(`${field.id}: today()`);
    else if (field.type === 'boolean') parts.push(`${field.id}: false`);
    else if (field.type === 'choice' && field.required) parts.push(`${field.id}: ${quote(field.choices?.[0]?.value ?? '')}`);
    else if (field.generator !== null && /^code\(/.test(field.generator) && field.required)
      parts.push(`${field.id}: ${quote(field.generator.slice(5, -1))} + "-" + String(now()).replace(/\\D/g, "").slice(6, 14)`);
    else if (/^(paidAmount|timesAsked|votes|votesA|votesB|clicks|conversions|spent|replies|likes|streak|unread)$/.test(field.id)) parts.push(`${field.id}: 0`);
  }
  return `{ ${parts.join(', ')} }`;
}

export type RowEditor = { overlay: Node; add: StepInput[]; edit: (row: string, onlyIf?: string) => StepInput[]; modal: string };

/**
 * A dialog with a form for one entity, and the steps that open it for a new row or an existing one.
 * The row being edited lives in a variable: the form follows it, and a save without an id makes a new row.
 */
export function rowEditor(kit: Kit, entity: PlannedEntity, key: string): RowEditor {
  const lending = kit.plan.lending?.loan.id === entity.id ? kit.plan.lending : null;
  const noun = nounOf(entity);
  const draft = kit.variable(`${key} draft`, {});
  const modal = kit.id(`${key} modal`);
  const form = kit.id(`${key} form`);
  const fields = entity.fields.filter((field) => field.type !== 'computed' && field.type !== 'json' && field.type !== 'file');
  const inputs = fields.map((field) => {
    const input = inputFor(kit, entity, field, key);
    // Only what is at home can be lent; the row being edited keeps what it has.
    if (input !== null && lending?.field === field.id)
      input.bindings = {
        ...input.bindings,
        options: `{{ (${kit.rows(lending.thing)}.data || []).filter((r) => r.${lending.status} === ${quote(lending.free)} || r.id === ${draft}.${field.id}) }}`,
      };
    return input;
  });
  const overlay = kit.node('Modal', `${entity.name} dialog`, {
    id: modal,
    props: { title: `Add ${noun}`, size: fields.length > 7 ? 'large' : 'normal' },
    bindings: { title: `{{ ${draft}.id ? ${quote(`Edit ${noun}`)} : ${quote(`Add ${noun}`)} }}` },
    children: [
      kit.node('Form', `${entity.name} form`, {
        id: form,
        props: { columns: fields.length > 6 ? 2 : 1 },
        bindings: { initial: `{{ ${draft} }}` },
        events: {
          submit: [
            { do: 'saveRow', with: { entity: entity.id, rowId: `{{ ${draft}.id }}`, values: '{{ event.values }}' } },
            ...(lending === null ? [] : lent(lending, draft)),
            { do: 'closeOverlay', with: { node: modal } },
            toast(`${entity.name} saved`),
          ],
        },
        children: [
          ...inputs,
          row(
            kit,
            `${key} form buttons`,
            [
              button(kit, 'Cancel', [{ do: 'closeOverlay', with: { node: modal } }], { variant: 'secondary' }, { id: kit.id(`${key} cancel button`) }),
              kit.node('Button', 'Save', { id: kit.id(`${key} save button`), props: { text: 'Save', type: 'submit' } }),
            ],
            { justify: 'end', gap: 8 },
          ),
        ],
      }),
    ],
  });
  const only = (condition: string | undefined): { onlyIf?: string } => (condition === undefined ? {} : { onlyIf: condition });
  const open = (value: string, condition?: string): StepInput[] => [
    { do: 'setState', with: { state: draft, value }, ...only(condition) },
    { do: 'resetForm', with: { node: form, values: value }, ...only(condition) },
    { do: 'openOverlay', with: { node: modal }, ...only(condition) },
  ];
  kit.did(`Add ${noun}`);
  kit.did(`Edit ${noun}`);
  return { overlay, modal, add: open(`{{ ${defaultsOf(entity)} }}`), edit: (of, condition) => open(`{{ ${of} }}`, condition) };
}

/** The status of what a saved loan names follows it; what it named before comes home. */
function lent({ thing, field, status, free, out }: Lending, draft: string): StepInput[] {
  const put = (rowId: string, value: string, onlyIf: string): StepInput => ({
    do: 'updateRow',
    with: { entity: thing.id, rowId: `{{ ${rowId} }}`, values: `{{ ({ ${status}: ${value} }) }}` },
    onlyIf,
  });
  return [
    put(`${draft}.${field}`, quote(free), `!!${draft}.${field} && ${draft}.${field} !== event.values.${field}`),
    put(`event.values.${field}`, `event.values.returnedOn ? ${quote(free)} : ${quote(out)}`, `!!event.values.${field}`),
  ];
}

/** When a loan ends, what was lent is at home again. Nothing for other entities. */
export function home(kit: Kit, entity: PlannedEntity, of: string): StepInput[] {
  const lending = kit.plan.lending;
  if (lending === null || lending.loan.id !== entity.id) return [];
  const { thing, field, status, free } = lending;
  return [
    {
      do: 'updateRow',
      with: { entity: thing.id, rowId: `{{ ${of}.${field} }}`, values: `{{ ({ ${status}: ${quote(free)} }) }}` },
      onlyIf: `!!${of}.${field} && !${of}.returnedOn`,
    },
  ];
}

/** Asks, deletes, tells. */
export function deleteSteps(kit: Kit, entity: PlannedEntity, of: string, onlyIf?: string): StepInput[] {
  const only = onlyIf === undefined ? {} : { onlyIf };
  kit.did(`Delete ${nounOf(entity)}`);
  return [
    {
      do: 'confirm',
      with: { title: `Delete this ${nounOf(entity)}?`, text: `“{{ ${of}.${entity.display} }}” will be removed.`, confirmLabel: 'Delete', tone: 'danger' },
      ...only,
    },
    // Refused while other rows need it: the message says which.
    {
      do: 'deleteRow',
      with: { entity: entity.id, rowId: `{{ ${of}.id }}` },
      onError: [{ do: 'toast', with: { text: '{{ error.message }}', tone: 'warn' } }],
      ...only,
    },
    ...home(kit, entity, of).map((step) => ({ ...step, onlyIf: [onlyIf, step.onlyIf].filter(Boolean).join(' && ') })),
    { ...toast(`${entity.name} deleted`), ...only },
  ];
}
