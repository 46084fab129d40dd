import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '../support/test.ts';
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
