import { defineInput, event } from './define.ts';
import * as p from './props.ts';

const options = p.data('options', 'Options', [], { description: 'Texts, {value, label, tone} objects, or rows with the two keys below' });
const labelKey = p.key('Label from', '', { description: 'Field of the rows that is shown; empty: label, name or title' });
const valueKey = p.key('Value from', '', { description: 'Field of the rows that is kept; empty: value or id' });
const search = event('When the search text changes', { text: 'text' });

export const select = defineInput({
  id: 'Select',
  label: 'Select',
  icon: 'chevrons-up-down',
  common: true,
  role: 'combobox',
  empty: null,
  valueType: 'any',
  placeholder: 'Choose',
  description: 'One choice from a list that opens. Works with texts, options and rows.',
  keywords: ['dropdown', 'combobox', 'choose', 'pick', 'reference', 'lookup', 'status'],
  size: { w: 280, h: 64 },
  props: {
    options,
    labelKey,
    valueKey,
    searchable: p.flag('Search in the list'),
    clearable: p.flag('Can be cleared', true),
    freeText: p.flag('Allow other text'),
  },
  events: { search },
});

export const multiSelect = defineInput({
  id: 'MultiSelect',
  label: 'Select several',
  icon: 'list-checks',
  common: true,
  role: 'combobox',
  empty: [],
  valueType: 'list',
  placeholder: 'Choose',
  description: 'Several choices from a list that opens.',
  keywords: ['multi', 'dropdown', 'tags', 'choose', 'categories'],
  size: { w: 280, h: 64 },
  props: {
    options,
    labelKey,
    valueKey,
    max: p.number('At most', null, { min: 1 }),
    searchable: p.flag('Search in the list', true),
    clearable: p.flag('Can be cleared', true),
  },
  events: { search },
});

export const checkbox = defineInput({
  id: 'Checkbox',
  label: 'Checkbox',
  icon: 'square-check',
  common: true,
  role: 'checkbox',
  empty: false,
  valueType: 'boolean',
  description: 'Yes or no, with a label beside it.',
  keywords: ['check', 'tick', 'boolean', 'agree', 'done', 'todo'],
  size: { w: 200, h: 32 },
  props: { indeterminate: p.flag('Partly'), strike: p.flag('Strike the label when ticked', false, { section: 'look' }) },
});

export const radioGroup = defineInput({
  id: 'RadioGroup',
  label: 'Radio group',
  icon: 'circle-dot',
  common: true,
  role: 'radiogroup',
  empty: null,
  valueType: 'any',
  description: 'One choice, all options in view.',
  keywords: ['radio', 'options', 'choose', 'segmented', 'cards'],
  size: { w: 240, h: 120 },
  props: { options, labelKey, valueKey, variant: p.choice('Look', ['radio', 'segmented', 'cards']), direction: p.choice('Direction', ['column', 'row']) },
});

export const switchInput = defineInput({
  id: 'Switch',
  label: 'Switch',
  icon: 'toggle-left',
  common: true,
  role: 'switch',
  empty: false,
  valueType: 'boolean',
  description: 'On or off, takes effect at once.',
  keywords: ['toggle', 'boolean', 'on', 'off', 'setting'],
  size: { w: 200, h: 32 },
});
