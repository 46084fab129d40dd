import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { casual } from './support/cli.ts';
import { exportFile } from './support/exported-site.ts';
import { InstalledApp } from './support/installed-app.ts';
import { OwnParts } from './support/own-parts.ts';
import { RunningApp } from './support/running-app.ts';
import { serveFolder } from './support/static-server.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-export-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an exported app runs from any static server, keeps its data, and starts without a network', async ({ page, context }) => {
  const home = join(folder, 'home');
  const site = join(folder, 'site');
  const made = await casual(['generate', 'a library of tools that members borrow', '--json'], { home });
  expect(made.code, made.err).toBe(0);
  const { app } = JSON.parse(made.out) as { app: { id: string; name: string } };
  const exported = await casual(['export', app.id, '--format', 'html', '--out', site], { home });
  expect(exported.code, exported.err).toBe(0);

  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const foreign: string[] = [];
  const server = await serveFolder(site);
  page.on('request', (request) => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url) && foreign.push(request.url()));

  await page.goto(server.url);
  await expect(page).toHaveTitle(app.name);
  const running = new RunningApp(page);
  const addButton = await running.goWhereThingsAreAdded();
  await running.add(addButton, 'Kept in this browser');
  await running.expectThere('Kept in this browser');
  // Installed for offline use once the worker has stored every file.
  await page.evaluate(() => navigator.serviceWorker.ready);

  await page.reload();
  await running.goWhereThingsAreAdded();
  await running.expectThere('Kept in this browser');

  await server.close();
  await context.setOffline(true);
  await page.reload();
  await running.goWhereThingsAreAdded();
  await running.expectThere('Kept in this browser');
  expect(problems).toEqual([]);
  expect(foreign).toEqual([]);
});

test('an app as one file opens from the disk without a network and keeps its data', async ({ page, context }) => {
  const home = join(folder, 'home');
  const file = join(folder, 'tools.html');
  const made = await casual(['generate', 'a library of tools that members borrow', '--json'], { home });
  expect(made.code, made.err).toBe(0);
  const { app } = JSON.parse(made.out) as { app: { id: string; name: string } };
  const exported = await casual(['export', app.id, '--out', file], { home });
  expect(exported.code, exported.err).toBe(0);

  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const foreign: string[] = [];
  page.on('request', (request) => !/^(data|blob|file):/.test(request.url()) && foreign.push(request.url()));
  await context.setOffline(true);
  await page.goto(pathToFileURL(file).href);
  await expect(page).toHaveTitle(app.name);
  const running = new RunningApp(page);
  const addButton = await running.goWhereThingsAreAdded();
  await running.add(addButton, 'Kept in this browser');
  await running.expectThere('Kept in this browser');
  await page.reload();
  await running.goWhereThingsAreAdded();
  await running.expectThere('Kept in this browser');
  expect(problems).toEqual([]);
  expect(foreign).toEqual([]);
});

test('coded components work in an app that is one file, and its policy allows nothing else', async ({ page, context }) => {
  const { file } = await exportFile({ words: 'a list of plants with name and watering day', hasOwnComponents: true }, folder);
  const installed = new InstalledApp(page);
  await installed.watchPolicy();
  await context.setOffline(true);
  await page.goto(pathToFileURL(file).href);
  await new OwnParts(page).use();
  expect(installed.problems).toEqual([]);
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(/script-src [^;]*(blob:|unsafe-inline|'unsafe-eval')/);
});
