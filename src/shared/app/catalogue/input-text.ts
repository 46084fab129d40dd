import { defineInput } from './define.ts';
import * as p from './props.ts';

export const textInput = defineInput({
  id: 'TextInput',
  label: 'Text input',
  icon: 'text-cursor-input',
  common: true,
  role: 'textbox',
  empty: '',
  valueType: 'text',
  description: 'One line of text: a name, an email address, a search.',
  keywords: ['input', 'field', 'string', 'email', 'url', 'password', 'search', 'name'],
  size: { w: 280, h: 64 },
  props: {
    type: p.choice('Kind', ['text', 'email', 'url', 'password', 'search', 'tel'], 'text', { section: 'behaviour' }),
    icon: p.icon('Icon'),
    prefix: p.text('Before'),
    suffix: p.text('After'),
    maxLength: p.number('Longest', null, { min: 1 }),
    pattern: p.text('Pattern', '', { section: 'behaviour', description: 'A regular expression the whole text must match' }),
    clearable: p.flag('Can be cleared'),
    debounceMs: p.number('Wait before telling', 0, { min: 0, max: 2000, unit: 'ms' }),
  },
});

export const textArea = defineInput({
  id: 'TextArea',
  label: 'Text area',
  icon: 'text',
  common: true,
  role: 'textbox',
  empty: '',
  valueType: 'longText',
  description: 'Several lines of text: notes, a description, a message.',
  keywords: ['notes', 'description', 'multiline', 'comment', 'message'],
  size: { w: 320, h: 120 },
  props: {
    rows: p.number('Lines', 3, { section: 'look', min: 1, max: 40 }),
    autoGrow: p.flag('Grow with the text', true),
    maxLength: p.number('Longest', null, { min: 1 }),
  },
});

export const numberInput = defineInput({
  id: 'NumberInput',
  label: 'Number',
  icon: 'hash',
  common: true,
  role: 'textbox',
  empty: null,
  valueType: 'number',
  description: 'A number, with limits and steps.',
  keywords: ['number', 'quantity', 'amount', 'integer', 'count', 'decimal', 'stepper'],
  size: { w: 200, h: 64 },
  props: {
    min: p.number('Least', null),
    max: p.number('Most', null),
    step: p.number('Step', 1),
    decimals: p.number('Decimals', null, { min: 0, max: 10, description: 'Digits after the point; empty: any' }),
    prefix: p.text('Before'),
    suffix: p.text('After'),
  },
});
