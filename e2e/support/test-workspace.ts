import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
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
    await this.page.getByRole('banner').getByRole('button', { name: 'Home' }).click();
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
