import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution } from '../src/shared/contracts/executions.ts';
import { apiOf } from './support/api.ts';
import { casual } from './support/cli.ts';
import type { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

const WORDS = 'A tool library for our street. Members borrow tools for up to two weeks.';

const CODE = `// Counts what there is, for the nightly report.
export async function report({ limit = 10 }, { progress }) {
  progress(0.5, 'Counting');
  const rows = await db.tool.list({ limit });
  console.log(rows.length + ' tools');
  return { count: rows.length, first: rows[0].name };
}

// Waits until it is told to stop.
export async function wait(inputs, { progress, signal }) {
  for (let i = 0; i < 600 && !signal.aborted; i++) {
    progress(i / 600, 'Step ' + i);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return 'over';
}

export function broken(inputs) {
  const rows = inputs.rows;
  return rows.length;
}
`;

/** An app with functions, open on its runs. @returns its id */
async function openRuns(workspace: TestWorkspace): Promise<string> {
  await workspace.generate(WORDS);
  const { page } = workspace;
  await page.getByRole('radio', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Add a function' }).last().click();
  const code = page.getByRole('textbox', { name: /^Code of / });
  await expect(code).toHaveValue(/export async function report/);
  await code.fill(CODE);
  await page.getByRole('button', { name: 'report', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Function functions.report' })).toBeVisible();
  const [app] = await apiOf(workspace.host.home).apps.list({});
  if (app === undefined) throw new Error('No app was made');
  return app.id;
}

/** What must be the same however a run was started: all but who, when, how long and which one. */
function outcomeOf({
  id: _id,
  source: _source,
  startedAt: _started,
  completedAt: _completed,
  durationMs: _took,
  logs,
  spans,
  metrics,
  ...rest
}: Execution): unknown {
  return {
    ...rest,
    logs: logs.map(({ at: _at, ...entry }) => entry),
    spans: spans.map(({ startMs: _from, endMs: _to, ...span }) => span),
    hostCalls: Object.fromEntries(Object.entries(metrics.hostCalls).map(([method, { ms: _ms, ...call }]) => [method, call])),
  };
}

test('a function that is written here runs from the IDE, over REST and from the command line, and leaves the same record', async ({ workspace, host }) => {
  const appId = await openRuns(workspace);
  const { page } = workspace;
  await page.getByRole('textbox', { name: 'limit' }).fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Result' }).getByText('count: 3')).toBeVisible();

  const { url, token } = JSON.parse(readFileSync(join(host.home, 'casual.lock'), 'utf8')) as { url: string; token: string };
  const answer = await fetch(`${url}/v1/apps/${appId}/execute`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'functions.report', inputs: { limit: 3 } }),
  });
  expect(answer.status).toBe(200);
  const command = await casual(['exec', appId, 'functions.report', '--inputs', '{"limit":3}', '--json'], host);
  expect(command, command.err).toMatchObject({ code: 0 });

  const { executions } = apiOf(host.home);
  const runs = await executions.list({ appId });
  expect(runs.map((run) => run.source)).toEqual(['cli', 'rest', 'ide']);
  const records = await Promise.all(runs.map(({ id }) => executions.get({ executionId: id })));
  const [cli, rest, ide] = records.map(outcomeOf);
  expect(ide).toMatchObject({ status: 'succeeded', inputs: { limit: 3 }, outputs: { count: 3 }, hostCalls: { 'data.list': { failed: 0 } } });
  expect(rest).toEqual(ide);
  expect(cli).toEqual(ide);

  // They show here without asking, and two of them stand side by side.
  const list = page.getByRole('listbox', { name: 'Runs, newest first' });
  await expect(list.getByRole('option')).toHaveCount(3);
  await list.getByRole('option', { name: /Command line/ }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('Same inputs, same result')).toBeVisible();
});

test('a long run says how far it is and is cancelled; the rest of the window answers meanwhile', async ({ workspace }) => {
  await openRuns(workspace);
  const { page } = workspace;
  await page.getByRole('button', { name: 'functions.wait' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /Step [1-9]/);
  await page
    .getByRole('textbox', { name: 'Search runs' })
    .or(page.getByRole('searchbox', { name: 'Search runs' }))
    .fill('running');
  await expect(page.getByRole('listbox', { name: 'Runs, newest first' }).getByRole('option', { name: /functions\.wait/ })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('region', { name: 'This run' }).getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
});

test('a run that fails leads to its line', async ({ workspace }) => {
  await openRuns(workspace);
  const { page } = workspace;
  await page.getByRole('button', { name: 'functions.broken' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'TypeError' })).toContainText('line 20');
  await page.getByRole('button', { name: 'Go to line' }).click();
  const code = page.getByRole('textbox', { name: /^Code of / });
  await expect(code).toBeFocused();
  expect(await code.evaluate((field: HTMLTextAreaElement) => field.value.slice(0, field.selectionStart).split('\n').length)).toBe(20);
});

test('a schedule is added, explained, run now and kept; a webhook answers', async ({ workspace, host }) => {
  const appId = await openRuns(workspace);
  const { page } = workspace;
  await page.getByRole('button', { name: 'Add a schedule or webhook' }).click();
  await page.getByRole('menuitem', { name: /^Schedule/ }).click();
  await page.getByRole('combobox', { name: 'How often' }).selectOption('Every day');
  await page.getByLabel('At', { exact: true }).fill('02:30');
  await expect(page.getByText(/^Every day at 02:30/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'When it runs' }).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('textbox', { name: 'limit' }).fill('2');
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('region', { name: 'Outputs' }).getByText('count: 2')).toBeVisible();
  await expect(page.getByText(/here “report”/)).toBeVisible();

  await page.getByRole('button', { name: 'Add a schedule or webhook' }).click();
  await page.getByRole('menuitem', { name: /^Webhook/ }).click();
  const address = await page.getByText(/^http:\/\/127\.0\.0\.1:\d+\/hooks\//).innerText();
  await workspace.expectSaved();
  expect(await (await fetch(address, { method: 'POST' })).json()).toMatchObject({ count: 8 });
  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new secret' }).click();
  await expect(page.getByText(/^http:\/\/127\.0\.0\.1:\d+\/hooks\//)).not.toHaveText(address);
  expect((await fetch(address, { method: 'POST' })).status).toBe(404);

  const triggers = await apiOf(host.home).executions.triggers({ appId });
  expect(triggers).toMatchObject([
    { kind: 'schedule', cron: '30 2 * * *', problem: '', lastStatus: 'succeeded' },
    { kind: 'webhook', problem: '', lastStatus: 'succeeded' },
  ]);
});

test('everything by keyboard: find a function, run it, look at the run, run it again', async ({ workspace }) => {
  await openRuns(workspace);
  const { page } = workspace;
  await page.keyboard.press('Alt+1');
  await expect(workspace.layers()).toBeVisible();
  await workspace.palette('run functions.report');
  await expect(page.getByRole('option', { name: /Run functions\.report/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Function functions.report' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  const list = page.getByRole('listbox', { name: 'Runs, newest first' });
  for (let i = 0; i < 30 && !(await list.evaluate((element) => element === document.activeElement)); i++) await page.keyboard.press('Tab');
  await expect(list).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Run of functions.report' })).toBeVisible();
  const again = page.getByRole('button', { name: 'Run again' });
  for (let i = 0; i < 30 && !(await again.evaluate((element) => element === document.activeElement)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('option')).toHaveCount(2);
  const bars = page.getByRole('listbox', { name: 'Timeline' });
  await bars.focus();
  await page.keyboard.press('End');
  await expect(bars.getByRole('option', { selected: true })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on the runs surface in ${theme}`, async ({ workspace }) => {
    const { page } = workspace;
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const expectAccessible = async (where: string): Promise<void> => {
      await workspace.settle();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(', ')}`),
        where,
      ).toEqual([]);
    };
    await openRuns(workspace);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
    await expectAccessible('a function that ran');
    await page.getByRole('button', { name: 'functions.broken' }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'Go to line' })).toBeVisible();
    await page.getByRole('button', { name: 'Open this run' }).click();
    await expect(page.getByRole('region', { name: 'Figures' })).toBeVisible();
    await expectAccessible('a run that failed');
    await page.getByRole('button', { name: 'Go to line' }).click();
    await expectAccessible('a module');
    await page.getByRole('radio', { name: 'Runs' }).click();
    await page.getByRole('button', { name: 'Add a schedule or webhook' }).click();
    await page.getByRole('menuitem', { name: /^Schedule/ }).click();
    await expect(page.getByText('Next five times')).toBeVisible();
    await expectAccessible('a schedule');
  });
}
