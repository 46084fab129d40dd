import { defineInput, event } from './define.ts';
import * as p from './props.ts';

export const currencyInput = defineInput({
  id: 'CurrencyInput',
  label: 'Money',
  icon: 'banknote',
  role: 'textbox',
  empty: null,
  valueType: 'number',
  description: 'An amount of money; the value is the plain number.',
  keywords: ['money', 'price', 'amount', 'cost', 'currency', 'budget'],
  size: { w: 200, h: 64 },
  props: {
    currency: p.text('Currency', 'USD', { section: 'look' }),
    decimals: p.number('Decimals', null, { min: 0, max: 6, description: 'Empty: as the currency has' }),
    min: p.number('Least', null),
    max: p.number('Most', null),
  },
});

export const phoneInput = defineInput({
  id: 'PhoneInput',
  label: 'Phone',
  icon: 'phone',
  role: 'textbox',
  empty: '',
  valueType: 'text',
  description: 'A phone number, with the phone keypad on a phone.',
  keywords: ['telephone', 'mobile', 'number', 'contact'],
  size: { w: 240, h: 64 },
  props: { country: p.text('Country code', '', { description: 'Shown before the number, such as +44' }) },
});

export const tagsInput = defineInput({
  id: 'TagsInput',
  label: 'Tags',
  icon: 'tags',
  role: 'combobox',
  empty: [],
  valueType: 'list',
  placeholder: 'Add a tag',
  description: 'Words typed one after the other, with suggestions.',
  keywords: ['tags', 'keywords', 'labels', 'chips', 'topics'],
  size: { w: 280, h: 64 },
  props: { options: p.data('options', 'Suggestions', []), max: p.number('At most', null, { min: 1 }) },
});

export const slider = defineInput({
  id: 'Slider',
  label: 'Slider',
  icon: 'sliders-horizontal',
  role: 'slider',
  empty: 0,
  valueType: 'number',
  description: 'A number, or two for a range, chosen by sliding.',
  keywords: ['range', 'number', 'volume', 'scale', 'rating'],
  size: { w: 260, h: 64 },
  props: {
    min: p.number('Least', 0),
    max: p.number('Most', 100),
    step: p.number('Step', 1),
    range: p.flag('From and to', false, { description: 'The value is then [from, to]' }),
    suffix: p.text('After the number'),
  },
});

export const rating = defineInput({
  id: 'Rating',
  label: 'Rating',
  icon: 'star',
  role: 'radiogroup',
  empty: null,
  valueType: 'number',
  description: 'Stars; choosing the same again takes it away.',
  keywords: ['stars', 'score', 'review', 'feedback'],
  size: { w: 200, h: 56 },
  props: { max: p.number('Stars', 5, { min: 1, max: 10 }) },
});

export const filePicker = defineInput({
  id: 'FilePicker',
  label: 'File',
  icon: 'upload',
  role: 'button',
  empty: null,
  valueType: 'any',
  placeholder: 'Drop a file here, or',
  description: 'A file, chosen or dropped: {name, type, size, data}.',
  keywords: ['upload', 'attachment', 'document', 'photo', 'import', 'drop'],
  size: { w: 300, h: 92 },
  props: {
    accept: p.text('Kinds', '', { section: 'behaviour', description: 'Such as image/*,.pdf; empty: any' }),
    multiple: p.flag('Several'),
    maxSize: p.number('Largest', 5, { min: 0.1, max: 5, unit: 'MB', description: 'Of one file; an app takes about 6 MB at a time' }),
  },
  events: { error: event('When a file is refused', { message: 'text' }) },
});

export const colorPicker = defineInput({
  id: 'ColorPicker',
  label: 'Colour',
  icon: 'palette',
  role: 'textbox',
  empty: '',
  valueType: 'color',
  description: 'A colour such as #1b7447.',
  keywords: ['color', 'swatch', 'hex', 'paint'],
  size: { w: 200, h: 64 },
});
