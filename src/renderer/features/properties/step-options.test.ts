import { describe, expect, it } from 'vitest';
import { actionStep, type ActionStep } from '../../../shared/app/manifest/index.ts';
import { duration, hasOption, optionsFor, optionsOf, resultName, resultsBefore, stepNotes, withOption } from './step-options.ts';

const step = (input: object): ActionStep => actionStep.parse({ do: 'createRow', with: { entity: 'task' }, ...input });
const names = { node: (id: string) => id, query: (id: string) => id, entity: (id: string) => id, state: (id: string) => id, page: (id: string) => id };

describe('options of a step', () => {
  it('are added and taken away whole', () => {
    const named = withOption(step({}), 'as', 'made');
    expect(named.as).toBe('made');
    expect('as' in withOption(named, 'as', undefined)).toBe(false);
    expect('onlyIf' in withOption(step({ onlyIf: 'x' }), 'onlyIf', '')).toBe(false);
    expect('onError' in withOption(step({ onError: [{ do: 'back' }] }), 'onError', [])).toBe(false);
    expect(actionStep.safeParse(withOption(named, 'debounceMs', 300)).success).toBe(true);
  });

  it('naming a result is offered where there is one', () => {
    expect(optionsFor(step({}))).toContain('as');
    expect(optionsFor(step({ do: 'toast', with: {} }))).not.toContain('as');
    expect(optionsFor(step({ do: 'toast', with: {}, as: 'x' }))).toContain('as');
    expect(hasOption(step({ onSuccess: [] }), 'onSuccess')).toBe(false);
  });

  it('stay when the step becomes another one', () => {
    const options = { onlyIf: 'a', as: 'b', throttleMs: 5000, onError: [{ do: 'back', with: {} }] };
    expect(optionsOf(step(options))).toEqual(options);
  });

  it('read as words', () => {
    const notes = stepNotes(step({ onlyIf: '!row.phone', throttleMs: 5000, debounceMs: 250, as: 'made', onSuccess: [{ do: 'back' }], onError: [{ do: 'toast', with: { text: 'Could not load' } }] }), names);
    expect(notes.map((note) => [note.words, note.code].filter(Boolean).join(' '))).toEqual(['only if !row.phone', 'after 250 ms of quiet', 'once per 5 s', 'result in steps.made', 'when it worked: Go back', 'if it fails: Show message “Could not load”']);
    expect(duration(1500)).toBe('1.5 s');
  });

  it('results have names that expressions can use, for the steps after them', () => {
    expect(resultName('New task')).toBe('newTask');
    expect(resultName('  ')).toBeUndefined();
    expect(resultsBefore([step({ as: 'a' }), step({}), step({ as: 'b' })], 2)).toEqual(['a']);
  });
});
