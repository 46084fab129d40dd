import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** What may wait for a window that reads nothing, bytes, and how long it may read nothing with more than that waiting, ms. */
const MAX_BYTES = 32 * 1024 * 1024;
const STALL_MS = 10_000;

/**
 * A window that was frozen (a tab in the background, a paused debugger) reads nothing, and what a running app goes on to draw would pile up
 * here for hours. Its connection is ended; awake again, it connects anew and asks for everything as it is then. A slow reader is left alone.
 */
export class Backlog {
  private readonly readers = new Map<WebSocket, { socket: Duplex & { bytesWritten?: number }; taken: number }>();
  private readonly timer: NodeJS.Timeout;
  private readonly maxBytes: number;

  constructor(maxBytes = MAX_BYTES, stallMs = STALL_MS) {
    this.maxBytes = maxBytes;
    this.timer = setInterval(() => this.look(), stallMs);
    this.timer.unref();
  }

  /** @param socket what the connection runs on */
  add(connection: WebSocket, socket: Duplex): void {
    this.readers.set(connection, { socket, taken: -1 });
    connection.on('close', () => this.readers.delete(connection));
  }

  close(): void {
    clearInterval(this.timer);
    this.readers.clear();
  }

  private look(): void {
    for (const [connection, reader] of this.readers) {
      const { socket } = reader;
      const taken = (socket.bytesWritten ?? 0) - socket.writableLength;
      const isStalled = taken === reader.taken && connection.bufferedAmount > this.maxBytes;
      reader.taken = taken;
      if (isStalled) connection.terminate();
    }
  }
}
