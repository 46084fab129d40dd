import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppDocument, addField, setBinding } from '../../../shared/app/document/index.ts';
import type { SessionEvent, ViewNode } from '../../../shared/contracts/session.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { ScreenMirror } from '../../../sandbox/host/mirror.ts';
import { app, button, MEMBERS, TASKS, text, WORKER_URL } from '../../../testing/sandbox/running-app.ts';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createAppDataService, type AppDataStore } from '../appdata/index.ts';
import { createAppsService } from '../apps/index.ts';
import { createDocumentsService, type DocumentStore } from '../documents/index.ts';
import { createExecutionService, type ExecutionService } from './index.ts';
import { failTest } from '../../../testing/fail-test.ts';

const HAND = { actor: 'ana', kind: 'hand' } as const;
const MANIFEST = app(
  [
    text('t', '{{ n }}:{{ tasks.data.length }}'),
    button('up', { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }),
    button('add', { do: 'createRow', with: { entity: 'task', values: { title: 'More' } } }),
  ],
  {
    entities: [TASKS, MEMBERS],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    state: [{ id: 'n', name: 'N', initial: 1 }],
  },
);

let home: string;
let storage: Storage;
let documents: DocumentStore;
let appdata: AppDataStore;
let execution: ExecutionService;
let appId: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'casual-execution-'));
  const clock = { now: () => Date.now() };
  const random = seededRandom(5);
  storage = createStorage({ home, clock });
  documents = createDocumentsService({ storage, clock, random });
  appdata = createAppDataService({ home, clock, random });
  execution = createExecutionService({ documents, appdata, clock, random, report: failTest, workerUrl: WORKER_URL });
  appId = (await createAppsService({ storage, documents, appdata, clock, random, report: failTest }).create({ manifest: MANIFEST })).id;
});
afterEach(async () => {
  await execution.close();
  await appdata.close();
  await documents.close();
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

/** Someone who looks at a session. */
function watch(sessionId: string): { view(id: string): ViewNode | undefined; statuses: string[]; stop(): void } {
  const mirror = new ScreenMirror();
  const statuses: string[] = [];
  const stop = execution.subscribe(sessionId, (event: SessionEvent) => {
    if (event.type === 'batch') mirror.apply(event.patches);
    if (event.type === 'status') statuses.push(event.status);
  });
  return { view: (id) => mirror.view(id), statuses, stop };
}

const click = (id: string) => ({ type: 'event', id, event: 'click', payload: {} }) as const;

/** Starting a worker may take a while on a busy machine. */
const poll = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

describe('sessions', () => {
  it('SES-60: an app runs once for each mode; who starts it again joins', async () => {
    const [first, second, design] = await Promise.all([execution.start(appId, 'run'), execution.start(appId, 'run'), execution.start(appId, 'design')]);
    expect(first).toEqual(second);
    expect(design).not.toEqual(first);
    const one = watch(first.sessionId);
    const two = watch(first.sessionId);
    await poll(() => one.view('t')?.props['content']).toBe('1:3');
    await execution.send(first.sessionId, click('up'));
    await poll(() => two.view('t')?.props['content']).toBe('2:3');
    expect(one.view('t')?.props['content']).toBe('2:3');
    expect(execution.list()).toMatchObject([{ appId, status: 'running' }, { appId }]);
    await execution.stop(first.sessionId);
    expect(one.statuses.at(-1)).toBe('stopped');
    await expect(execution.send(first.sessionId, click('up'))).rejects.toMatchObject({ code: 'session.not-found' });
  });

  it('SES-61: a running app follows its document', async () => {
    const { sessionId } = await execution.start(appId, 'run');
    const screen = watch(sessionId);
    await poll(() => screen.view('t')?.props['content']).toBe('1:3');
    await execution.send(sessionId, click('up'));
    await documents.edit(appId, HAND, (doc) => {
      const editor = new AppDocument(doc);
      setBinding(editor, HAND, 't', 'content', 'n is {{ n }}');
      editor.dispose();
    });
    await poll(() => screen.view('t')?.props['content']).toBe('n is 2');
  });

  it('SES-61: new fields are there at once', async () => {
    const { sessionId } = await execution.start(appId, 'run');
    const screen = watch(sessionId);
    await poll(() => screen.view('t')?.props['content']).toBe('1:3');
    await documents.edit(appId, HAND, (doc) => {
      const editor = new AppDocument(doc);
      addField(editor, HAND, 'task', { id: 'colour', label: 'Colour', type: 'text', default: 'red' });
      setBinding(editor, HAND, 't', 'content', '{{ tasks.data.map((t) => "colour" in t).join() }}');
      editor.dispose();
    });
    await poll(() => screen.view('t')?.props['content']).toBe('true,true,true');
  });

  it('SES-62: rows changed elsewhere show, and rows of the app are stored', async () => {
    const { sessionId } = await execution.start(appId, 'run');
    const screen = watch(sessionId);
    await poll(() => screen.view('t')?.props['content']).toBe('1:3');
    const port = await appdata.open(appId, MANIFEST);
    await port.create('task', { title: 'By hand' });
    await poll(() => screen.view('t')?.props['content']).toBe('1:4');
    await execution.send(sessionId, click('add'));
    await poll(() => screen.view('t')?.props['content']).toBe('1:5');
    expect((await port.list({ entity: 'task' })).total).toBe(5);
  });

  it('SES-60: restart begins anew', async () => {
    const { sessionId } = await execution.start(appId, 'run');
    const screen = watch(sessionId);
    await poll(() => screen.view('t')?.props['content']).toBe('1:3');
    await execution.send(sessionId, click('up'));
    await poll(() => screen.view('t')?.props['content']).toBe('2:3');
    await execution.restart(sessionId);
    await poll(() => screen.view('t')?.props['content']).toBe('1:3');
  });

  it('SES-60: a canvas session goes on while another window looks at it', async () => {
    const { sessionId } = await execution.start(appId, 'design');
    const one = watch(sessionId);
    const two = watch(sessionId);
    await execution.stop(sessionId);
    expect(execution.list()).toHaveLength(1);
    one.stop();
    await execution.stop(sessionId);
    expect([execution.list(), two.statuses.at(-1)]).toEqual([[], 'stopped']);
  });
});
