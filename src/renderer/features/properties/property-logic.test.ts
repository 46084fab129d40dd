import { describe, expect, it } from 'vitest';
import { applyCompletion, autoClose, complete, completionContext, type ScopeEntry } from './completion.ts';
import { HELPER_SCOPE } from './helpers-scope.ts';
import { sentenceText, stepSentence } from './sentence.ts';
import { describeValue, formatLoose, fromOptions, parseJson, parseLoose, parseNumber, sample, toOptions } from './value-format.ts';

describe('property values', () => {
  it('reads numbers as typed, within limits', () => {
    expect(parseNumber('12')).toEqual({ ok: true, value: 12 });
    expect(parseNumber(' 1 200,5 ')).toEqual({ ok: true, value: 1200.5 });
    expect(parseNumber('')).toEqual({ ok: true, value: null });
    expect(parseNumber('twelve')).toMatchObject({ ok: false });
    expect(parseNumber('0', { min: 1 })).toEqual({ ok: false, error: 'At least 1' });
  });

  it('reads JSON of the right shape and says what is wrong', () => {
    expect(parseJson('[1]', 'array')).toEqual({ ok: true, value: [1] });
    expect(parseJson('{}', 'array')).toMatchObject({ ok: false, error: expect.stringContaining('list') });
    expect(parseJson('[]', 'object')).toMatchObject({ ok: false });
    expect(parseJson('{', 'any')).toMatchObject({ ok: false, error: expect.stringContaining('Not valid JSON') });
    expect(parseJson('  ', 'any')).toEqual({ ok: true, value: undefined });
  });

  it('loose values keep templates and round-trip', () => {
    for (const value of [12, true, null, 'hello', '{{ a.b }}', { a: 1 }, [1, 'x']]) expect(parseLoose(formatLoose(value))).toEqual(value);
  });

  it('options take strings and objects, and go back to the shortest form', () => {
    const items = toOptions(['Low', { value: 'hi', label: 'High', tone: 'danger' }, 7, null]);
    expect(items).toEqual([{ value: 'Low', label: 'Low' }, { value: 'hi', label: 'High', tone: 'danger' }, { value: 7, label: '7' }]);
    expect(fromOptions(items)).toEqual(['Low', { value: 'hi', label: 'High', tone: 'danger' }, { value: 7, label: '7' }]);
  });

  it('describes live values in a few words', () => {
    expect(describeValue([1, 2])).toBe('2 rows');
    expect(describeValue([1])).toBe('1 row');
    expect(describeValue(null)).toBe('empty');
    expect(sample([{ id: 'x', title: 'Saw', tags: ['a'] }])).toBe('{ title: "Saw", tags: […] }');
  });
});

const scope: ScopeEntry[] = [
  { name: 'openTasks', kind: 'query', label: 'Open tasks', detail: '18 rows', members: [{ name: 'data', detail: '18 rows' }, { name: 'total', detail: 'number' }] },
  { name: 'selected', kind: 'state', label: 'Selected', detail: 'variable', members: [] },
  ...HELPER_SCOPE,
];

describe('binding completion', () => {
  it('knows where an expression is being typed', () => {
    expect(completionContext('Hello {{ op', 11)).toMatchObject({ owner: null, prefix: 'op', start: 9 });
    expect(completionContext('{{ openTasks.da }}', 15)).toMatchObject({ owner: 'openTasks', prefix: 'da' });
    expect(completionContext('Hello op', 8)).toBeNull();
    expect(completionContext('{{ a }} op', 10)).toBeNull();
    expect(completionContext("{{ sum(rows, 'fi", 16)).toBeNull();
    expect(completionContext('openT', 5, true)).toMatchObject({ prefix: 'openT', start: 0 });
  });

  it('offers names by their start first, queries as their rows, members after a dot', () => {
    expect(complete(completionContext('{{ o', 4)!, scope)[0]).toMatchObject({ text: 'openTasks.data', kind: 'query' });
    expect(complete(completionContext('{{ openTasks.', 13)!, scope).map((item) => item.text)).toEqual(['data', 'total']);
    expect(complete(completionContext('{{ tod', 6)!, scope)[0]).toMatchObject({ text: 'today()', caret: 7 });
    expect(complete(completionContext('{{ nobody.', 10)!, scope)).toEqual([]);
    const inEvent: ScopeEntry[] = [{ name: 'event', kind: 'item', label: 'event', detail: 'what happened', members: [{ name: 'row', detail: 'object' }] }, ...scope];
    expect(complete(completionContext('{{ ro', 5)!, inEvent)[0]).toMatchObject({ text: 'event.row', caret: 9 });
  });

  it('writes the choice in place of what was typed', () => {
    const context = completionContext('{{ openT }}', 8)!;
    expect(applyCompletion('{{ openT }}', context, complete(context, scope)[0]!)).toEqual({ text: '{{ openTasks.data }}', caret: 17 });
    const sum = completionContext('{{ su', 5)!;
    expect(applyCompletion('{{ su', sum, complete(sum, scope)[0]!)).toEqual({ text: '{{ sum()', caret: 7 });
  });

  it('closes braces as they are opened', () => {
    expect(autoClose('{', '{{', 2)).toEqual({ text: '{{  }}', caret: 3 });
    expect(autoClose('{}}', '{{}}', 2)).toBeNull();
    expect(autoClose('a', 'ab', 2)).toBeNull();
  });

  it('goes over the closing braces when they are typed as well, and closes objects inside first', () => {
    const typed = (keys: string): string => {
      let text = '';
      let caret = 0;
      for (const key of keys) {
        const after = text.slice(0, caret) + key + text.slice(caret);
        ({ text, caret } = autoClose(text, after, caret + 1) ?? { text: after, caret: caret + 1 });
      }
      return text.slice(0, caret) + '|' + text.slice(caret);
    };
    expect(typed('Hello {{ user.name }} and {{ 1 }}.')).toBe('Hello {{  user.name }} and {{  1 }}.|');
    expect(typed('{{a}}')).toBe('{{ a }}|');
    expect(typed('{{ ({a: {b: 1}}).a }}')).toBe('{{  ({a: {b: 1}}).a }}|');
    expect(typed('{{ "}" }}')).toBe('{{  "}" }}|');
    expect(typed('}}')).toBe('}}|');
  });
});

describe('step sentences', () => {
  const names = { node: (id: string) => (id === 'details' ? 'Booking details' : id), query: (id: string) => id, entity: () => 'Booking', state: (id: string) => id, page: () => 'Patients' };
  it('read as plain words', () => {
    expect(sentenceText(stepSentence({ do: 'setState', with: { state: 'selected', value: '{{ event.row.id }}' } }, names))).toBe('Set selected to event.row.id');
    expect(sentenceText(stepSentence({ do: 'openOverlay', with: { node: 'details' } }, names))).toBe('Open Booking details');
    expect(sentenceText(stepSentence({ do: 'toast', with: { text: 'No phone on file' } }, names))).toBe('Show message “No phone on file”');
    expect(sentenceText(stepSentence({ do: 'goToPage', with: {} }, names))).toBe('Go to …');
  });
});
