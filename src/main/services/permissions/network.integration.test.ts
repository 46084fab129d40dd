import { createSecureContext } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asker, PermissionLab, type Asked } from '../../../testing/sandbox/permission-lab.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../../../testing/sandbox/test-certificate.ts';
import { PRIVATE, PUBLIC, type Seen } from '../../../testing/sandbox/web-lab.ts';

const lab = new PermissionLab();
let secret: { port: number; seen: Seen[] };
beforeAll(async () => {
  expect(createSecureContext({ cert: TEST_CERTIFICATE, key: TEST_KEY })).toBeDefined();
  secret = await lab.web.serve('http', PRIVATE, (_request, response) => response.end('secret'));
});
afterAll(async () => {
  expect(lab.reported).toEqual([]);
  await lab.close();
});

/** Runs code in an app that may use these hosts. */
async function outcome(code: string, hosts: readonly string[], allowed = hosts): Promise<Asked> {
  const screen = await lab.run(asker(code, { network: [...hosts] }));
  for (const host of allowed) await lab.allow('network', host);
  const came = await screen.ask();
  screen.running.session.stop();
  return came;
}

async function site(name: string, handler: Parameters<typeof lab.web.serve>[2]): Promise<{ host: string; seen: Seen[] }> {
  const { port, seen } = await lab.web.serve('https', PUBLIC, handler);
  lab.web.names.set(name, [PUBLIC]);
  return { host: `${name}:${port}`, seen };
}

describe('fetch', () => {
  it('PRM-34: sends what is asked, and answers with plain data', async () => {
    const { host, seen } = await site('a.example.test', (_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'x-a': 'b', 'set-cookie': 'c=d' });
      response.end('{"a":[1,"\\u0000\\ud800"]}');
    });
    const code = `const r = await fetch('https://${host}/p?q=ü', { method: 'post', headers: { 'X-Key': 'k' }, body: { n: 1 } });
      return [r.ok, r.status, r.url, r.headers.get('X-A'), r.headers.get('set-cookie'), r.headers.get('constructor'), (await r.json()).a[1] === '\\u0000\\ud800', await r.text(), await r.base64()]`;
    expect((await outcome(code, [host])).ok).toEqual([
      true,
      201,
      `https://${host}/p?q=%C3%BC`,
      'b',
      null,
      null,
      true,
      '{"a":[1,"\\u0000\\ud800"]}',
      Buffer.from('{"a":[1,"\\u0000\\ud800"]}').toString('base64'),
    ]);
    expect(seen).toMatchObject([{ method: 'POST', url: '/p?q=%C3%BC', host, body: '{"n":1}', headers: { 'x-key': 'k' } }]);
    expect(seen[0]!.headers).not.toHaveProperty('cookie');
  });

  it('PRM-34: NUL and odd characters of a body arrive, bytes that are no text come as base64', async () => {
    const bytes = Buffer.from([0, 255, 254, 128, 1]);
    const { host, seen } = await site('b.example.test', (_request, response) => response.end(bytes));
    const code = `const r = await fetch('https://${host}/', { method: 'PUT', body: 'a\\u0000b😀' }); let text; try { await r.text() } catch (e) { text = e.message } return [text, await r.base64(), [...await r.bytes()]]`;
    expect((await outcome(code, [host])).ok).toEqual([expect.stringContaining('not text'), bytes.toString('base64'), [...bytes]]);
    expect(seen[0]!.body).toBe('a\u0000b😀');
  });

  it('PRM-35: no cookies, and headers that are the host’s own are refused', async () => {
    const { host, seen } = await site('c.example.test', (_request, response) => response.end('x'));
    for (const header of [
      'Host',
      'Cookie',
      'Proxy-Authorization',
      'Sec-Fetch-Site',
      'Transfer-Encoding',
      'Content-Length',
      'Origin',
      'connection',
      'X-Forwarded-For',
    ])
      expect([header, (await outcome(`return (await fetch('https://${host}/', { headers: { '${header}': 'x' } })).status`, [host])).code]).toEqual([
        header,
        'network.header',
      ]);
    expect((await outcome(`return (await fetch('https://${host}/', { headers: { 'a': 'b\\r\\nHost: c' } })).status`, [host])).code).toBe('request.invalid');
    expect((await outcome(`return (await fetch('https://${host}/', { headers: { 'a b': 'c' } })).status`, [host])).code).toBe('request.invalid');
    expect(seen).toEqual([]);
  });

  it('PRM-31: http is for local hosts, other schemes for none, TRACE and CONNECT for nobody', async () => {
    lab.web.names.set('plain.example.test', [PUBLIC]);
    expect((await outcome(`return fetch('http://plain.example.test:8080/')`, ['plain.example.test:8080'])).message).toContain('must begin with https');
    for (const method of ['TRACE', 'CONNECT', 'x y', ''])
      expect((await outcome(`return fetch('https://plain.example.test/', { method: '${method}' })`, ['plain.example.test'])).code).toBe('request.invalid');
  });
});

describe('redirects', () => {
  it('PRM-36: to a private address, or to a host that is not declared, are not followed', async () => {
    const targets = [
      `http://${PRIVATE}:${secret.port}/`,
      `http://localhost:${secret.port}/`,
      `https://undeclared.example.test/`,
      `http://0x7f000001:${secret.port}/`,
      `http://[::1]:${secret.port}/`,
      `file:///etc/passwd`,
      `//${PRIVATE}:${secret.port}/`,
    ];
    for (const target of targets) {
      const { host } = await site('d.example.test', (_request, response) => void response.writeHead(302, { location: target }).end());
      const came = await outcome(`return (await fetch('https://${host}/')).text()`, [host]);
      expect([target, ['permission.undeclared', 'network.url'].includes(came.code ?? '')]).toEqual([target, true]);
    }
    expect(secret.seen).toEqual([]);
  });

  it('PRM-36: to a declared name that leads to a private address are refused there', async () => {
    lab.web.names.set('sly.example.test', [PRIVATE]);
    const { host } = await site(
      'e.example.test',
      (_request, response) => void response.writeHead(307, { location: `https://sly.example.test:${secret.port}/` }).end(),
    );
    expect((await outcome(`return (await fetch('https://${host}/')).text()`, [host, `sly.example.test:${secret.port}`])).code).toBe('network.private-address');
    expect(secret.seen).toEqual([]);
  });

  it('PRM-37: a redirect on the same host is of the same call: once is enough for it', async () => {
    const { host, seen } = await site(
      'once.example.test',
      (request, response) => void response.writeHead(request.url === '/a' ? 301 : 200, { location: '/b' }).end('b'),
    );
    const screen = await lab.run(asker(`return (await fetch('https://${host}/a')).text()`, { network: [host] }));
    screen.press();
    await screen.answer('allow', 'once');
    expect(await screen.outcome()).toEqual({ ok: 'b' });
    expect([seen.length, screen.questions]).toEqual([2, []]);
    screen.running.session.stop();
  });

  it('PRM-34: an answer without a body is one, packed or not', async () => {
    const { host } = await site(
      'empty.example.test',
      (request, response) => void response.writeHead(request.url === '/204' ? 204 : 200, { 'content-encoding': 'gzip' }).end(),
    );
    expect(
      (await outcome(`return [(await fetch('https://${host}/204')).status, await (await fetch('https://${host}/', { method: 'HEAD' })).text()]`, [host])).ok,
    ).toEqual([204, '']);
  });

  it('PRM-37: are followed five times, and keys stay with their host', async () => {
    let hops = 0;
    const first = await site(
      'f.example.test',
      (request, response) =>
        void response.writeHead(request.url === '/same' ? 302 : 307, { location: request.url === '/same' ? '/again' : `https://${second.host}/landed` }).end(),
    );
    const second: { host: string; seen: Seen[] } = await site('g.example.test', (_request, response) => response.end('landed'));
    const loop = await site('h.example.test', (_request, response) => void response.writeHead(302, { location: `/${++hops}` }).end());
    const headers = `headers: { authorization: 'Bearer k', 'x-api-key': 'k', 'content-type': 'text/plain' }`;
    expect(
      await outcome(`return (await fetch('https://${first.host}/same', { method: 'POST', body: 'b', ${headers} })).text()`, [first.host, second.host]),
    ).toEqual({ ok: 'landed' });
    expect(first.seen.map(({ method, body, headers: sent }) => [method, body, sent.authorization, sent['x-api-key'], sent['content-type']])).toEqual([
      ['POST', 'b', 'Bearer k', 'k', 'text/plain'],
      ['GET', '', 'Bearer k', 'k', undefined],
    ]);
    expect(second.seen.map(({ method, headers: sent }) => [method, sent.authorization, sent['x-api-key']])).toEqual([['GET', undefined, undefined]]);
    expect((await outcome(`return fetch('https://${loop.host}/')`, [loop.host])).code).toBe('network.redirects');
    expect(loop.seen).toHaveLength(6);
  });
});

describe('names', () => {
  it('PRM-32: every address of a name must be a public one', async () => {
    for (const addresses of [
      [PUBLIC, PRIVATE],
      ['10.0.0.1'],
      ['169.254.169.254'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['fe80::1'],
      ['0.0.0.0'],
      ['100.64.0.1'],
      ['224.0.0.1'],
      ['64:ff9b::7f00:1'],
      ['fd00:ec2::254'],
    ]) {
      lab.web.names.set('many.example.test', addresses);
      expect([addresses, (await outcome(`return fetch('https://many.example.test:${secret.port}/')`, [`many.example.test:${secret.port}`])).code]).toEqual([
        addresses,
        'network.private-address',
      ]);
    }
    expect(secret.seen).toEqual([]);
  });

  it('PRM-32: metadata services are out of reach even for a host that was allowed as a local one', async () => {
    for (const url of ['http://169.254.169.254/latest/meta-data/', 'http://100.100.100.200/', 'http://[fd00:ec2::254]/', 'http://0.0.0.0/', 'http://[::]/']) {
      const target = `${new URL(url).hostname}:80`;
      const came = await outcome(`return fetch('${url}')`, [target]);
      expect([url, ['network.private-address', 'network.url'].includes(came.code ?? '')]).toEqual([url, true]);
    }
  });

  it('PRM-38: a name that changes between the look and the connection gains nothing', async () => {
    const { host, seen } = await site('rebind.example.test', (_request, response) => response.end('public'));
    const [, port] = host.split(':');
    const evil = await lab.web.serve('https', PRIVATE, (_request, response) => response.end('private'));
    let turn = 0;
    lab.web.names.set('rebind.example.test', () => [turn++ % 2 === 0 ? PUBLIC : PRIVATE]);
    const before = lab.web.lookups;
    const code = `const all = []; for (let i = 0; i < 6; i++) { try { all.push(await (await fetch('https://rebind.example.test:${port}/')).text()) } catch (e) { all.push(e.code) } } return all`;
    expect((await outcome(code, [host])).ok).toEqual([
      'public',
      'network.private-address',
      'public',
      'network.private-address',
      'public',
      'network.private-address',
    ]);
    expect(lab.web.lookups - before).toBe(6);
    expect([seen.length, evil.seen.length]).toEqual([3, 0]);
  });
});

describe('limits', () => {
  it('PRM-39: 1,000 requests a minute, shared by all sessions of an app; then the app is told how long to wait', async () => {
    const { host, seen } = await site('rate.example.test', (_request, response) => response.end('x'));
    const { bucket } = lab.service.capabilities('app_lab', 'other');
    for (let i = 0; bucket.take() === 0 && i < 2000; i++);
    expect(await outcome(`return (await fetch('https://${host}/')).status`, [host])).toMatchObject({
      code: 'network.rate',
      message: expect.stringContaining('1,000 requests a minute'),
    });
    lab.now += 61;
    expect(await outcome(`return (await fetch('https://${host}/')).status`, [host])).toEqual({ ok: 200 });
    expect(seen).toHaveLength(1);
    lab.now += 60_000;
    for (let taken = 0; taken < 1000; taken++) expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBeGreaterThan(0);
    lab.now += 60_000;
  });

  it('PRM-40: an answer is cut off at 10 MB, packed ones as well, while it arrives', { timeout: 120_000 }, async () => {
    let sent = 0;
    const endless = await site('endless.example.test', (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 97))) sent += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect((await outcome(`return (await fetch('https://${endless.host}/')).text()`, [endless.host])).code).toBe('network.too-large');
    expect(sent).toBeLessThan(40 * 1024 * 1024);
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
    const packed = await site('bomb.example.test', (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect((await outcome(`return (await fetch('https://${packed.host}/')).text()`, [packed.host])).code).toBe('network.too-large');
    const fine = await site('fine.example.test', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('y'.repeat(5_000_000))),
    );
    expect((await outcome(`return (await (await fetch('https://${fine.host}/')).text()).length`, [fine.host])).ok).toBe(5_000_000);
  });

  it('PRM-41: a request is at most 1 MB, and one call of the host 1,048,576 characters', async () => {
    const { host, seen } = await site('big.example.test', (_request, response) => response.end('x'));
    expect((await outcome(`return (await fetch('https://${host}/', { method: 'POST', body: 'é'.repeat(600000) })).status`, [host])).code).toBe(
      'request.too-large',
    );
    expect(await outcome(`return (await fetch('https://${host}/', { method: 'POST', body: 'e'.repeat(1100000) })).status`, [host])).toMatchObject({
      code: 'request.too-large',
      message: expect.stringContaining('1,048,576 characters'),
    });
    expect(await outcome(`await fs.writeText('/a', 'e'.repeat(1100000))`, [])).toMatchObject({ code: 'request.too-large' });
    expect(seen).toEqual([]);
  });

  it('PRM-42: a host that does not answer, a broken one and an unknown one are told apart', async () => {
    const { host } = await site('broken.example.test', (_request, response) => response.socket?.destroy());
    expect(await outcome(`return fetch('https://${host}/')`, [host])).toMatchObject({
      code: 'network.unreachable',
      message: expect.stringContaining('ended the connection'),
    });
    expect(await outcome(`return fetch('https://unknown.example.test/')`, ['unknown.example.test'])).toMatchObject({
      code: 'network.unreachable',
      message: expect.stringContaining('not known'),
    });
    lab.web.names.set('closed.example.test', [PUBLIC]);
    expect(await outcome(`return fetch('https://closed.example.test:1/')`, ['closed.example.test:1'])).toMatchObject({
      code: 'network.unreachable',
      message: expect.stringContaining('refused the connection'),
    });
    const other = await site('other.example.org', (_request, response) => response.end('x'));
    expect(await outcome(`return fetch('https://${other.host}/')`, [other.host])).toMatchObject({
      code: 'network.unreachable',
      message: expect.stringContaining('certificate'),
    });
  });
});
