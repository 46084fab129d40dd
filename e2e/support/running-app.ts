import { expect, type Locator, type Page } from '@playwright/test';

/** The page of an app, or the frame it is shown in. */
type Screen = Pick<Page, 'getByRole'>;

/** A person using a running app: whatever it is about, it lists things that can be added, changed and deleted. */
export class RunningApp {
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Goes through the app's navigation until a page offers to add something. @returns what can be added: "Add bug" → "bug" */
  async goWhereThingsAreAdded(): Promise<string> {
    await expect(this.screen.getByRole('main')).toBeVisible();
    const places = this.screen.getByRole('navigation').first();
    const pages = await places.getByRole('link').or(places.getByRole('button')).all();
    for (const page of [null, ...pages]) {
      await page?.click();
      const add = this.screen.getByRole('main').getByRole('button', { name: /^Add / }).first();
      const isThere = await add.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (isThere && (await this.screen.getByRole('main').getByRole('table').count()) > 0) return (await add.innerText()).trim().replace(/^Add /, '');
    }
    throw new Error('No page of this app offers to add something to a table');
  }

  dialog(): Locator {
    return this.screen.getByRole('dialog');
  }

  row(text: string): Locator {
    return this.screen.getByRole('main').getByRole('row').filter({ hasText: text });
  }

  /** Adds a thing whose first text is `text`; fills whatever else is required. */
  async add(noun: string, text: string): Promise<void> {
    await this.screen.getByRole('main').getByRole('button', { name: `Add ${noun}` }).first().click();
    await expect(this.dialog()).toBeVisible();
    await this.fillRequired(text);
    await this.save();
  }

  async edit(text: string, next: string): Promise<void> {
    await this.find(text);
    await this.row(text).first().getByRole('button', { name: /^Edit/ }).click();
    await expect(this.dialog()).toBeVisible();
    await this.dialog().getByRole('textbox').first().fill(next);
    await this.save();
  }

  async delete(text: string): Promise<void> {
    await this.find(text);
    await this.row(text).first().getByRole('button', { name: /^Delete/ }).click();
    await this.screen.getByRole('alertdialog').or(this.dialog()).getByRole('button', { name: 'Delete' }).click();
    await expect(this.row(text)).toHaveCount(0);
  }

  /** Narrows the list to a text, so that it is on the first page. */
  async find(text: string): Promise<void> {
    const search = this.screen.getByRole('main').getByRole('searchbox').first();
    if (await search.isVisible()) await search.fill(text);
    await expect(this.row(text).first()).toBeVisible();
  }

  private async save(): Promise<void> {
    await this.dialog().getByRole('button', { name: 'Save' }).click();
    await expect(this.dialog()).toBeHidden();
  }

  private async fillRequired(text: string): Promise<void> {
    await this.dialog().getByRole('textbox').first().fill(text);
  }
}
