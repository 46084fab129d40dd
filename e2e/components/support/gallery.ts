import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Conformance, Look } from '../../../src/player/testing/conformance.tsx';
import type { Sketch } from '../../../src/player/testing/static-source.ts';
import type { Effect } from '../../../src/shared/contracts/session.ts';
import type { Json, JsonObject } from '../../../src/shared/kernel/json.ts';
import { servePages } from './page-server.ts';

export { expect };
export type { Look };

/** The page that shows components. Instances are called after their component: the Table is `Table`. */
export class Gallery {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The element of a shown component. */
  of(id: string): Locator {
    return this.page.locator(`[data-instance="${id}"]`).first();
  }

  show(ids: string | readonly string[], look: Look = {}): Promise<void> {
    return this.page.evaluate(([list, given]) => window.conformance.show(list, given), [typeof ids === 'string' ? [ids] : ids, look] as const);
  }
  showBare(id: string, props: JsonObject = {}, look: Look = {}): Promise<void> {
    return this.page.evaluate(([type, values, given]) => window.conformance.showBare(type, values, given), [id, props, look] as const);
  }
  showSketch(sketch: Sketch, look: Look = {}): Promise<void> {
    // As text: the type of a tree that holds itself is more than Playwright's own types can follow.
    return this.page.evaluate(([text, how]) => window.conformance.showSketch(JSON.parse(text), how), [JSON.stringify(sketch), look] as const);
  }
  setProp(id: string, key: string, value: Json): Promise<void> {
    return this.page.evaluate(([node, name, given]) => window.conformance.setProp(node, name, given), [id, key, value] as const);
  }
  setState(id: string, key: string, value: Json): Promise<void> {
    return this.page.evaluate(([node, name, given]) => window.conformance.setState(node, name, given), [id, key, value] as const);
  }
  perform(effect: Effect): Promise<void> {
    return this.page.evaluate((given) => window.conformance.perform(given), effect);
  }
  events(id: string, event: string): Promise<JsonObject[]> {
    return this.page.evaluate(([node, name]) => window.conformance.events(node, name), [id, event] as const);
  }
  problems(): Promise<string[]> {
    return this.page.evaluate(() => window.conformance.problems());
  }
  edges(id: string, look: Look = {}): ReturnType<Conformance['edges']> {
    return this.page.evaluate(([type, given]) => window.conformance.edges(type, given), [id, look] as const);
  }
}

export const test = base.extend<{ gallery: Gallery }, { pagesUrl: string }>({
  pagesUrl: [
    async ({}, use) => {
      const { url, stop } = await servePages();
      await use(url);
      await stop();
    },
    { scope: 'worker' },
  ],
  gallery: async ({ page, pagesUrl }, use) => {
    // Frames and pictures of other hosts stay empty: nothing may reach the network.
    await page.route(
      (url) => !url.href.startsWith(pagesUrl) && url.protocol.startsWith('http'),
      (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
    );
    await page.goto(`${pagesUrl}/conformance.html`);
    await page.waitForFunction(() => 'conformance' in window);
    await use(new Gallery(page));
  },
});
