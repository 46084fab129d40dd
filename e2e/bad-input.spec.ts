import { createServer } from 'node:net';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { AppError, ERRORS } from '../src/shared/kernel/errors.ts';
import { fromBase64, toBase64 } from '../src/shared/kernel/base64.ts';
import { apiOf } from './support/api.ts';
import { Host } from './support/host.ts';
import { SmallDisk } from './support/small-disk.ts';
import { TestWorkspace } from './support/test-workspace.ts';
import { expect, test } from './support/test.ts';

const WORDS = 'A tool library for our street. Members borrow tools for up to two weeks.';
const wordsOf = (...error: ConstructorParameters<typeof AppError>): string => new AppError(...error).message;

/** What a file holds by name; null leaves a part out. */
type Parts = Record<string, Uint8Array | null>;
/** The same .casual file with some parts changed. */
function changed(file: Uint8Array, parts: Parts): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(file);
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) delete files[name];
    else files[name] = part;
  }
  return zipSync(files);
}
const partOf = (file: Uint8Array, name: string): Uint8Array => unzipSync(file)[name]!;
const manifestOf = (file: Uint8Array): { schemaVersion: number; pages: { root: TreeNode }[] } => JSON.parse(strFromU8(partOf(file, 'manifest.json'))) as ReturnType<typeof manifestOf>;
type TreeNode = { id: string; children: TreeNode[] };

test.describe('files that cannot be opened', () => {
  test('each says what is wrong and what to do; nothing is added, and a sound file still opens', async ({ workspace }, testInfo) => {
    await workspace.generate(WORDS);
    const name = await workspace.appName();
    await workspace.expectSaved();
    await workspace.goHome();
    const api = apiOf(workspace.host.home);
    const [app] = await api.apps.list({});
    const file = fromBase64((await api.apps.exportFile({ appId: app!.id, format: 'casual' })).data)!;

    const cyclic = manifestOf(file);
    const { root } = cyclic.pages[0]!;
    root.children[0]!.children = [{ ...root.children[0]!, id: root.id }];
    const corrupt = file.slice();
    for (let at = 200; at < 700; at++) corrupt[at] = corrupt[at]! ^ 0xff;
    const files: { title: string; fileName: string; bytes: Uint8Array; says: string | RegExp }[] = [
      { title: 'a corrupt file', fileName: 'Corrupt.casual', bytes: corrupt, says: /“Corrupt\.casual” is not a \.casual file, or it is damaged: .+\. Export it again from where it came\./ },
      { title: 'a file cut short', fileName: 'Half.casual', bytes: file.subarray(0, file.length >> 1), says: /“Half\.casual” is not a \.casual file, or it is damaged: .+\. Export it again from where it came\./ },
      { title: 'something else', fileName: 'Letter.casual', bytes: strToU8('Dear Ana,'), says: wordsOf('file.not-casual', { file: 'Letter.casual', problem: 'it is neither a zip nor a manifest in JSON' }) },
      { title: 'a file of a newer kind', fileName: 'Newer.casual', bytes: changed(file, { 'meta.json': strToU8('{"format":"casual","formatVersion":9}') }), says: wordsOf('manifest.too-new', { found: 9, known: 1 }) },
      { title: 'a newer manifest', fileName: 'Newer.json', bytes: strToU8(JSON.stringify({ ...manifestOf(file), schemaVersion: 9 })), says: wordsOf('manifest.too-new', { found: 9, known: 1 }) },
      {
        title: 'a component inside itself',
        fileName: 'Cycle.casual',
        bytes: changed(file, { 'manifest.json': strToU8(JSON.stringify(cyclic)), 'document.bin': null }),
        says: wordsOf('manifest.cycle', { id: root.id, path: [root.id, root.children[0]!.id, root.id].join(' → ') }),
      },
    ];
    for (const { title, fileName, bytes, says } of files) {
      await workspace.openFile(fileName, bytes);
      await expect(workspace.messages().getByText(says), title).toBeVisible();
      await testInfo.attach(title, { path: await workspace.picture(testInfo, title), contentType: 'image/png' });
      await expect(workspace.describeBox(), title).toBeVisible();
      expect((await api.apps.list({})).map(({ id }) => id), title).toEqual([app!.id]);
      await workspace.dismissMessages();
    }
    await workspace.openFile('Sound.casual', file);
    await expect(workspace.layers()).toBeVisible();
    await expect(workspace.messages().getByText(`Imported ${name}.`)).toBeVisible();
  });
});

test('a document of a newer Casual OS opens to look at and run, not to edit', async ({ workspace }, testInfo) => {
  await workspace.generate(WORDS);
  const name = await workspace.appName();
  await workspace.expectSaved();
  await workspace.goHome();
  const api = apiOf(workspace.host.home);
  const [app] = await api.apps.list({});
  const appId = app!.id;
  // What a newer version would have left in the data folder.
  const doc = new Doc();
  applyUpdate(doc, fromBase64((await api.documents.open({ appId })).update)!);
  const before = encodeStateVector(doc);
  doc.getMap('meta').set('schemaVersion', 9);
  await api.documents.push({ appId, update: toBase64(encodeStateAsUpdate(doc, before)), clientId: 'newer' });

  await expect(workspace.page.getByRole('listitem').filter({ hasText: name }).getByText('Read-only')).toBeVisible();
  await workspace.open(name);
  await expect(workspace.page.getByRole('status').filter({ hasText: 'saved with a newer Casual OS' })).toBeVisible();
  await expect(workspace.page.getByRole('contentinfo')).toContainText('Read-only');
  await workspace.expectDrawnOnCanvas();
  await testInfo.attach('read-only', { path: await workspace.picture(testInfo, 'newer document'), contentType: 'image/png' });
  const manifest = await api.apps.manifest({ appId });
  await workspace.layers().getByRole('treeitem').nth(1).click();
  await workspace.page.keyboard.press('Delete');
  const app1 = await workspace.preview();
  await expect(app1.main()).toBeVisible();
  expect(await api.apps.manifest({ appId })).toEqual(manifest);

  // The same app from a file, as someone with a newer version would send it.
  const file = fromBase64((await api.apps.exportFile({ appId, format: 'casual' })).data)!;
  await api.apps.trash({ appId });
  await workspace.openFile('From Tomas.casual', changed(file, { 'manifest.json': strToU8(JSON.stringify({ ...manifestOf(file), schemaVersion: 9 })) }));
  await expect(workspace.page.getByRole('status').filter({ hasText: 'saved with a newer Casual OS' })).toBeVisible();
  await workspace.expectDrawnOnCanvas();
});

test.describe('words that cannot be built', () => {
  const prompts = [
    { title: 'nothing', words: '   ', says: wordsOf('prompt.empty') },
    { title: 'a megabyte', words: 'tools and members '.repeat(58_255), says: /^That description has 1,048,590 characters; the limit is 20,000\. Keep what says/ },
    { title: 'Chinese only', words: '请做一个任务管理应用', says: wordsOf('prompt.not-understood', { prompt: '请做一个任务管理应用' }) },
    { title: 'emoji only', words: '🛠️🏡🎉', says: /^The built-in engine reads English and found no words it knows in “🛠️🏡🎉”\. Describe the app in English, or start from a template\.$/ },
  ];
  for (const { title, words, says } of prompts) {
    test(`${title}: says why beside the box, keeps the words, makes no app`, async ({ workspace }, testInfo) => {
      await workspace.describeBox().fill(words);
      await workspace.page.getByRole('button', { name: 'Build app' }).click();
      await expect(workspace.page.getByRole('main').getByRole('alert').getByText(says)).toBeVisible();
      await expect(workspace.describeBox()).toHaveValue(words);
      await expect(workspace.describeBox()).toBeFocused();
      await testInfo.attach(title, { path: await workspace.picture(testInfo, title), contentType: 'image/png' });
      expect(await apiOf(workspace.host.home).apps.list({})).toEqual([]);
      // The way forward: mend the words.
      await workspace.generate(WORDS);
    });
  }
});

test('a disk that fills while editing: said at once, nothing lost, saved by itself when there is room', async ({ page }, testInfo) => {
  const disk = SmallDisk.mount(32);
  test.skip(typeof disk === 'string', `Skipped: ${String(disk)}.`);
  if (typeof disk === 'string') return;
  const host = new Host(disk.folder);
  const workspace = new TestWorkspace(page, host);
  try {
    await workspace.start();
    await workspace.generate(WORDS);
    await workspace.expectSaved();
    disk.fill();
    const filled = ERRORS['storage.disk-full'].message;
    await workspace.renameApp('Renamed on a full disk');
    await expect(page.getByRole('main').getByRole('alert').getByText(filled)).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(/Not saved\. Your last (edit is|\d+ edits are) safe in memory/);
    await workspace.renameApp('Renamed again');
    await testInfo.attach('full disk', { path: await workspace.picture(testInfo, 'full disk'), contentType: 'image/png' });
    await workspace.goHome();
    await page.getByRole('button', { name: 'New blank app' }).click();
    await expect(workspace.messages().getByText(filled)).toBeVisible();
    await testInfo.attach('full disk, new app', { path: await workspace.picture(testInfo, 'full disk, new app'), contentType: 'image/png' });

    disk.freeSpace();
    await expect.poll(async () => (await apiOf(host.home).apps.list({})).map(({ name }) => name)).toEqual(['Renamed again']);
    await workspace.open('Renamed again');
    await workspace.expectSaved();
    await expect(page.getByRole('main').getByRole('alert').getByText(filled)).toBeHidden();
    await workspace.renameApp('Saved after all');
    await workspace.expectSaved();
    await workspace.restart();
    await workspace.open('Saved after all');
    await workspace.expectDrawnOnCanvas();
  } finally {
    await page.goto('about:blank');
    await host.dispose();
    disk.unmount();
  }
});

test('a busy port is said plainly, and a start without --port works', async ({ host, page }, testInfo) => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)));
  const refused = await host.startAgain('--port', String(port));
  await testInfo.attach('what the terminal shows', { body: refused.output, contentType: 'text/plain' });
  expect(refused).toMatchObject({ code: 1, output: `${wordsOf('host.port-busy', { port })}\n` });
  const workspace = new TestWorkspace(page, host);
  await workspace.start();
  await new Promise((resolve) => blocker.close(resolve));
});

test.describe('a data folder in use', () => {
  test('a second start opens the first one; both windows show the same', async ({ workspace, browser }, testInfo) => {
    await workspace.generate(WORDS);
    const name = await workspace.appName();
    const second = await workspace.host.startAgain();
    expect(second.code).toBe(0);
    expect(second.output).toContain('Casual OS is already running with this data folder.');
    const page = await (await browser.newContext()).newPage();
    await page.goto(second.link!);
    await expect(page.getByRole('link', { name: `Open ${name}` })).toBeVisible();
    await page.screenshot({ path: testInfo.outputPath('second start.png') });
    await page.context().close();
  });

  test('an owner that hangs is named, and the folder is left alone', async ({ workspace }, testInfo) => {
    await workspace.generate(WORDS);
    await workspace.expectSaved();
    workspace.host.freeze();
    const refused = await workspace.host.startAgain();
    workspace.host.thaw();
    await testInfo.attach('what the terminal shows', { body: refused.output, contentType: 'text/plain' });
    expect(refused.code).toBe(1);
    expect(refused.output).toMatch(/^Casual OS is already running with this data folder \(process \d+, at http:\/\/127\.0\.0\.1:\d+\)\. Use that window, or pass --home with another folder\.\n$/);
    await workspace.renameApp('Still here');
    await workspace.expectSaved();
  });

  test('a dead owner holds nothing up', async ({ workspace }) => {
    await workspace.generate(WORDS);
    const name = await workspace.appName();
    await workspace.expectSaved();
    await workspace.page.goto('about:blank');
    await workspace.host.kill();
    await workspace.start();
    await workspace.open(name);
  });
});

test('a host killed under an open window: edits wait in it and are saved when it runs again, without a new link', async ({ workspace }, testInfo) => {
  await workspace.generate(WORDS);
  await workspace.renameApp('Before the crash');
  await workspace.expectSaved();
  const cell = workspace.canvas().getByRole('gridcell').first();
  const drawn = await cell.innerText();
  await workspace.host.kill();
  await expect(workspace.page.getByRole('contentinfo')).toContainText('Reconnecting');
  await workspace.renameApp('While nobody listened');
  await expect(workspace.page.getByRole('main').getByRole('alert').getByText(ERRORS['host.disconnected'].message)).toBeVisible();
  await testInfo.attach('the host is gone', { path: await workspace.picture(testInfo, 'host killed'), contentType: 'image/png' });

  await workspace.host.start(); // its link is not used
  await expect(workspace.page.getByRole('contentinfo')).not.toContainText('Reconnecting');
  await workspace.expectSaved();
  await expect(workspace.page.getByRole('main').getByRole('alert').getByText(ERRORS['host.disconnected'].message)).toBeHidden();
  await expect(cell).toHaveText(drawn);
  await testInfo.attach('the host is back', { path: await workspace.picture(testInfo, 'host back'), contentType: 'image/png' });
  expect((await apiOf(workspace.host.home).apps.list({})).map(({ name }) => name)).toEqual(['While nobody listened']);
  // Running apps come back too.
  await expect((await workspace.preview()).main()).toBeVisible();
  await workspace.page.reload();
  await expect(workspace.layers()).toBeVisible();
});
