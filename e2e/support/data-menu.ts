import { expect, type Page } from '@playwright/test';

/** The menu of an exported app, with which a person keeps and moves the app's data. */
export class DataMenu {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @returns the name that the browser would give the file */
  async save(path: string): Promise<string> {
    await this.open();
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: /^Save a copy/ }).click()]);
    await download.saveAs(path);
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('dialog')).toBeHidden();
    return download.suggestedFilename();
  }

  async choose(path: string): Promise<void> {
    await this.open();
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.getByRole('button', { name: /^Load data/ }).click()]);
    await chooser.setFiles(path);
  }

  async load(path: string, how: 'Add to what is here' | 'Replace what is here'): Promise<void> {
    await this.choose(path);
    await this.andReload(how);
  }

  async removeAll(): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name: /^Remove all data/ }).click();
    await expect(this.page.getByRole('dialog', { name: 'Remove all data?' })).toBeVisible();
    await this.andReload('Remove all data');
  }

  async takeBack(): Promise<void> {
    await this.open();
    await this.andReload('Take back');
  }

  private async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'App menu' }).click();
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }

  /** What replaces all data starts the page anew. */
  private async andReload(button: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.page.getByRole('button', { name: new RegExp(`^${button}`) }).click()]);
    await expect(this.page.getByRole('main')).toBeVisible();
  }
}
