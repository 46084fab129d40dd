import { ACTION_KINDS, type ActionStep } from '../../../shared/app/manifest/index.ts';

/** A step as a sentence: plain words, names of things, code. The view styles each part. */
export type SentencePart = { kind: 'words' | 'name' | 'code' | 'quote'; text: string };
export type SentenceNames = { node(id: string): string; query(id: string): string; entity(id: string): string; state(id: string): string; page(id: string): string };

export function stepSentence(step: ActionStep, names: SentenceNames): SentencePart[] {
  const w = (key: string): unknown => step.with[key];
  const named = (key: string, lookup: (id: string) => string): SentencePart => {
    const value = w(key);
    return typeof value === 'string' && value !== '' ? (value.includes('{{') ? valuePart(value) : { kind: 'name', text: lookup(value) }) : { kind: 'words', text: '…' };
  };
  switch (step.do) {
    case 'runQuery':
      return [words('Load'), named('query', names.query)];
    case 'resetQuery':
      return [words('Reset'), named('query', names.query)];
    case 'cancelQuery':
      return [words('Stop loading'), named('query', names.query)];
    case 'refresh':
      return [words('Reload all data')];
    case 'createRow':
      return [words('Add a'), named('entity', names.entity)];
    case 'updateRow':
      return [words('Save the'), named('entity', names.entity), valuePart(w('rowId'))];
    case 'saveRow':
      return [words('Add or save a'), named('entity', names.entity)];
    case 'deleteRow':
      return [words('Delete the'), named('entity', names.entity), valuePart(w('rowId'))];
    case 'exportData':
      return [words('Download'), valuePart(w('fileName'))];
    case 'setState':
      return [words('Set'), named('state', names.state), words('to'), valuePart(w('value'))];
    case 'resetState':
      return [words('Reset'), named('state', names.state)];
    case 'setTheme':
      return [words('Switch to'), valuePart(w('mode'))];
    case 'callMethod':
      return [words('On'), named('node', names.node), words('run'), { kind: 'name', text: String(w('method') ?? '…') }];
    case 'openOverlay':
      return [words('Open'), named('node', names.node)];
    case 'closeOverlay':
      return [words('Close'), named('node', names.node)];
    case 'toast':
      return [words('Show message'), valuePart(w('text'))];
    case 'confirm':
      return [words('Ask'), valuePart(w('title') ?? w('text'))];
    case 'copy':
      return [words('Copy'), valuePart(w('text'))];
    case 'scrollTo':
      return [words('Scroll to'), named('node', names.node)];
    case 'validateForm':
      return [words('Check'), named('node', names.node)];
    case 'resetForm':
      return [words('Reset'), named('node', names.node)];
    case 'print':
      return [words('Print')];
    case 'goToPage':
      return [words('Go to'), named('page', names.page)];
    case 'openUrl':
      return [words('Open the link'), valuePart(w('url'))];
    case 'back':
      return [words('Go back')];
    case 'script':
      return [words('Run script'), { kind: 'code', text: cut(String(w('code') ?? '').trim().split('\n')[0] ?? '', 28) }];
    case 'stopIf':
      return [words('Stop if'), valuePart(w('when'))];
    case 'emit':
      return [words('Send'), valuePart(w('event'))];
    default:
      return [words(ACTION_KINDS[(step as ActionStep).do].label)];
  }
}

/** The whole sentence as text, for assistive technology and menus. */
export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map((part) => (part.kind === 'quote' ? `“${part.text}”` : part.text)).filter(Boolean).join(' ');
}

function words(text: string): SentencePart {
  return { kind: 'words', text };
}

function valuePart(value: unknown): SentencePart {
  if (value === undefined || value === '') return words('…');
  if (typeof value === 'string') {
    const lone = /^\s*\{\{([\s\S]*?)\}\}\s*$/.exec(value);
    if (lone && !lone[1]!.includes('}}')) return { kind: 'code', text: cut(lone[1]!.trim(), 36) };
    return { kind: 'quote', text: cut(value, 40) };
  }
  return { kind: 'code', text: cut(JSON.stringify(value), 36) };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
