import { test as base, type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { Conformance, Look } from '../../../src/player/testing/conformance.tsx';
import type { Calls } from '../../../src/player/testing/running-example.ts';
import type { Sketch } from '../../../src/player/testing/static-source.ts';
import type { Effect } from '../../../src/shared/contracts/session.ts';
import type { Json, JsonObject } from '../../../src/shared/kernel/json.ts';
import { servePages } from './page-server.ts';

export { expect };
export type { Look };

const VIEWPORT = { width: 1280, height: 900 };

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
    return this.call('show', typeof ids === 'string' ? [ids] : ids, look);
  }
  showBare(id: string, props: JsonObject = {}, look: Look = {}): Promise<void> {
    return this.call('showBare', id, props, look);
  }
  showSketch(sketch: Sketch, look: Look = {}): Promise<void> {
    return this.call('showSketch', sketch, look);
  }
  setProp(id: string, key: string, value: Json): Promise<void> {
    return this.call('setProp', id, key, value);
  }
  setState(id: string, key: string, value: Json): Promise<void> {
    return this.call('setState', id, key, value);
  }
  perform(effect: Effect): Promise<void> {
    return this.call('perform', effect);
  }
  events(id: string, event: string): Promise<JsonObject[]> {
    return this.call('events', id, event);
  }
  problems(): Promise<string[]> {
    return this.call('problems');
  }
  /** The example in an app that the engine runs; each of `calls` has a button “Call <method>”. */
  run(id: string, props: JsonObject = {}, calls: Calls = {}): Promise<void> {
    return this.call('run', id, props, calls);
  }
  running(id: string): Promise<ReturnType<Conformance['running']>> {
    return this.call('running', id);
  }
  edges(id: string, look: Look = {}): ReturnType<Conformance['edges']> {
    return this.call('edges', id, look);
  }

  /** Arguments go as text: a type that holds itself, as JSON does, is more than Playwright's own types can follow. */
  private async call<T>(method: keyof Conformance, ...args: readonly unknown[]): Promise<T> {
    const answer: unknown = await this.page.evaluate(
      ([name, text]) => (window.conformance as unknown as Record<string, (...given: unknown[]) => unknown>)[name]?.(...JSON.parse(text)),
      [method, JSON.stringify(args)] as const,
    );
    return answer as T;
  }
}

/** One page for all tests of a worker: loading it costs more than drawing a component. A test that failed leaves a fresh one. */
export const test = base.extend<{ gallery: Gallery }, { pagesUrl: string; galleries: GalleryPages }>({
  pagesUrl: [
    async ({}, use) => {
      const { url, stop } = await servePages();
      await use(url);
      await stop();
    },
    { scope: 'worker' },
  ],
  galleries: [
    async ({ browser, pagesUrl }, use) => {
      const pages = new GalleryPages(browser, pagesUrl);
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ galleries }, use) => use(await galleries.take()),
  gallery: async ({ page, galleries }, use, testInfo) => {
    await use(new Gallery(page));
    if (testInfo.errors.length > 0) await galleries.close();
  },
});

class GalleryPages {
  private readonly browser: Browser;
  private readonly url: string;
  private page: Page | undefined;

  constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  async take(): Promise<Page> {
    if (this.page !== undefined) {
      await this.page.setViewportSize(VIEWPORT);
      await this.page.emulateMedia({ reducedMotion: null });
      return this.page;
    }
    const context = await this.browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', timezoneId: 'UTC', permissions: ['camera', 'microphone'] });
    context.setDefaultTimeout(5_000);
    const page = await context.newPage();
    this.page = page;
    // Frames and pictures of other hosts stay empty: nothing may reach the network.
    await page.route(
      (url) => !url.href.startsWith(this.url) && url.protocol.startsWith('http'),
      (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
    );
    await page.goto(`${this.url}/src/player/testing/conformance.html`);
    await page.waitForFunction(() => 'conformance' in window);
    return page;
  }

  async close(): Promise<void> {
    await this.page?.context().close();
    this.page = undefined;
  }
}
