import { defineInput, event } from './define.ts';
import * as p from './props.ts';

export const treeSelect = defineInput({
  id: 'TreeSelect',
  label: 'Tree choice',
  icon: 'git-branch',
  role: 'combobox',
  empty: null,
  valueType: 'any',
  placeholder: 'Choose',
  description: 'One or several entries of a tree; the value is an id, or a list of ids.',
  keywords: ['hierarchy', 'category', 'nested', 'folder', 'department', 'choice'],
  size: { w: 260, h: 64 },
  props: {
    nodes: p.data('rows', 'Entries', [], { description: '[{id, label, icon, children: […]}], or rows with a parent field' }),
    labelField: p.key('Label from', '', { description: 'Empty: label, name or title' }),
    parentField: p.key('Parent from', '', { description: 'For rows: the field with the id of the row above' }),
    multiple: p.flag('Several', false, { description: 'The value is then a list of ids' }),
    leavesOnly: p.flag('Only the lowest entries'),
    clearable: p.flag('Can be cleared', true),
  },
});

export const richText = defineInput({
  id: 'RichText',
  label: 'Formatted text',
  icon: 'type',
  role: 'textbox',
  empty: '',
  valueType: 'longText',
  placeholder: 'Write something',
  description: 'Text with headings, lists, checklists, links and emphasis; the value is clean HTML or Markdown.',
  keywords: ['editor', 'wysiwyg', 'format', 'bold', 'html', 'notes', 'article', 'document'],
  size: { w: 480, h: 220 },
  props: {
    format: p.choice('Value is', ['html', 'markdown'], 'html', { section: 'behaviour', description: 'Underlining is not in Markdown' }),
    toolbar: p.choice('Tools', ['normal', 'small', 'none']),
    maxLength: p.number('Longest', null, { min: 1, unit: 'characters', description: 'Of the words alone; empty: any length' }),
    minHeight: p.number('Least height', 140, { section: 'look', min: 60, max: 1200, unit: 'px' }),
  },
  state: { text: { initial: '', on: { change: 'text' }, description: 'The words alone, without formatting' } },
  events: { change: event('When the value changes', { value: 'text', text: 'text' }) },
});

export const signature = defineInput({
  id: 'Signature',
  label: 'Signature',
  icon: 'feather',
  role: 'img',
  empty: '',
  valueType: 'image',
  placeholder: 'Sign here',
  description: 'A signature drawn with finger, pen or mouse, or typed; the value is a picture.',
  keywords: ['sign', 'draw', 'ink', 'consent', 'contract', 'approve'],
  size: { w: 320, h: 200 },
  props: {
    height: p.number('Height', 140, { section: 'look', min: 80, max: 600, unit: 'px' }),
    penWidth: p.number('Pen', 2, { section: 'look', min: 1, max: 12, unit: 'px' }),
    canType: p.flag('May be typed', true, { description: 'A way to sign without drawing' }),
  },
  events: { sign: event('When it is signed', { value: 'image' }), clear: event('When it is cleared') },
});

export const codeEditor = defineInput({
  id: 'CodeEditor',
  label: 'Code',
  icon: 'code',
  role: 'textbox',
  empty: '',
  valueType: 'longText',
  description: 'Text with line numbers and colours for code.',
  keywords: ['editor', 'code', 'json', 'sql', 'script', 'syntax', 'developer'],
  size: { w: 480, h: 260 },
  props: {
    language: p.choice('Language', ['text', 'javascript', 'json', 'html', 'css', 'markdown', 'sql', 'python']),
    height: p.number('Height', 240, { section: 'look', min: 60, max: 1600, unit: 'px' }),
    lineNumbers: p.flag('Line numbers', true, { section: 'look' }),
    wrap: p.flag('Wrap long lines', false, { section: 'look' }),
  },
  events: { save: event('When Ctrl+S is pressed in it', { value: 'text' }) },
});
