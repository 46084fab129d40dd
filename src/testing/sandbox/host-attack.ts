import type { Attack } from './attack-files.ts';
import { asker, PermissionLab } from './permission-lab.ts';
import { PRIVATE, PUBLIC } from './web-lab.ts';

const SECRET = `forbidden-${Math.floor(Math.random() * 2 ** 52).toString(36)}`;
/** As in attack-run.ts. */
const HOST_TYPES = 'typeof process + typeof require + typeof Buffer + typeof WebAssembly + typeof postMessage + typeof importScripts';
const HELPERS = `const heard = []; const escaped = (what) => { heard.push('ESCAPED: ' + what); throw { isEscape: true }; };
  const probe = (F) => { let seen; try { seen = F('return ${HOST_TYPES}')(); } catch { return; } if (typeof seen === 'string' && /object|function|string/.test(seen)) escaped(seen); };
  const leaked = (path, text) => escaped('read ' + path + ': ' + String(text).slice(0, 50));
  const listed = (path, found) => { if (found.length > 0 && path.includes('..')) escaped('listed ' + path); };
  const tryAll = async (url, isForbidden = true, options = {}) => { let text; try { text = await (await fetch(url, options)).text(); } catch { return; } if (isForbidden || text.includes('forbidden')) escaped('reached ' + url); };`;

/** The worker’s own deadline; an attack on the host may take as many turns as it likes. */
const EXECUTION_MS = 5000;
const OVERALL_MS = 60_000;

/** A host for attacks with a disk and a network: one for a whole class, since starting servers takes longer than an attack. */
export class HostAttacks {
  private readonly lab = new PermissionLab();
  private forbiddenHits = 0;
  private ports: Promise<{ allowed: number; forbidden: number }> | null = null;

  /**
   * @param isOpen allows the forbidden server as well: to see that the watch over it works
   * @returns what went wrong; empty: the host held
   */
  async run(attack: Attack, isOpen = false): Promise<string[]> {
    this.ports ??= this.start();
    const { allowed, forbidden } = await this.ports;
    const code = attack.code.replaceAll('ALLOWED', String(allowed)).replaceAll('FORBIDDEN', String(forbidden));
    const hosts = [
      `127.0.0.1:${allowed}`,
      'allowed.example.test',
      `rebind.example.test:${forbidden}`,
      ...NAMES.map((name) => `${name}.example.test:${forbidden}`),
      ...(isOpen ? [`127.0.0.1:${forbidden}`] : []),
    ];
    const manifest = asker(
      `${HELPERS} try { ${code} } catch (e) { if (e?.isEscape !== true && e instanceof TypeError) heard.push('BROKEN: ' + e.message) } return heard`,
      { network: hosts },
      { requirements: { executionMs: EXECUTION_MS } },
    );
    this.lab.now += 60_000; // Every attack has its minute of requests.
    const { disk } = this.lab.service.capabilities('app_lab', 's');
    disk.remove(disk.below('/', 20_000).map(({ path }) => path));
    const screen = await this.lab.run(manifest, { screen: false });
    for (const host of hosts) await this.lab.allow('network', host);
    const problems: string[] = [];
    screen.press();
    // An app that was ended on the way has reached nothing more.
    const ended = await screen.until(() => (screen.running.session.currentStatus === 'running' ? (screen.shown() ?? undefined) : 'ended'), OVERALL_MS);
    const heard = JSON.stringify(ended) + JSON.stringify(screen.running.logs());
    screen.running.session.stop();
    if (/ESCAPED/.test(heard)) problems.push(/ESCAPED[^"]*/.exec(heard)?.[0] ?? 'escaped');
    if (/BROKEN/.test(heard)) problems.push(/BROKEN[^"]*/.exec(heard)?.[0] ?? 'broken');
    if (heard.includes(SECRET)) problems.push('the answer of the forbidden server came out');
    if (this.forbiddenHits > 0) problems.push(`${this.forbiddenHits} requests reached the forbidden server`);
    if (({} as { polluted?: unknown }).polluted !== undefined) problems.push('Object.prototype of the host is polluted');
    this.forbiddenHits = 0;
    return problems;
  }

  close(): Promise<void> {
    return this.lab.close();
  }

  private async start(): Promise<{ allowed: number; forbidden: number }> {
    const { web } = this.lab;
    const forbidden = await web.serve('http', PRIVATE, (_request, response) => {
      this.forbiddenHits++;
      response.end(SECRET);
    });
    const { port: allowed } = await web.serve('http', PRIVATE, (request, response) => {
      const url = new URL(request.url ?? '/', 'http://x');
      const target = `http://127.0.0.1:${forbidden.port}/`;
      switch (url.pathname) {
        case '/redirect':
          return void response.writeHead(Number(url.searchParams.get('status')), { location: url.searchParams.get('to') ?? '' }).end();
        case '/refresh':
          return void response.writeHead(200, { refresh: `0;url=${target}` }).end('x');
        case '/link':
          return void response.writeHead(200, { link: `<${target}>; rel=preload` }).end('x');
        case '/location-200':
          return void response.writeHead(200, { location: target }).end('x');
        case '/alt-svc':
          return void response.writeHead(200, { 'alt-svc': `h2="127.0.0.1:${forbidden.port}"` }).end('x');
        case '/html':
          return void response.end(`<meta http-equiv=refresh content="0;url=${target}"><img src="${target}">`);
        case '/endless': {
          const more = (): void => {
            while (!response.destroyed && response.write(Buffer.alloc(65_536)));
            if (!response.destroyed) response.once('drain', more);
          };
          return more();
        }
        case '/bomb':
          return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b0800000000000003', 'hex'));
        case '/headers':
          return void response.writeHead(200, { constructor: 'x', __proto__x: 'y', 'x-a': 'b'.repeat(10_000) }).end('{"__proto__":{"polluted":1}}');
        case '/slow-close':
          return void response.socket?.destroy();
        case '/wrong-length':
          return void response.writeHead(200, { 'content-length': '5' }).write('x', () => response.socket?.destroy());
        default:
          return void response.end('fine');
      }
    });
    web.names.set('allowed.example.test', [PUBLIC]);
    let turn = 0;
    web.names.set('rebind.example.test', () => [turn++ % 2 === 0 ? PUBLIC : PRIVATE]);
    for (const name of ['localhost', 'a.localhost', 'localhost.localdomain', 'ip6-localhost']) web.names.set(name, [PRIVATE]);
    const addresses = [[PUBLIC, PRIVATE], ['::ffff:127.0.0.1'], [...Array.from({ length: 80 }, () => PRIVATE)], ['0.0.0.0'], ['169.254.169.254']];
    NAMES.forEach((name, i) => web.names.set(`${name}.example.test`, addresses[i] ?? []));
    this.lab.addApp('app_other');
    this.lab.service.capabilities('app_other', 's').disk.write('/other.txt', new TextEncoder().encode(SECRET), 1);
    return { allowed, forbidden: forbidden.port };
  }
}

const NAMES = ['both', 'mapped', 'many', 'zero', 'meta'];
