import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Reply = { id?: number; result?: unknown; error?: { message: string } };

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--hide-scrollbars',
  '--mute-audio',
  '--remote-debugging-pipe',
];

/**
 * A browser without a window and with a profile of its own, spoken to over two pipes: nothing listens on the network.
 * Protocol: Chrome DevTools Protocol, JSON texts that end with NUL.
 */
export class BrowserPipe {
  private readonly process: ChildProcess;
  private readonly profile: string;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private nextId = 1;
  private ended: Error | null = null;

  static async start(browser: string): Promise<BrowserPipe> {
    return new BrowserPipe(browser, await mkdtemp(join(tmpdir(), 'casual-print-')));
  }

  private constructor(browser: string, profile: string) {
    this.profile = profile;
    // Chromium refuses its sandbox to root, as in containers.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.process = spawn(browser, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.process.once('error', (error) => this.end(error));
    this.process.once('exit', (code) => this.end(new Error(`the browser ended (${code ?? 'killed'})`)));
    const input = this.process.stdio[4] as Readable | null;
    const output = this.process.stdio[3] as Writable | null;
    output?.on('error', (error) => this.end(error));
    let parts: Buffer[] = [];
    input?.on('data', (data: Buffer) => {
      let from = 0;
      for (let at = data.indexOf(0); at >= 0; at = data.indexOf(0, from)) {
        parts.push(data.subarray(from, at));
        this.receive(Buffer.concat(parts).toString('utf8'));
        parts = [];
        from = at + 1;
      }
      parts.push(data.subarray(from));
    });
  }

  /** @throws Error with what the browser says */
  call(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    if (this.ended !== null) return Promise.reject(this.ended);
    const id = this.nextId++;
    const output = this.process.stdio[3] as Writable | null;
    output?.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** Ends it and removes its profile. */
  async close(): Promise<void> {
    const gone =
      this.process.exitCode !== null || this.process.signalCode !== null ? Promise.resolve() : new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    this.end(new Error('it was cancelled'));
    if (this.process.pid !== undefined) await gone;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private receive(text: string): void {
    const { id, result, error } = JSON.parse(text) as Reply;
    const call = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || call === undefined) return;
    this.waiting.delete(id);
    if (error === undefined) call.resolve(result);
    else call.reject(new Error(error.message));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
