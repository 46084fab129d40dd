import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../support/test.ts';
import type { TestWorkspace } from '../support/test-workspace.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');
const WORDS = 'A tool library for our street. Members borrow tools for up to two weeks, and I need to see what is out and who is late.';

async function shoot(workspace: TestWorkspace, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await workspace.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await workspace.page.evaluate(() => document.fonts.ready);
    await workspace.page.mouse.move(0, 450);
    await workspace.settle();
    await workspace.page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

test('pictures of every screen, in both themes', async ({ workspace }) => {
  mkdirSync(FOLDER, { recursive: true });
  await workspace.generate('Choir fees: members, what each one owes every term, and who has paid.');
  await workspace.generate(WORDS);
  await shoot(workspace, 'workspace');
  await workspace.preview();
  await shoot(workspace, 'preview');
  await workspace.page.keyboard.press('Escape');
  await workspace.goHome();
  await shoot(workspace, 'home');
  await workspace.openSettings();
  await shoot(workspace, 'settings');
  await workspace.goHome();
  await workspace.palette('');
  await shoot(workspace, 'palette');
});

const REPORT = `// Tools that are out and who has them, for the morning.
export async function nightly({ days = 14, to = 'the board', urgent = false }, { progress }) {
  progress(0.2, 'Reading the loans');
  const loans = await db.loan.list({ limit: 100 });
  console.log(loans.length + ' loans');
  const tools = await db.tool.count();
  progress(0.8, 'Counting tools');
  if (urgent) console.warn('Sent at once');
  return { to, days, loans: loans.length, tools, oldest: loans[0] };
}

// Fills in what is missing in a list of returns.
export function tidyReturns(inputs) {
  const { returns } = inputs;
  return returns.map((entry) => ({ ...entry, late: entry.days > 14 }));
}
`;

test('pictures of the runs, in both themes', async ({ workspace }) => {
  mkdirSync(FOLDER, { recursive: true });
  await workspace.generate(WORDS);
  const { page } = workspace;
  await page.getByRole('radio', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Add a function' }).last().click();
  await page.getByRole('textbox', { name: /^Code of / }).fill(REPORT);
  await page.getByRole('button', { name: 'tidyReturns', exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Go to line' })).toBeVisible();
  await page.getByRole('button', { name: 'Add a schedule or webhook' }).click();
  await page.getByRole('menuitem', { name: /^Webhook/ }).click();
  await page.getByRole('button', { name: 'functions.nightly' }).click();
  await page.getByRole('button', { name: 'Add a schedule or webhook' }).click();
  await page.getByRole('menuitem', { name: /^Schedule/ }).click();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByRole('region', { name: 'Figures' })).toBeVisible();
  await page.getByRole('button', { name: 'functions.nightly' }).click();
  await page.getByRole('textbox', { name: 'days' }).fill('7');
  await page.getByRole('button', { name: /^Run Ctrl/ }).or(page.getByRole('region', { name: 'Function functions.nightly' }).getByRole('button', { name: /^Run/ })).first().click();
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  await shoot(workspace, 'runs-function');
  await page.getByRole('button', { name: 'Open this run' }).click();
  await expect(page.getByRole('region', { name: 'Figures' })).toBeVisible();
  await shoot(workspace, 'runs-run');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('region', { name: 'Outputs' })).toBeVisible();
  await shoot(workspace, 'runs-compare');
  await page.getByRole('button', { name: /^nightly/ }).click();
  await expect(page.getByText('Next five times')).toBeVisible();
  await shoot(workspace, 'runs-schedule');
});
