import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CapabilityApp } from './support/capability-app.ts';
import { casual } from './support/cli.ts';
import { serveFolder } from './support/static-server.ts';

const CODE = (host: string): string =>
  `const was = (await fs.exists('/count')) ? Number(await fs.readText('/count')) : 0; await fs.writeText('/count', String(was + 1));
   let said; try { said = await (await fetch('http://${host}/')).text() } catch (error) { said = error.code }
   let other; try { other = await (await fetch('https://undeclared.example.org/')).text() } catch (error) { other = error.code }
   let moved; try { moved = await (await fetch('http://${host}/moved')).text() } catch (error) { moved = error.code }
   app.setState('out', [was + 1, said, other, moved].join(' '))`;

test('PRM-90: an exported app asks in its page, keeps what was decided and its files there, and reaches what it declares', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casual-export-'));
  const api = createServer((request, response) => {
    response.writeHead(request.url === '/moved' ? 302 : 200, { 'access-control-allow-origin': '*', location: '/' }).end('hello');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const host = `localhost:${(api.address() as AddressInfo).port}`;
  const manifest = {
    schemaVersion: 1,
    meta: { name: 'Asker' },
    permissions: { network: [host] },
    state: [{ id: 'out', name: 'Out', initial: 'nothing yet' }],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'root',
          type: 'Container',
          name: 'Root',
          children: [
            { id: 'go', type: 'Button', name: 'Go', props: { text: 'Go' }, events: { click: [{ do: 'script', with: { code: CODE(host) } }] } },
            { id: 'shown', type: 'Text', name: 'Shown', bindings: { content: '{{ out }}' } },
          ],
        },
      },
    ],
  };
  const file = join(folder, 'asker.json');
  writeFileSync(file, JSON.stringify(manifest));
  const home = join(folder, 'home');
  const made = await casual(['import', file, '--json'], { home });
  expect(made.code, made.err).toBe(0);
  const app = JSON.parse(made.out) as { id: string };
  const exported = await casual(['export', app.id, '--format', 'html', '--out', join(folder, 'site')], { home });
  expect(exported.code, exported.err).toBe(0);
  const site = await serveFolder(join(folder, 'site'));

  await page.goto(site.url);
  const screen = new CapabilityApp(page);
  await page.getByRole('button', { name: 'Go' }).click();
  await expect(screen.question()).toContainText(host);
  await screen.question().getByRole('button', { name: 'Don’t allow' }).click();
  await screen.allow('Always');
  await expect(page.getByText('1 permission.denied permission.undeclared network.redirect-unseen')).toBeVisible();
  expect(await page.locator('meta[http-equiv]').first().getAttribute('content')).toContain(`http://${host}`);

  await page.reload();
  await page.getByRole('button', { name: 'Go' }).click();
  await expect(page.getByText('2 hello permission.undeclared network.redirect-unseen')).toBeVisible();
  expect(await screen.question().count()).toBe(0);
  await site.close();
  await new Promise((resolve) => api.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
