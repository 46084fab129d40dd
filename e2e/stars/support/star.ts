import { type Locator, type Page, expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casual } from '../../support/cli.ts';
import { serveFolder } from '../../support/static-server.ts';
import { BOOKING_ENTITIES, BOOKING_QUERIES, BOOKINGS_PAGE, LEDGER_PAGE } from './bookings.ts';
import { CHOICES_PAGE, DATES_PAGE, JOIN_PAGE, PEOPLE_ENTITY, SCHEMA_PAGE } from './people.ts';
import { FEED_PAGE, FIGURES_PAGE, OVERLAYS_PAGE, PLACES_PAGE, STATE } from './places.ts';

const APP = {
  schemaVersion: 1,
  meta: { name: 'Stars' },
  entities: [PEOPLE_ENTITY, ...BOOKING_ENTITIES],
  state: STATE,
  queries: [{ id: 'people', name: 'People', kind: 'list', entity: 'person', orderBy: [{ field: 'name' }] }, ...BOOKING_QUERIES],
  pages: [JOIN_PAGE, SCHEMA_PAGE, DATES_PAGE, CHOICES_PAGE, BOOKINGS_PAGE, LEDGER_PAGE, PLACES_PAGE, OVERLAYS_PAGE, FIGURES_PAGE, FEED_PAGE],
};

/** One page of the app in a real browser, with the real engine in its worker and the data in the browser. */
export class Star {
  readonly page: Page;
  private readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  main(): Locator {
    return this.page.getByRole('main');
  }

  /** Opens a page of the app by its address, as a link would. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}#/${path}`);
    await expect(this.main().locator('[data-node]').first()).toBeVisible({ timeout: 30_000 });
  }

  /** Waits until the app holds this. @param words what the line begins with */
  async expectHeld(words: string, value: unknown): Promise<void> {
    await expect(this.page.getByText(new RegExp(`^${words}: `))).toHaveText(`${words}: ${JSON.stringify(value)}`);
  }

  toast(text: string): Locator {
    return this.page.locator('.ca-toast').filter({ hasText: text });
  }

  /** Presses Tab until this has the focus: what a person without a mouse does. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 80; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error('The keyboard does not get there');
  }

  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}

/** The app is made once for each worker; every test has a browser of its own, and so data of its own. */
export const test = base.extend<{ star: Star }, { site: string }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for the object
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'casual-stars-'));
      const file = join(folder, 'stars.json');
      writeFileSync(file, JSON.stringify(APP));
      const made = await casual(['export', file, '--format', 'html', '--out', join(folder, 'site')], { home: join(folder, 'home') });
      if (made.code !== 0) throw new Error(`The app was not exported: ${made.err}${made.out}`);
      const server = await serveFolder(join(folder, 'site'));
      await use(server.url);
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  star: async ({ page, site }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await use(new Star(page, site));
    expect(problems).toEqual([]);
  },
});

export { expect };
