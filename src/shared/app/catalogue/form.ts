import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const form = define({
  id: 'Form',
  label: 'Form',
  group: 'input',
  icon: 'clipboard-list',
  common: true,
  role: 'form',
  slot: 'children',
  isForm: true,
  description: 'Collects the values of the inputs inside it by their Field names, checks them and sends them together.',
  keywords: ['submit', 'save', 'inputs', 'record', 'edit', 'create'],
  size: { w: 360, h: 320 },
  props: {
    initial: p.data('object', 'Starts with', {}, { description: 'Values by field; usually a row. Inputs follow when it changes' }),
    columns: p.number('Columns', 1, { section: 'look', min: 1, max: 4, description: 'On a phone always one' }),
    gap: p.gap('Gap', 14),
    resetOnSubmit: p.flag('Empty after sending'),
  },
  events: {
    submit: event('When it is sent and every input is valid', { values: 'object' }),
    invalid: event('When it is sent and an input is not valid', { errors: 'object' }),
    reset: event('When it is reset'),
  },
  methods: { submit: method('Send'), reset: method('Reset', { values: 'object' }), validate: method('Check'), set: method('Set values', { values: 'object' }) },
  state: {
    values: { initial: {}, description: 'Values by field' },
    isValid: { initial: true, description: 'Whether every input is valid' },
    isDirty: { initial: false, description: 'Whether anything differs from the start' },
    errors: { initial: {}, description: 'Problems by field' },
  },
});

export const schemaForm = define({
  id: 'SchemaForm',
  label: 'Form from fields',
  group: 'input',
  icon: 'list-checks',
  common: true,
  role: 'form',
  description: 'A whole form made from a list of fields or a JSON Schema, with labels, checks and a button.',
  keywords: ['form', 'generated', 'fields', 'schema', 'json schema', 'crud', 'record'],
  size: { w: 360, h: 360 },
  props: {
    schema: p.content('fields', 'Fields', []),
    jsonSchema: p.data(
      'object',
      'JSON Schema',
      {},
      { description: 'Instead of fields: a JSON Schema (2020-12) of an object, with groups, lists and conditions' },
    ),
    data: p.data('object', 'Starts with', {}, { description: 'Values by field; usually a row' }),
    columns: p.number('Columns', 1, { section: 'look', min: 1, max: 4 }),
    submitLabel: p.text('Button', 'Save'),
    cancelLabel: p.text('Second button', '', { description: 'Empty: none' }),
    readOnly: p.flag('Read only'),
    resetOnSubmit: p.flag('Empty after sending'),
  },
  events: {
    submit: event('When it is sent and every value is valid', { values: 'object' }),
    change: event('When a value changes', { values: 'object', field: 'text' }),
    cancel: event('When the second button is clicked'),
  },
  methods: { reset: method('Reset') },
  state: {
    values: { from: 'data', on: { change: 'values' }, description: 'Values by field' },
  },
});
