import { expect, type CDPSession, type Page } from '@playwright/test';

type WebManifest = {
  id: string;
  name: string;
  short_name: string;
  start_url: string;
  scope: string;
  display: string;
  theme_color: string;
  background_color: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
};
export type AppPage = { name: string; path: string; inNav: boolean };

const ICONS = [
  ['192x192', 'any'],
  ['512x512', 'any'],
  ['512x512', 'maskable'],
] as const;

/** The page of an exported app, looked at as a browser that may install it looks at it. */
export class InstalledApp {
  /** Errors of the page and its console, and what its policy refused. */
  readonly problems: string[] = [];
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
  }

  /** Before the first visit: a violation in any frame is a problem, also one that no console tells. */
  async watchPolicy(): Promise<void> {
    await this.page.exposeFunction('casualViolation', (text: string) => this.problems.push(`refused by the policy: ${text}`));
    await this.page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { casualViolation } = globalThis as unknown as { casualViolation: (text: string) => void };
        casualViolation(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
  }

  /** Whatever it asks of another address is a problem. */
  watchRequests(own: string): void {
    this.page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(own)) this.problems.push(`asked for ${request.url()}`);
    });
  }

  pages(): Promise<AppPage[]> {
    return this.page.evaluate(() => {
      const app = JSON.parse(document.getElementById('casual-app')?.textContent ?? '') as { manifest: { pages: AppPage[] } };
      return app.manifest.pages.filter(({ inNav }) => inNav);
    });
  }

  /** Every file is stored, and this page gets its files from that store. */
  async expectControlled(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  }

  /** Scripts of its own files, or that it names by their content, only; nothing that turns text into code, no other host. */
  async expectStrictPolicy(): Promise<void> {
    const policy = (await this.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    expect(scripts).toMatch(/^'self' ('sha256-[^' ]+' )*'wasm-unsafe-eval'$/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/connect-src 'self';/);
  }

  /** What search engines, phones and screen readers are told. */
  async expectDescribed(): Promise<void> {
    expect(await this.page.evaluate(() => document.documentElement.lang)).toBe('en');
    for (const meta of ['viewport', 'theme-color', 'description']) expect(await this.page.locator(`meta[name="${meta}"]`).getAttribute('content'), meta).toBeTruthy();
    const viewport = await this.page.locator('meta[name="viewport"]').getAttribute('content');
    expect(viewport).toContain('width=device-width');
    expect(viewport).not.toMatch(/user-scalable=no|maximum-scale/);
  }

  async expectInstallable(url: string, name: string): Promise<void> {
    const manifest = (await (await this.page.request.get(`${url}app.webmanifest`)).json()) as WebManifest;
    expect(manifest).toMatchObject({ name, start_url: './', scope: './', display: 'standalone' });
    expect(manifest.id).toBeTruthy();
    expect(manifest.short_name.length).toBeGreaterThan(0);
    for (const color of [manifest.theme_color, manifest.background_color]) expect(color).toMatch(/^#[0-9a-f]{3,8}$/i);
    for (const [size, purpose] of ICONS) {
      const icon = manifest.icons.find((each) => each.sizes === size && each.purpose === purpose && each.type === 'image/png');
      expect(icon, `${size} ${purpose}`).toBeDefined();
      expect(await this.sizeOfImage(icon?.src ?? '')).toBe(size);
    }
    const devtools: CDPSession = await this.page.context().newCDPSession(this.page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A test's browser has no profile that something could be installed into.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    expect((await devtools.send('Page.getAppManifest')).errors).toEqual([]);
    await devtools.detach();
  }

  private sizeOfImage(src: string): Promise<string> {
    return this.page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
  }
}
