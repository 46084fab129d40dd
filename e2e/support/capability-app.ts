import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Locator, type Page } from '@playwright/test';
import type { IdeClient } from '../../src/main/rpc/transports.ts';

/** A service of somebody on this computer that counts what arrives. */
export class Receiver {
  readonly requests: string[] = [];
  private readonly server;

  constructor() {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        this.requests.push(`${request.method} ${request.url} ${body}`);
        // `/slow` never answers by itself.
        if (request.url !== '/slow') response.writeHead(200, { 'content-type': 'text/plain' }).end(`hello ${this.requests.length}`);
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/** Buttons that each do one thing beyond the app, and a line that says what came of it. */
const ACTIONS = (host: string): Record<string, string> => ({
  Send: `const answer = await fetch('http://${host}/remind', { method: 'POST', body: JSON.stringify({ patient: 'Yusuf Tan' }) }); result = 'Got: ' + await answer.text();`,
  'Send slowly': `await fetch('http://${host}/slow'); result = 'Got it';`,
  'Send elsewhere': `await fetch('https://not-declared.example/'); result = 'Got it';`,
  Paste: `result = 'Pasted: ' + await clipboard.readText();`,
  Copy: `await clipboard.writeText('from the app'); result = 'Copied';`,
  Open: `const picked = await files.pick({ multiple: true }); result = 'Opened: ' + picked.map((file) => file.name + ' ' + file.text).join();`,
  Save: `await files.save({ fileName: 'letter.txt', text: 'Dear Yusuf' }); result = 'Saved';`,
  Notify: `await notify('Late', 'The drill is due'); result = 'Notified';`,
});

/** @returns its id */
export async function makeCapabilityApp(api: IdeClient, host: string): Promise<string> {
  const buttons = Object.entries(ACTIONS(host)).map(([text, code], index) => ({
    id: `b${index}`,
    type: 'Button',
    name: text,
    props: { text },
    events: { click: [{ do: 'script', with: { code: `result = 'Waiting'; try { ${code} } catch (error) { result = 'Not done: ' + error.message; }` } }] },
  }));
  const app = await api.apps.create({
    manifest: {
      schemaVersion: 1,
      meta: { name: 'Clinic bookings' },
      state: [
        { id: 'result', name: 'Result', initial: 'Nothing yet' },
        { id: 'count', name: 'Count', initial: 0 },
      ],
      pages: [
        {
          id: 'home',
          name: 'Bookings',
          path: '/',
          root: {
            id: 'root',
            type: 'Container',
            name: 'Page',
            children: [
              { id: 'line', type: 'Text', name: 'Line', bindings: { content: '{{ result }}' } },
              {
                id: 'counter',
                type: 'Button',
                name: 'Counter',
                bindings: { text: 'Clicked {{ count }}' },
                events: { click: [{ do: 'script', with: { code: 'count = count + 1' } }] },
              },
              ...buttons,
            ],
          },
        },
      ],
      permissions: { network: [host], clipboard: true, notifications: true, files: true },
    },
  });
  return app.id;
}

/** A person in front of that app in its own window. */
export class CapabilityApp {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string, appId: string): Promise<void> {
    await this.page.goto(new URL(`app.html?app=${appId}`, url).href);
    await expect(this.page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  }

  click(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  async expectResult(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('main').getByText(text)).toBeVisible();
  }

  question(): Locator {
    return this.page.getByRole('alertdialog');
  }

  async expectQuestion(words: string | RegExp): Promise<void> {
    await expect(this.question().getByRole('heading', { level: 1 })).toHaveText(words);
  }

  async refuse(): Promise<void> {
    await this.question().getByRole('button', { name: 'Don’t allow' }).click();
    await expect(this.question()).toBeHidden();
  }

  /** Waits for the second without input, as a person has to. */
  async allow(scope: 'Just this once' | 'Until it closes' | 'Always' = 'Just this once'): Promise<void> {
    await this.question().getByRole('radio', { name: scope }).check();
    const allow = this.question().getByRole('button', { name: /^Allow/ });
    await expect(allow).toHaveAttribute('aria-disabled', 'false');
    await allow.click();
    await expect(this.question()).toBeHidden();
  }
}
