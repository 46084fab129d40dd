// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addTrigger, setModule } from '../../../shared/app/document/index.ts';
import { listenForShortcuts } from '../../platform/index.ts';
import { TooltipProvider } from '../../ui/index.ts';
import { EditorProvider } from '../editor/index.ts';
import { sampleEditor } from '../editor/testing/sample-app.ts';
import { RunsView } from './runs-view.tsx';
import { aRun, FakeExecutions } from './testing/fake-executions.ts';

const held = vi.hoisted(() => ({ executions: {} as Record<string, unknown> }));
// The real module opens a connection to the host when it is loaded.
vi.mock('../../platform/rpc.ts', () => ({
  host: 'browser',
  connection: { status: 'open', onDidChangeStatus: () => () => {} },
  rpc: {
    get executions() {
      return held.executions;
    },
    settings: { update: () => Promise.resolve({}) },
    system: { info: () => Promise.resolve({ home: '/home/ada/casual' }) },
  },
}));

const CODE = `// Says hello to somebody.
export function hello({ name = 'world', times = 1 }) {
  return { greeting: 'Hello, ' + name };
}
export async function report(inputs) {
  throw new Error('No rows');
}
`;

let fake: FakeExecutions;
let app: ReturnType<typeof sampleEditor>;
let stopListening: () => void;
beforeEach(() => {
  fake = new FakeExecutions();
  held.executions = fake.rpc;
  app = sampleEditor();
  stopListening = listenForShortcuts(window);
  // jsdom lays nothing out; the lists draw what fits in a height.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  Element.prototype.scrollTo = () => {};
});
afterEach(() => {
  cleanup();
  stopListening();
  app.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function open(code: string | null = CODE): void {
  if (code !== null) setModule(app.app, app.editor.origin(), { id: 'tools', name: 'Tools', code });
  render(
    <TooltipProvider>
      <EditorProvider editor={app.editor}>
        <RunsView />
      </EditorProvider>
    </TooltipProvider>,
  );
}
const chosen = (name: RegExp) => within(screen.getByRole('region', { name }));

describe('functions', () => {
  it('teaches when there are none, and makes the first one', async () => {
    open(null);
    fireEvent.click(screen.getByText('Add a function'));
    expect(app.app.modules()[0]?.code).toContain('export async function report({ limit = 100 }, { progress })');
    expect(app.editor.state).toMatchObject({ surface: 'data', dataItem: { kind: 'module', key: expect.stringMatching(/^line:\d+$/) as string } });
    app.editor.undo.undo();
    expect(app.app.modules()).toEqual([]);
  });

  it('shows the first with its comment and a form of its inputs; Ctrl Enter runs with what was typed', async () => {
    open();
    const fn = chosen(/^Function tools\.hello/);
    expect(fn.getByText('Says hello to somebody.')).toBeTruthy();
    fireEvent.change(fn.getByLabelText('name'), { target: { value: 'Ada' } });
    fireEvent.change(fn.getByLabelText('times'), { target: { value: 'many' } });
    expect(fn.getByText('A number')).toBeTruthy();
    fireEvent.change(fn.getByLabelText('times'), { target: { value: '2' } });
    fireEvent.keyDown(fn.getByLabelText('times'), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(fake.calls).toContain('execute tools.hello {"name":"Ada","times":2}'));
    await waitFor(() => expect(fn.getByRole<HTMLButtonElement>('button', { name: /^Run/ }).disabled).toBe(false));
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(fake.calls.filter((call) => call.startsWith('execute'))).toHaveLength(2));
  });

  it('refuses to run with JSON that does not read, and says where', async () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: 'tools.report' }));
    const fn = chosen(/^Function tools\.report/);
    fireEvent.change(fn.getByLabelText('Inputs as JSON'), { target: { value: '{ a }' } });
    expect(fn.getByText(/Not valid JSON.*line 1/)).toBeTruthy();
    expect(fn.getByRole<HTMLButtonElement>('button', { name: /^Run/ }).disabled).toBe(true);
    fireEvent.keyDown(fn.getByLabelText('Inputs as JSON'), { key: 'Enter', ctrlKey: true });
    expect(fake.calls.some((call) => call.startsWith('execute'))).toBe(false);
  });

  it('follows a run: progress in words, logs, result', async () => {
    open();
    const fn = chosen(/^Function tools\.hello/);
    fireEvent.click(fn.getByRole('button', { name: /^Run/ }));
    await waitFor(() => expect(fake.isFollowed('run_1')).toBe(true));
    fake.send('run_1', {
      type: 'status',
      execution: { ...aRun({ status: 'running', completedAt: null, durationMs: null }), progress: { value: 0.4, text: 'Reading' } },
    });
    await waitFor(() => expect(fn.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40'));
    expect(fn.getByText('40 %, Reading')).toBeTruthy();
    fake.send('run_1', { type: 'log', entries: [{ at: 1, level: 'info', source: 'console', text: 'half way' }] });
    await waitFor(() => expect(fn.getByText('half way')).toBeTruthy());
    fake.end('run_1', { status: 'succeeded', outputs: { greeting: 'Hello, Ada' } });
    await waitFor(() => expect(fn.getByText('"Hello, Ada"')).toBeTruthy());
    expect(fn.queryByRole('progressbar')).toBeNull();
  });

  it('cancels', async () => {
    open();
    const fn = chosen(/^Function tools\.hello/);
    fireEvent.click(fn.getByRole('button', { name: /^Run/ }));
    fireEvent.click(await fn.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(fn.getAllByText('Cancelled').length).toBeGreaterThan(0));
  });
});

describe('runs', () => {
  const failed = (id = 'run_f'): ReturnType<typeof aRun> =>
    aRun({
      id,
      function: 'tools.report',
      source: 'cli',
      status: 'failed',
      outputs: null,
      error: { code: 'function.threw', message: 'No rows', place: { kind: 'module', id: 'tools' }, line: 6, column: 9 },
    });

  it('are listed newest first, live, and narrowed by words, state and source', async () => {
    fake.runs = [aRun({ id: 'old', startedAt: 1000 }), failed()];
    open();
    const list = await screen.findByRole('listbox', { name: /Runs/ });
    await waitFor(() =>
      expect(
        within(list)
          .getAllByRole('option')
          .map((row) => row.id),
      ).toEqual(['run-run_f', 'run-old']),
    );
    fake.start(
      aRun({ id: 'new', source: 'rest', startedAt: 2e12, status: 'running', completedAt: null, durationMs: null, progress: { value: 0.5, text: '' } }),
    );
    await waitFor(() => expect(within(list).getAllByRole('option')[0]?.textContent).toContain('Running · REST · 50 %'));
    fireEvent.change(screen.getByLabelText('Search runs'), { target: { value: 'no rows' } });
    expect(within(list).getAllByRole('option')).toHaveLength(1);
    fireEvent.change(screen.getByLabelText('Search runs'), { target: { value: 'nothing like it' } });
    fireEvent.click(screen.getByText('Show all'));
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'failed' } });
    await waitFor(() => expect(screen.getAllByRole('option', { selected: false }).filter((row) => row.id.startsWith('run-'))).toHaveLength(1));
    expect(fake.calls.at(-1)).toBe('list failed');
  });

  it('ten thousand are read in pages and a window of them is drawn', async () => {
    fake.runs = Array.from({ length: 10_000 }, (_, i) => aRun({ id: `r${i}`, startedAt: 1_700_000_000_000 + i }));
    open();
    const list = await screen.findByRole('listbox', { name: /Runs/ });
    await waitFor(() => expect(within(list).getAllByRole('option')[0]?.id).toBe('run-r9999'));
    expect(within(list).getAllByRole('option').length).toBeLessThan(60);
    expect(fake.calls.filter((call) => call.startsWith('list')).length).toBeLessThan(6);
  });

  it('arrows go through them; a failed one leads to its line', async () => {
    fake.runs = [failed(), aRun({ id: 'old', startedAt: 1000 })];
    open();
    const list = await screen.findByRole('listbox', { name: /Runs/ });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    const run = await screen.findByRole('region', { name: 'Run of tools.report' });
    await within(run).findByText('No rows');
    expect(within(run).getByText(/Tools, line 6, column 9/)).toBeTruthy();
    fireEvent.click(within(run).getByRole('button', { name: 'Go to line' }));
    expect(app.editor.state).toMatchObject({ surface: 'data', dataItem: { kind: 'module', id: 'tools', key: 'line:6' } });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(app.editor.state.runsItem).toEqual({ kind: 'run', id: 'old' });
  });

  it('run again, and again with other inputs', async () => {
    fake.runs = [aRun()];
    app.editor.showRuns({ kind: 'run', id: 'run_1' });
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Run again' }));
    await waitFor(() => expect(fake.calls).toContain('rerun run_1'));
    expect(app.editor.state.runsItem).toEqual({ kind: 'run', id: 'run_2' });
    fireEvent.click(await screen.findByRole('button', { name: 'Change inputs' }));
    const name = await screen.findByLabelText<HTMLInputElement>('name');
    expect(name.value).toBe('Ada');
  });

  it('copy as commands that run elsewhere', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (text: string) => void written.push(text) } });
    fake.runs = [aRun()];
    app.editor.showRuns({ kind: 'run', id: 'run_1' });
    open();
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Copy as' }), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: /casual exec/ }));
    await waitFor(() => expect(written).toEqual([`casual exec app_test tools.hello --inputs '{"name":"Ada"}' --json`]));
  });

  it('are deleted only after a question', async () => {
    fake.runs = [aRun()];
    open();
    await screen.findByRole('listbox', { name: /Runs/ });
    fireEvent.click(screen.getByRole('button', { name: 'Delete history' }));
    expect(screen.getByRole('dialog').textContent).toContain('There is no way back');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete history' }));
    await waitFor(() => expect(screen.getByText('Nothing ran yet')).toBeTruthy());
  });

  it('one that is gone says so', async () => {
    app.editor.showRuns({ kind: 'run', id: 'nobody' });
    open();
    expect(await screen.findByText('This run is gone')).toBeTruthy();
  });

  it('two stand side by side with what differs', async () => {
    fake.runs = [aRun(), aRun({ id: 'run_0', startedAt: 5, inputs: { name: 'Bo' }, outputs: { greeting: 'Hello, Bo' } })];
    app.editor.showRuns({ kind: 'run', id: 'run_1' });
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Compare' }));
    const outputs = await screen.findByRole('region', { name: 'Outputs' });
    expect(within(outputs).getByRole('row', { name: /greeting/ }).textContent).toBe('greeting"Hello, Ada""Hello, Bo"differs');
    expect(screen.getByText('They differ')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Only what differs' }));
    expect(screen.queryByRole('row', { name: /^Status/ })).toBeNull();
  });

  it('the timeline is walked with arrows, and read as a table', async () => {
    const span = (name: string, startMs: number, endMs: number, ok = true) => ({ name, kind: 'call' as const, startMs, endMs, ok, detail: 'tool' });
    fake.runs = [aRun({ spans: [span('data.list', 10, 30), span('data.create', 40, 60, false)] })];
    app.editor.showRuns({ kind: 'run', id: 'run_1' });
    open();
    const bars = await screen.findByRole('listbox', { name: 'Timeline' });
    expect(within(bars).getByRole('option', { selected: true }).getAttribute('aria-label')).toBe('data.list: from 10 ms, took 20 ms. tool');
    fireEvent.keyDown(bars, { key: 'ArrowDown' });
    expect(within(bars).getByRole('option', { selected: true }).getAttribute('aria-label')).toContain('data.create: from 40 ms, took 20 ms, failed');
    fireEvent.click(screen.getByRole('radio', { name: 'Table' }));
    expect(screen.getByRole('row', { name: /data.create.*Failed/ })).toBeTruthy();
  });
});

describe('schedules and webhooks', () => {
  const status = (patch: object) => ({
    id: 't',
    name: 'Nightly',
    kind: 'schedule' as const,
    function: 'tools.hello',
    enabled: true,
    cron: '0 8 * * 1-5',
    timezone: null,
    description: '',
    nextRunAt: null,
    lastRunAt: null,
    lastStatus: null,
    path: null,
    isHeld: false,
    problem: '',
    ...patch,
  });

  it('a schedule is added, explained, changed and undone', async () => {
    open();
    fireEvent.keyDown(screen.getByRole('button', { name: 'Add a schedule or webhook' }), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Schedule/ }));
    const form = within(await screen.findByRole('region', { name: /^Schedule hello/ }));
    expect(form.getByText(/^Every weekday at 08:00/)).toBeTruthy();
    expect(within(form.getByRole('region', { name: 'When it runs' })).getAllByRole('listitem')).toHaveLength(5);
    fireEvent.change(form.getByLabelText('How often'), { target: { value: 'monthly' } });
    fireEvent.change(form.getByLabelText('On day'), { target: { value: '15' } });
    expect(app.app.triggers()[0]).toMatchObject({ kind: 'schedule', function: 'tools.hello', cron: '0 8 15 * *', enabled: true });
    fireEvent.change(form.getByLabelText('How often'), { target: { value: 'custom' } });
    const cron = form.getByLabelText('Cron');
    fireEvent.change(cron, { target: { value: '61 * * * *' } });
    expect(form.getByText(/cannot be read/)).toBeTruthy();
    fireEvent.change(cron, { target: { value: '*/5 * * * *' } });
    fireEvent.blur(cron);
    expect(app.app.triggers()[0]?.cron).toBe('*/5 * * * *');
    app.editor.undo.undo();
    expect(app.app.triggers()[0]?.cron).toBe('0 8 15 * *');
    fireEvent.click(screen.getByRole('switch', { name: /: on$/ }));
    expect(app.app.triggers()[0]?.enabled).toBe(false);
    fireEvent.click(form.getByRole('button', { name: 'Run now' }));
    await waitFor(() => expect(fake.calls.some((call) => call.startsWith('runTrigger'))).toBe(true));
  });

  it('what a schedule gives its function is kept as it is typed, once it reads', async () => {
    open();
    const id = addTrigger(app.app, app.editor.origin(), { name: 'Nightly', kind: 'schedule', function: 'tools.report', cron: '0 8 * * *' });
    fireEvent.click(await screen.findByRole('button', { name: /^Nightly/ }));
    const inputs = await screen.findByLabelText('Inputs as JSON');
    fireEvent.change(inputs, { target: { value: '{ "a": ' } });
    expect(app.app.triggers().find((trigger) => trigger.id === id)?.inputs).toEqual({});
    fireEvent.change(inputs, { target: { value: '{ "a": 1 }' } });
    expect(app.app.triggers().find((trigger) => trigger.id === id)?.inputs).toEqual({ a: 1 });
    expect((inputs as HTMLTextAreaElement).value).toBe('{ "a": 1 }');
  });

  it('says what keeps one from running, and deletes with a way back', async () => {
    fake.statuses = [status({ problem: 'There is no function gone.' })];
    open();
    addTrigger(app.app, app.editor.origin(), { id: 't', name: 'Nightly', kind: 'schedule', function: 'tools.gone', cron: '0 8 * * *' });
    fireEvent.click(await screen.findByRole('button', { name: /Nightly/ }));
    const form = within(await screen.findByRole('region', { name: /^Schedule Nightly/ }));
    expect(await form.findByText('There is no function gone.')).toBeTruthy();
    expect(form.getByRole('option', { name: 'tools.gone (missing)' })).toBeTruthy();
    fireEvent.click(form.getByRole('button', { name: 'Delete Nightly' }));
    expect(app.app.triggers()).toEqual([]);
    app.notices.at(-1)?.action?.run();
    expect(app.app.triggers()).toHaveLength(1);
  });

  it('EXE-66: a schedule that came with the app reads as off, says why, and is switched on for this machine', async () => {
    fake.statuses = [status({ isHeld: true, problem: 'Came with the app: switch it on to run it here.' })];
    open();
    addTrigger(app.app, app.editor.origin(), { id: 't', name: 'Nightly', kind: 'schedule', function: 'tools.hello', cron: '0 8 * * *' });
    const inList = await screen.findByRole('switch', { name: 'Nightly: on' });
    await waitFor(() => expect(inList.getAttribute('aria-checked')).toBe('false'));
    fireEvent.click(await screen.findByRole('button', { name: /Nightly/ }));
    const form = within(await screen.findByRole('region', { name: /^Schedule Nightly/ }));
    expect(await form.findByText('Came with the app: switch it on to run it here.')).toBeTruthy();
    expect(form.getByRole('switch', { name: 'Run on schedule' }).getAttribute('aria-checked')).toBe('false');
    fireEvent.click(form.getByRole('switch', { name: 'Run on schedule' }));
    await waitFor(() => expect(form.getByRole('switch', { name: 'Run on schedule' }).getAttribute('aria-checked')).toBe('true'));
    expect(fake.calls).toContain('switchOn t');
    expect(form.queryByText(/Came with the app/)).toBeNull();
    fireEvent.click(inList);
    expect(app.app.triggers()[0]?.enabled).toBe(false);
  });

  it('a webhook shows its address; a new secret is asked about first', async () => {
    fake.statuses = [status({ kind: 'webhook', path: '/hooks/app_test/t/s3cret' })];
    open();
    addTrigger(app.app, app.editor.origin(), { id: 't', name: 'Orders', kind: 'webhook', function: 'tools.hello' });
    fireEvent.click(await screen.findByRole('button', { name: /Orders/ }));
    expect(await screen.findByText(`${window.location.origin}/hooks/app_test/t/s3cret`)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'New secret' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Make a new secret' }));
    await waitFor(() => expect(fake.calls).toContain('rotate t'));
    expect(await screen.findByText(/s3cretnew$/)).toBeTruthy();
  });
});
