import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportFile } from './support/exported-site.ts';
import { InstalledApp } from './support/installed-app.ts';
import { OwnParts } from './support/own-parts.ts';
import { RunningApp } from './support/running-app.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-export-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('OWN-23: an app as one file opens from the disk without a network, runs its coded components and keeps its data', async ({ page, context }) => {
  const { file, name } = await exportFile({ words: 'a list of plants with name and watering day', hasOwnComponents: true }, folder);
  const opened = new InstalledApp(page);
  await opened.watchPolicy();
  await context.setOffline(true);
  const address = pathToFileURL(file).href;
  opened.watchRequests(address);
  await page.goto(address);
  await expect(page).toHaveTitle(name);
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(/script-src [^;]*(blob:|unsafe-inline|'unsafe-eval')/);
  await new OwnParts(page).use();
  const running = new RunningApp(page);
  await running.add(await running.goWhereThingsAreAdded(), 'Kept in this browser');
  await page.reload();
  await running.goWhereThingsAreAdded();
  await running.expectThere('Kept in this browser');
  expect(opened.problems).toEqual([]);
});
