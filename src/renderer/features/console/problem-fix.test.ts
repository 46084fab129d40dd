import { describe, expect, it, vi } from 'vitest';
import { addNode, addTrigger, setBinding, setEvent, setModule, setProperty, toManifest, updateQuery } from '../../../shared/app/document/index.ts';
import { validateManifest, type Problem } from '../../../shared/app/validation/index.ts';
import { goToPlace } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { applyFix } from './problem-fix.ts';
import { runningProblems, withoutKnown } from './running-problems.ts';

vi.mock('../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));

function broken(breakIt: (sample: ReturnType<typeof sampleEditor>) => void) {
  const sample = sampleEditor();
  breakIt(sample);
  sample.undo.stopCapturing();
  const problems = (): Problem[] => validateManifest(toManifest(sample.app.doc));
  return { ...sample, problems };
}
const origin = { actor: 'me', kind: 'hand' } as const;

describe('mending a problem', () => {
  const cases: { what: string; breakIt: (sample: ReturnType<typeof sampleEditor>) => void; to: string }[] = [
    { what: 'a misspelt name in a binding', to: 'allTools', breakIt: ({ app }) => setBinding(app, origin, 'list', 'items', '{{ alTools.data }}') },
    {
      what: 'a misspelt name among words',
      to: 'selected',
      breakIt: ({ app }) => setBinding(app, origin, 'first', 'content', 'Now {{ slected + 1 }} of {{ allTools.total }}'),
    },
    {
      what: 'a component type',
      to: 'Text',
      breakIt: ({ app }) => void addNode(app, origin, { node: { type: 'Txt', props: { content: 'a' } }, parentId: 'card', index: 1 }),
    },
    { what: 'a property', to: 'content', breakIt: ({ app }) => setProperty(app, origin, 'heading', 'contnt', 'Hello') },
    { what: 'a query’s entity', to: 'tool', breakIt: ({ app }) => updateQuery(app, origin, 'allTools', { entity: 'tol' }) },
    {
      what: 'a field in a condition',
      to: 'price',
      breakIt: ({ app }) => updateQuery(app, origin, 'allTools', { where: [{ field: 'prce', op: 'gt', value: 3, skipEmpty: false }] }),
    },
    {
      what: 'the target of a step',
      to: 'allTools',
      breakIt: ({ app }) => setEvent(app, origin, 'card', 'click', [{ do: 'runQuery', with: { query: 'allTool' } }]),
    },
    {
      what: 'a page of a nested step',
      to: 'more',
      breakIt: ({ app }) =>
        setEvent(app, origin, 'card', 'click', [{ do: 'runQuery', with: { query: 'allTools' }, onSuccess: [{ do: 'goToPage', with: { page: 'mor' } }] }]),
    },
    {
      what: 'the function of a trigger',
      to: 'reports.monthly',
      breakIt: ({ app }) => {
        setModule(app, origin, { id: 'reports', name: 'Reports', code: 'export function monthly() { return 1; }' });
        addTrigger(app, origin, { name: 'Nightly', kind: 'webhook', function: 'reports.montly' });
      },
    },
  ];
  for (const { what, breakIt, to } of cases) {
    it(`${what}: is found with its place, jumps there, takes the name meant, and undo brings it back`, () => {
      const { editor, problems, undo, app, dispose } = broken(breakIt);
      const before = toManifest(app.doc);
      const problem = problems().find((each) => each.fix !== undefined);
      expect(problem).toMatchObject({ fix: { to }, message: expect.stringContaining(`Did you mean “${to}”?`) as string });
      expect(goToPlace(editor, problem!.place)).toBe(true);
      expect(applyFix(editor, problem!)).toBe(true);
      expect(problems()).toEqual([]);
      undo.undo();
      expect(toManifest(app.doc)).toEqual(before);
      dispose();
    });
  }
  it('a place that is gone is said, not thrown', () => {
    const { editor, dispose } = sampleEditor();
    expect(goToPlace(editor, { kind: 'query', id: 'gone' })).toBe(false);
    expect(applyFix(editor, { severity: 'error', message: '', place: { kind: 'query', id: 'gone' }, fix: { from: 'a', to: 'b' } })).toBe(false);
    dispose();
  });
});

describe('problems of the running app', () => {
  it('are kept once, until their place is edited, and not beside what checking found there', () => {
    let thing: object | undefined = {};
    const of = (): unknown => thing;
    const error = {
      at: 1,
      level: 'error' as const,
      source: 'event' as const,
      text: 'x is not a function',
      place: { kind: 'node' as const, id: 'b', key: 'click[0]' },
    };
    let kept = runningProblems([], [error, { ...error, at: 2 }, { ...error, level: 'warn', text: 'hint' }], of);
    expect(kept.map(({ problem }) => problem.message)).toEqual(['x is not a function']);
    expect(withoutKnown(kept, [{ severity: 'error', message: 'y', place: { kind: 'node', id: 'b', key: 'click' } }])).toEqual([]);
    kept = runningProblems(kept, [], of);
    expect(kept).toHaveLength(1);
    thing = {};
    expect(runningProblems(kept, [], of)).toEqual([]);
    thing = undefined;
    expect(runningProblems(kept, [error], of)).toEqual([]);
  });
});
