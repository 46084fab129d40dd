import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'dist/main/local.mjs');

/** A browser host of its own, on its own data folder, as `npm start -- --no-open` runs it. */
export class Host {
  readonly home = mkdtempSync(join(tmpdir(), 'casual-e2e-'));
  private child: ChildProcess | null = null;
  private output = '';

  /** @returns a link that signs a browser in, once */
  async start(): Promise<string> {
    if (!existsSync(ENTRY)) throw new Error('Not built: run “npm run build” first.');
    this.output = '';
    const child = spawn(process.execPath, [ENTRY, '--home', this.home, '--no-open'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    return new Promise((resolve, reject) => {
      const read = (data: Buffer): void => {
        this.output += data.toString();
        const link = /http:\/\/127\.0\.0\.1:\d+\/launch\?token=[\w-]+/.exec(this.output);
        if (link !== null) resolve(link[0]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`The host ended with code ${code}:\n${this.output}`)));
    });
  }

  /** As Ctrl C does. Resolves once everything is saved and the process is gone. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** As a crash or a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** A new one-time link from the running host, as a second start would get it. */
  async newLink(): Promise<string> {
    const child = spawn(process.execPath, [ENTRY, '--home', this.home, '--no-open'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    const link = /http:\/\/127\.0\.0\.1:\d+\/launch\?token=[\w-]+/.exec(output);
    if (link === null) throw new Error(`No link in:\n${output}`);
    return link[0];
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
