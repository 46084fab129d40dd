import { afterAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../shared/app/manifest/index.ts';
import { seededRandom } from '../../../../shared/kernel/ports.ts';
import { createExecutionService } from '../../execution/index.ts';
import type { HeadlessApp } from '../../execution/types.ts';
import { generateApp } from '../engine.ts';
import { PROMPTS } from '../testing/prompts.ts';
import { checkApp } from './index.ts';
import { failTest } from '../../../../testing/fail-test.ts';

const execution = createExecutionService({
  documents: {} as never,
  appdata: {} as never,
  clock: { now: () => Date.now() },
  random: seededRandom(1),
  report: failTest,
  workerUrl: new URL('../../../../sandbox/adapters/node-worker-entry.ts', import.meta.url),
});
afterAll(() => execution.close());
const signal = new AbortController().signal;

describe('self-checks', () => {
  it.each(PROMPTS.map(({ prompt }) => [prompt.slice(0, 50), prompt] as const))('pass for: %s', async (_title, prompt) => {
    const outcome = await checkApp(generateApp(prompt, '2026-06-12').manifest, execution, signal);
    expect(outcome.checks.filter((check) => !check.ok)).toEqual([]);
    expect(outcome.warnings).toEqual([]);
    expect(outcome.passed).toBeGreaterThan(1);
  });

  it('find what does not work and leave it out with a warning', async () => {
    const { manifest } = generateApp('A list of boats with name and price', '2026-06-12');
    const first = manifest.pages[0];
    if (first === undefined) throw new Error('no page');
    const broken: Manifest = {
      ...manifest,
      pages: [
        {
          ...first,
          root: {
            ...first.root,
            children: [
              ...first.root.children,
              {
                id: 'badButton',
                type: 'Button',
                name: 'Bad',
                props: { text: 'Break' },
                bindings: {},
                events: { click: [{ do: 'script', with: { code: 'throw new Error("no")' } }] },
                style: {},
                locked: false,
                hidden: false,
                children: [],
              },
            ],
          },
        },
        ...manifest.pages.slice(1),
      ],
    };
    const outcome = await checkApp(broken, execution, signal);
    expect(outcome.failed).toBe(0);
    expect(outcome.warnings).toEqual([`${first.name}: “Bad” did not work and was left out.`]);
    expect(JSON.stringify(outcome.manifest)).not.toContain('badButton');
  });

  it('blames no page when the sandbox ends a session once, as on a busy machine', async () => {
    const { manifest } = generateApp('A list of boats with name, price and owners, and a page for repairs', '2026-06-12');
    let boots = 0;
    const outcome = await checkApp(manifest, { boot: async (...args) => endAfter(await execution.boot(...args), ++boots === 1 ? 3 : Infinity) }, signal);
    expect(boots).toBe(2);
    expect(outcome.failed).toBe(0);
    expect(outcome.warnings).toEqual([]);
    expect(outcome.manifest.pages).toHaveLength(manifest.pages.length);
  });

  it('leaves out what stops the app every time, and nothing else', async () => {
    const { manifest } = generateApp('A list of boats with name and price', '2026-06-12');
    const first = manifest.pages[0];
    const button = first?.root.children
      .flatMap((child) => child.children)
      .flatMap((child) => [child, ...child.children])
      .find((child) => child.type === 'Button');
    if (first === undefined || button === undefined) throw new Error('no button');
    button.events = { click: [{ do: 'script', with: { code: 'for (;;) {}' } }] };
    const outcome = await checkApp(manifest, execution, signal);
    expect(outcome.failed).toBe(0);
    expect(outcome.warnings).toEqual([`${first.name}: “${button.name}” did not work and was left out.`]);
    expect(outcome.manifest.pages).toHaveLength(manifest.pages.length);
  });
});

/** As if the sandbox had ended the session at the nth message: an error of its own, and nothing drawn any more. */
function endAfter(app: HeadlessApp, messages: number): HeadlessApp {
  let sent = 0;
  const isOver = (): boolean => sent >= messages;
  return {
    ...app,
    async send(message) {
      sent++;
      if (!isOver()) await app.send(message);
    },
    view: (id) => (isOver() ? undefined : app.view(id)),
    views: () => (isOver() ? [] : app.views()),
    result() {
      const result = app.result();
      return isOver()
        ? { ...result, ok: false, errors: [...result.errors, { at: 0, level: 'error', source: 'sandbox', text: 'It was busy for more than 1 s without a pause and was stopped.' }] }
        : result;
    },
  };
}
