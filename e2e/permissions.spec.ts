import AxeBuilder from '@axe-core/playwright';
import { apiOf } from './support/api.ts';
import { CapabilityApp, makeCapabilityApp, Receiver } from './support/capability-app.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ receiver: Receiver; appId: string; app: CapabilityApp }>({
  receiver: async ({}, use) => {
    const receiver = new Receiver();
    await receiver.start();
    await use(receiver);
    await receiver.stop();
  },
  appId: async ({ workspace, receiver }, use) => use(await makeCapabilityApp(apiOf(workspace.host.home), receiver.host)),
  app: async ({ workspace, appId }, use) => {
    const app = new CapabilityApp(workspace.page);
    await app.open(workspace.page.url(), appId);
    await use(app);
  },
});

test('what is refused tells the app so, and it goes on', async ({ app, receiver }) => {
  await app.click('Send');
  await app.expectQuestion('Let Clinic bookings reach a program on this computer or network?');
  await expect(app.question()).toContainText(receiver.host);
  await expect(app.question()).toContainText('You clicked Send on Bookings');
  await app.refuse();
  await app.expectResult(/^Not done: The app may not use the network host/);
  await app.click('Clicked 0');
  await expect(app.page.getByRole('button', { name: 'Clicked 1' })).toBeVisible();
  expect(receiver.requests).toEqual([]);
});

test('allowed once means once; what was not declared is never asked', async ({ app, receiver }) => {
  await app.click('Send');
  await app.allow();
  await app.expectResult('Got: hello 1');
  await app.click('Send');
  await app.expectQuestion(/reach a program/);
  await app.refuse();
  await app.expectResult(/^Not done/);
  await app.click('Send elsewhere');
  await app.expectResult(/does not say that it uses/);
  await expect(app.question()).toBeHidden();
  expect(receiver.requests).toEqual(['POST /remind {"patient":"Yusuf Tan"}']);
});

test('always outlives a restart, and ends in the middle of a call when it is taken back', async ({ app, appId, workspace, receiver }) => {
  await app.click('Send');
  await app.allow('Always');
  await app.expectResult('Got: hello 1');
  await workspace.restart();
  await app.open(workspace.page.url(), appId);
  await app.click('Send');
  await app.expectResult('Got: hello 2');
  await expect(app.question()).toBeHidden();

  await app.click('Send slowly');
  await app.expectResult('Waiting');
  await expect.poll(() => receiver.requests.at(-1)).toBe('GET /slow ');
  await app.page.getByRole('button', { name: '1 permission' }).click();
  await app.page.getByRole('combobox', { name: `Decision: Send to ${receiver.host}` }).selectOption({ label: 'Forget, ask again' });
  await app.page.keyboard.press('Escape');
  await app.expectResult(/^Not done: The app may not use/);
  await app.click('Send');
  await app.expectQuestion(/reach a program/);
});

test('the third refusal is the last question, until it is changed in Permissions', async ({ app, appId, workspace, receiver }) => {
  for (const refusal of [1, 2, 3]) {
    await app.click('Send');
    await expect(app.question()).toBeVisible();
    await expect(app.question().getByText('Say no again and the app will not ask any more')).toBeVisible({ visible: refusal === 3 });
    await app.refuse();
    await app.expectResult(/^Not done/);
  }
  await app.click('Send');
  await app.expectResult(/^Not done/);
  await expect(app.question()).toBeHidden();

  const { page } = workspace;
  await page.goto(new URL(`#/app/${appId}/permissions`, page.url().replace(/app\.html.*$/, '')).href);
  await expect(page.getByRole('list', { name: 'Decisions' })).toContainText('Refused 3 times, not asked any more');
  await page.getByRole('combobox', { name: `Decision: Send to ${receiver.host}` }).selectOption({ label: 'Always allow' });
  await expect(page.getByRole('list', { name: 'Decisions' })).toContainText('Always allowed, not used yet');
  await app.open(page.url(), appId);
  await app.click('Send');
  await app.expectResult('Got: hello 1');
});

test('works by keyboard alone; Esc is a refusal', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Send', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(app.question()).toBeVisible();
  // The key that started it, pressed again, presses nothing.
  await page.keyboard.press('Enter');
  await expect(app.question()).toBeVisible();
  await page.keyboard.press('Escape');
  await app.expectResult(/^Not done/);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(app.question()).toBeVisible();
  const allow = app.question().getByRole('button', { name: /^Allow/ });
  for (let stop = 0; stop < 8 && !(await allow.evaluate((button) => button === document.activeElement)); stop++) await page.keyboard.press('Tab');
  await expect(allow).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(allow).toBeFocused();
  await expect(allow).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Enter');
  await app.expectResult('Got: hello 1');
});

test('nothing an app draws lies over the question, and nothing typed or clicked reaches the app', async ({ app }) => {
  const { page } = app;
  await app.click('Send');
  await expect(app.question()).toBeVisible();
  const isOnTop = (): Promise<boolean> =>
    page.evaluate(() => {
      const layer = document.querySelector('dialog[role=alertdialog]');
      const points = [
        [720, 20],
        [720, 60],
        [400, 120],
        [720, 300],
        [1050, 200],
      ] as const;
      return points.every(([x, y]) => layer?.contains(document.elementFromPoint(x, y)));
    });
  const attacks: Record<string, () => void | Promise<void>> = {
    'a raised box': () => {
      const box = document.createElement('div');
      box.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:red;pointer-events:auto';
      document.querySelector('.ca-root')?.append(box);
    },
    'a modal dialog': () => {
      const dialog = document.createElement('dialog');
      dialog.setAttribute('style', 'display:block!important;position:fixed;inset:0;width:100%;height:100%;background:red');
      document.querySelector('.ca-root')?.append(dialog);
      dialog.showModal();
    },
    'a popover': () => {
      const popover = document.createElement('div');
      popover.popover = 'manual';
      popover.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;background:red';
      document.querySelector('.ca-root')?.append(popover);
      popover.showPopover();
    },
    'the whole screen': async () => {
      const screen = document.createElement('div');
      document.querySelector('.ca-root')?.append(screen);
      await screen.requestFullscreen().catch(() => undefined);
    },
  };
  for (const [name, attack] of Object.entries(attacks)) {
    await page.evaluate(attack);
    await expect.poll(isOnTop, name).toBe(true);
  }
  await page.mouse.click(720, 800);
  await page.keyboard.type('abc');
  await expect(app.question()).toBeVisible();
  await page.keyboard.press('Escape');
  await app.expectResult(/^Not done/);
});

test('the question is clear to assistive technology in both themes and on a phone', async ({ app }) => {
  await app.click('Send');
  await expect(app.question()).toBeVisible();
  for (const [scheme, width] of [
    ['light', 1440],
    ['dark', 1440],
    ['dark', 390],
    ['light', 390],
  ] as const) {
    await app.page.setViewportSize({ width, height: 844 });
    await app.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page: app.page }).include('dialog[role=alertdialog]').analyze();
    expect(violations, `${scheme}, ${width}`).toEqual([]);
    const box = await app.question().getByRole('button', { name: 'Don’t allow' }).boundingBox();
    expect(box !== null && box.y + box.height <= 844 && box.x >= 0 && box.x + box.width <= width).toBe(true);
  }
});

test('clipboard, files and notifications are done by the screen after they were allowed', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'notifications']);
  await app.click('Copy');
  await app.expectQuestion('Let Clinic bookings use the clipboard?');
  await app.allow('Until it closes');
  await app.expectResult('Copied');
  await app.click('Paste');
  await app.expectResult('Pasted: from the app');

  await app.click('Open');
  const chooser = app.page.waitForEvent('filechooser');
  await app.allow('Until it closes');
  await (await chooser).setFiles({ name: 'ann.txt', mimeType: 'text/plain', buffer: Buffer.from('words of Ann') });
  await app.expectResult('Opened: ann.txt words of Ann');
  const again = app.page.waitForEvent('filechooser');
  await app.click('Open');
  await (await again).setFiles({ name: 'big.bin', mimeType: '', buffer: Buffer.alloc(11 * 1024 * 1024) });
  await app.expectResult(/^Not done: .*“big\.bin” is 11 MB; at most 10 MB can be opened/);
  const download = app.page.waitForEvent('download');
  await app.click('Save');
  expect((await download).suggestedFilename()).toBe('letter.txt');
  await app.expectResult('Saved');

  await app.click('Notify');
  await app.expectQuestion('Let Clinic bookings show notifications?');
  await app.allow();
  await app.expectResult(/^(Notified|Not done: .*notifications)/);
});

test('the preview asks outside the app’s frame', async ({ workspace, appId, receiver }) => {
  const { page } = workspace;
  await page.goto(new URL(`#/app/${appId}`, page.url()).href);
  await expect(workspace.layers()).toBeVisible();
  const running = await workspace.preview();
  await running.screen.getByRole('button', { name: 'Send', exact: true }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await expect(running.screen.getByRole('alertdialog')).toHaveCount(0);
  // Esc answers the question and leaves the preview open.
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(running.screen.getByText(/^Not done/)).toBeVisible();
  await running.screen.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(question.getByRole('button', { name: /^Allow/ })).toHaveAttribute('aria-disabled', 'false');
  await question.getByRole('button', { name: /^Allow/ }).click();
  await expect(running.screen.getByText('Got: hello 1')).toBeVisible();
  expect(receiver.requests).toHaveLength(1);
});

test('the panel declares hosts, undoes, and lists what the app did', async ({ workspace, app, appId, receiver }) => {
  await app.click('Send');
  await app.allow('Always');
  await app.expectResult('Got: hello 1');
  const { page } = workspace;
  await page.goto(new URL(`./#/app/${appId}`, page.url()).href);
  await expect(workspace.layers()).toBeVisible();
  await workspace.palette('permissions');
  await page
    .getByRole('option', { name: /^Permissions/ })
    .first()
    .click();
  const hosts = page.getByRole('list', { name: 'Hosts it may reach' });
  await expect(hosts).toContainText(receiver.host);
  const field = page.getByRole('textbox', { name: 'Add a host' });
  await field.fill('*.example.org');
  await field.press('Enter');
  await workspace.expectText(/No wildcards/);
  await field.fill('https://API.example.org/v1/items');
  await field.press('Enter');
  await expect(hosts).toContainText('api.example.org');
  await expect(page.getByRole('list', { name: 'Decisions' })).toContainText('Send to api.example.org');
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(hosts).not.toContainText('api.example.org');

  const calls = page.getByRole('table', { name: 'Calls, newest first' });
  await expect(calls.getByRole('row').filter({ hasText: receiver.host }).first()).toContainText('Done, 200');
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Denied' });
  await workspace.expectText('Nothing matches');
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Every outcome' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('Clinic bookings calls.csv');
  await page.getByRole('combobox', { name: `Decision: Send to ${receiver.host}` }).selectOption({ label: 'Never allow' });
  await expect(calls.getByRole('row').nth(1)).toContainText(/decided|took back/i);
  const { violations } = await new AxeBuilder({ page }).include('.perm-view').analyze();
  expect(violations).toEqual([]);
});
