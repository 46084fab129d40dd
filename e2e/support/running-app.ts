import { expect, type Locator, type Page } from '@playwright/test';

/** The page of an app, or the frame it is shown in. */
type Screen = Pick<Page, 'getByRole' | 'getByText' | 'frameLocator'>;

/** A person using a running app: whatever it is about, it lists things that can be added, changed and deleted. */
export class RunningApp {
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  main(): Locator {
    return this.screen.getByRole('main');
  }

  dialog(): Locator {
    return this.screen.getByRole('dialog');
  }

  /**
   * Goes through the app's navigation to a page that lists things in a table or a list and offers to add one.
   * @returns the words on that button: "Add bug"
   */
  async goWhereThingsAreAdded(): Promise<string> {
    await expect(this.main()).toBeVisible();
    const places = this.screen.getByRole('navigation').first();
    const pages = await places.getByRole('link').or(places.getByRole('button')).all();
    for (const page of [null, ...pages]) {
      await page?.click();
      const add = this.main().getByRole('button', { name: /^Add / }).first();
      if (!(await appears(add))) continue;
      const asTable = this.main().getByRole('tab', { name: 'Table' });
      if (await asTable.isVisible()) await asTable.click();
      if (await appears(this.main().getByRole('grid').or(this.main().getByRole('listitem')).first())) return (await add.innerText()).trim();
    }
    throw new Error('No page of this app lists things and offers to add one');
  }

  row(text: string): Locator {
    return this.main().getByRole('row').or(this.main().getByRole('listitem')).filter({ hasText: text });
  }

  /** Adds a thing whose first text is `text`; whatever else the app insists on gets a plausible value. */
  async add(button: string, text: string): Promise<void> {
    await this.main().getByRole('button', { name: button, exact: true }).first().click();
    await this.dialog().getByRole('textbox').first().fill(text);
    await this.save();
    await this.expectThere(text);
  }

  async edit(text: string, next: string): Promise<void> {
    await this.expectThere(text);
    await this.act('Edit', text);
    await expect(this.dialog().getByRole('textbox').first()).toHaveValue(text);
    await this.dialog().getByRole('textbox').first().fill(next);
    await this.save();
    await this.expectThere(next);
  }

  async delete(text: string): Promise<void> {
    await this.expectThere(text);
    await this.act('Delete', text);
    await this.screen.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await this.expectGone(text);
  }

  /** On the first page of the table, or found by its search. */
  async expectThere(text: string): Promise<void> {
    await this.search(text);
    await expect(this.row(text).first()).toBeVisible();
  }

  async expectGone(text: string): Promise<void> {
    await this.search(text);
    await expect(this.row(text)).toHaveCount(0);
  }

  private async search(text: string): Promise<void> {
    const box = this.main().getByRole('searchbox').first();
    if (await box.isVisible()) await box.fill(text);
  }

  /** Two actions stand beside a row; more are in its menu. A card opens, and what can be done with it stands there. */
  private async act(action: string, text: string): Promise<void> {
    const row = this.row(text).first();
    const button = row.getByRole('button', { name: new RegExp(`^${action}\\b`) });
    const menu = row.getByRole('button', { name: /^Actions for / });
    const open = row.getByRole('button', { name: 'Open', exact: true });
    await expect(button.or(menu).or(open).first()).toBeVisible();
    if (await button.isVisible()) return button.click();
    if (await menu.isVisible()) {
      await menu.click();
      return this.screen.getByRole('menuitem', { name: action, exact: true }).click();
    }
    await open.click();
    await this.dialog().getByRole('button', { name: action, exact: true }).click();
  }

  private async save(): Promise<void> {
    const save = this.dialog().getByRole('button', { name: 'Save' });
    for (let attempt = 0; attempt < 3; attempt++) {
      await save.click();
      if (await disappears(this.dialog())) return;
      const invalid = this.dialog().locator('[aria-invalid="true"]');
      for (let left = await invalid.count(); left > 0; left--) await this.give(invalid.first());
    }
    await expect(this.dialog(), 'the form accepts what was typed').toBeHidden();
  }

  private async give(control: Locator): Promise<void> {
    const role = (await control.getAttribute('role')) ?? '';
    await control.scrollIntoViewIfNeeded();
    const type = (await control.getAttribute('type')) ?? 'text';
    if (role === 'combobox' || (await control.getAttribute('aria-haspopup')) === 'listbox') {
      await control.click();
      await this.screen.getByRole('option').first().click();
    } else if (type === 'date' || (await control.getAttribute('data-input')) === 'day') await control.fill('2026-03-14');
    else if (type === 'email') await control.fill('ada@example.com');
    else if (type === 'tel') await control.fill('+44 20 7946 0100');
    else if (type === 'url') await control.fill('https://example.com');
    else if ((await control.getAttribute('inputmode')) !== null || type === 'number') await control.fill('3');
    else await control.fill('Words');
  }
}

function appears(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
}

function disappears(locator: Locator): Promise<boolean> {
  return locator.waitFor({ state: 'hidden', timeout: 3000 }).then(
    () => true,
    () => false,
  );
}
