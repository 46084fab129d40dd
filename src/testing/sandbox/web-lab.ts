import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { classOfAddress, type AddressClass, type NetworkPort } from '../../sandbox/adapters/capabilities.ts';
import { createHttpNetwork, type HttpNetworkOptions } from '../../main/services/permissions/http-network.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
export type Seen = { method: string; url: string; host: string; headers: IncomingMessage['headers']; body: string };

/** The address that plays the internet: of this machine, but the lab's network takes it for a public one. */
export const PUBLIC = '127.0.0.2';
/** The address nobody may reach. */
export const PRIVATE = '127.0.0.1';

/** Web servers on this machine, and a network whose names are ours to give. */
export class WebLab {
  private readonly servers: Server[] = [];
  /** Addresses of names; a list of lists answers one after the other, the last for good. */
  readonly names = new Map<string, string[] | (() => string[])>();
  lookups = 0;

  /** @returns its port and what it was asked. `url` is the address by a name that `names` must know */
  async serve(kind: 'http' | 'https', address: string, handler: Handler): Promise<{ port: number; seen: Seen[] }> {
    const seen: Seen[] = [];
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (body += part));
      request.on('end', () => {
        seen.push({ method: request.method ?? '', url: request.url ?? '', host: request.headers.host ?? '', headers: request.headers, body });
        handler(request, response, body);
      });
    };
    const server = kind === 'http' ? createHttp(answer) : createHttps({ cert: TEST_CERTIFICATE, key: TEST_KEY }, answer);
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, address, resolve);
    });
    return { port: (server.address() as AddressInfo).port, seen };
  }

  network(classify: (address: string) => AddressClass = (address) => (address === PUBLIC ? 'public' : classOfAddress(address))): NetworkPort {
    return createHttpNetwork(this.options(classify));
  }

  options(classify: HttpNetworkOptions['classify'] = (address) => (address === PUBLIC ? 'public' : classOfAddress(address))): HttpNetworkOptions {
    return {
      ca: TEST_CERTIFICATE,
      classify,
      resolve: async (host) => {
        this.lookups++;
        const found = this.names.get(host);
        if (found === undefined) throw new Error(`The lab knows no ${host}.`);
        return (typeof found === 'function' ? found() : found).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
    };
  }

  async close(): Promise<void> {
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}
