import { expect, type FrameLocator, type Locator, type Page, type TestInfo } from '@playwright/test';
import type { Host } from './host.ts';
import { RunningApp } from './running-app.ts';

/** A person at work in the IDE: verbs and words, no selectors of the page's making. */
export class TestWorkspace {
  readonly page: Page;
  readonly host: Host;

  constructor(page: Page, host: Host) {
    this.page = page;
    this.host = host;
  }

  /** Starts Casual OS and opens its link. */
  async start(): Promise<void> {
    await this.page.goto(await this.host.start());
    await expect(this.describeBox()).toBeVisible();
  }

  /** Closes Casual OS as Ctrl C does, starts it again on the same data and opens it. */
  async restart(): Promise<void> {
    await this.page.goto('about:blank');
    await this.host.stop();
    await this.start();
  }

  describeBox(): Locator {
    return this.page.getByRole('textbox', { name: 'Describe your app' });
  }

  /** Describes an app and waits until the workspace shows it. */
  async generate(words: string): Promise<void> {
    await this.goHome();
    await this.describeBox().fill(words);
    await this.page.getByRole('button', { name: 'Build app' }).click();
    await expect(this.layers()).toBeVisible({ timeout: 60_000 });
  }

  async goHome(): Promise<void> {
    if (await this.describeBox().isVisible()) return;
    // A page may be called Home, too; the way home comes first.
    await this.page.getByRole('banner').getByRole('button', { name: 'Home' }).first().click();
    await expect(this.describeBox()).toBeVisible();
  }

  /** Opens an app from the home screen. */
  async open(name: string): Promise<void> {
    await this.goHome();
    await this.page.getByRole('link', { name: `Open ${name}`, exact: true }).click();
    await expect(this.layers()).toBeVisible();
  }

  layers(): Locator {
    return this.page.getByRole('tree', { name: /layers/i });
  }

  /** Name of the app that is open. */
  async appName(): Promise<string> {
    return (await this.page.getByRole('banner').getByRole('button').nth(1).innerText()).trim();
  }

  canvas(): Locator {
    return this.page.getByRole('region', { name: 'Canvas' });
  }

  /** The canvas shows the page as the running app would: its heading can be read. */
  async expectDrawnOnCanvas(): Promise<void> {
    await expect(this.canvas().getByRole('heading').first()).toBeVisible();
    await expect(this.layers().getByRole('treeitem').nth(3)).toBeVisible();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole('contentinfo')).toContainText('Saved locally');
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click();
    await expect(this.page.getByRole('heading', { name: 'Settings' }).first()).toBeVisible();
  }

  async palette(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: /palette|search/i }).fill(words);
  }

  /** Chooses a file to open on the home screen. */
  async openFile(name: string, bytes: Uint8Array): Promise<void> {
    await this.goHome();
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /^Open a \.casual file/ }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }

  /** Renames the open app in the properties, as an edit like any other. */
  async renameApp(name: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Name' }).last();
    await field.fill(name);
    await field.press('Enter');
    await expect(this.page.getByRole('banner').getByRole('button', { name })).toBeVisible();
  }

  /** The short messages in the corner. */
  messages(): Locator {
    return this.page.getByRole('region', { name: 'Messages' });
  }

  async dismissMessages(): Promise<void> {
    const dismiss = this.messages().getByRole('button', { name: 'Dismiss' });
    while (await dismiss.first().isVisible()) await dismiss.first().click();
  }

  /** Takes a picture into the output of the test. @returns its path */
  async picture(testInfo: TestInfo, title: string): Promise<string> {
    const path = testInfo.outputPath(`${title}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Until nothing moves any more: messages gone, fonts there, two frames drawn. */
  async settle(): Promise<void> {
    const dismiss = this.page.getByRole('button', { name: 'Dismiss' });
    if (await dismiss.first().isVisible()) await dismiss.first().click();
    await this.page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
  }

  async expectText(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible();
  }

  /** Shows the running app in the preview. */
  async preview(): Promise<RunningApp> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Preview' }).click();
    const frame: FrameLocator = this.page.frameLocator('iframe[title$=", running"]');
    await expect(frame.getByRole('main')).toBeVisible();
    return new RunningApp(frame);
  }
}
