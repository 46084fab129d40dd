import type { ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { AppError } from '../../shared/kernel/errors.ts';

export type HostKind = 'electron' | 'browser';

export type TransportLink = {
  client: ClientLink<Record<never, never>>;
  isOpen(): boolean;
  /** Resolves when the link is gone for good. */
  closed: Promise<void>;
  close(): void;
};

/** Opens a link to the host; called again after one is lost. */
export interface Transport {
  readonly host: HostKind;
  /** @throws AppError `host.unauthorized` when trying again cannot help */
  open(): Promise<TransportLink>;
}

/** A page served over HTTP talks over a WebSocket with the session cookie; Electron's own protocol gets a port from the preload. */
export function chooseTransport(location: Location): Transport {
  if (location.protocol === 'http:' || location.protocol === 'https:') {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return socketTransport(`${scheme}://${location.host}/rpc`, `${location.origin}/v1/system/info`);
  }
  return portTransport();
}

function socketTransport(url: string, probeUrl: string): Transport {
  return {
    host: 'browser',
    async open() {
      const socket = new WebSocket(url);
      socket.binaryType = 'arraybuffer';
      const client = new SocketLink({ websocket: socket });
      const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve(), { once: true }));
      await new Promise<void>((resolve, reject) => {
        socket.addEventListener('open', () => resolve(), { once: true });
        socket.addEventListener('close', () => reject(new AppError('host.disconnected')), { once: true });
      }).catch(async (error: unknown) => {
        // A refused handshake looks like any other failure from here; the status of a plain request tells them apart.
        const status = await fetch(probeUrl, { credentials: 'same-origin' }).then(
          (response) => response.status,
          () => 0,
        );
        if (status === 401 || status === 403) throw new AppError('host.unauthorized');
        throw error;
      });
      return { client, closed, isOpen: () => socket.readyState === WebSocket.OPEN, close: () => socket.close() };
    },
  };
}

/** What the preload exposes: the one bridge to the main process. */
type Bridge = { host: 'electron'; connect(): void };

/** Asks the preload for a port each time; the port comes back as a message of this window to itself. */
function portTransport(): Transport {
  return {
    host: 'electron',
    async open() {
      const port = await new Promise<MessagePort>((resolve) => {
        const receive = (event: MessageEvent<unknown>): void => {
          const port = event.ports[0];
          if (event.source !== window || !isPortMessage(event.data) || !port) return;
          window.removeEventListener('message', receive);
          resolve(port);
        };
        window.addEventListener('message', receive);
        (window as Window & { casual?: Bridge }).casual?.connect();
      });
      let isOpen = true;
      const closed = new Promise<void>((resolve) =>
        port.addEventListener('close', () => {
          isOpen = false;
          resolve();
        }),
      );
      const client = new PortLink({ port });
      port.start();
      return { client, closed, isOpen: () => isOpen, close: () => port.close() };
    },
  };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'casual:port';
}
