import { describe, expect, it } from 'vitest';
import { currentStage, doneWords, newBuild, transition, type Build, type BuildInput } from './build-state.ts';

const play = (inputs: readonly BuildInput[]): Build => inputs.reduce(transition, newBuild('A tool library', 0));
const done: BuildInput = { type: 'done', appId: 'app_1', name: 'Tool library', checksPassed: 31, checksFailed: 0, ms: 900, warnings: [] };

describe('build state', () => {
  it('follows the stages', () => {
    const build = play([
      { type: 'started', appId: 'app_1', turnId: 't' },
      { type: 'stage', stage: 'understand', state: 'done', ms: 12, text: '3 kinds of record' },
      { type: 'stage', stage: 'data', state: 'running', ms: 0, text: '' },
      { type: 'entity', id: 'tool', name: 'Tool', fields: ['name'], rows: 3 },
      { type: 'entity', id: 'tool', name: 'Tool', fields: ['name', 'shelf'], rows: 3 },
    ]);
    expect(build.appId).toBe('app_1');
    expect(build.stages.understand).toEqual({ state: 'done', ms: 12, text: '3 kinds of record' });
    expect(build.stages.data).toEqual({ state: 'running', ms: null, text: '' });
    expect(build.entities).toEqual([{ id: 'tool', name: 'Tool', fields: ['name', 'shelf'], rows: 3 }]);
    expect(currentStage(build)).toBe('data');
  });

  it('counts a page up in place', () => {
    const build = play([
      { type: 'page', id: 'desk', name: 'Desk', text: 'Table', done: 1, of: 8 },
      { type: 'page', id: 'tools', name: 'Tools', text: 'Table', done: 0, of: 4 },
      { type: 'page', id: 'desk', name: 'Desk', text: 'Form', done: 8, of: 8 },
    ]);
    expect(build.pages.map((page) => [page.id, page.done])).toEqual([
      ['desk', 8],
      ['tools', 0],
    ]);
  });

  it('says how it went', () => {
    expect(doneWords(play([done]))).toBe('Tool library is ready. 31 checks passed.');
    expect(doneWords(play([{ ...done, checksPassed: 1 }]))).toBe('Tool library is ready. 1 check passed.');
    expect(doneWords(play([{ ...done, checksPassed: 29, checksFailed: 2 }]))).toBe('Tool library is ready. 29 of 31 checks passed.');
  });

  it('is not changed by anything after its end', () => {
    const cancelled = play([{ type: 'cancelled' }]);
    expect(transition(cancelled, done)).toBe(cancelled);
    const finished = play([done]);
    expect(transition(finished, { type: 'failed', message: 'late' })).toBe(finished);
  });
});
