import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'dist/main/local.mjs');
const LINK = /http:\/\/127\.0\.0\.1:\d+\/launch\?token=[\w-]+/;

/** A browser host of its own, on its own data folder, as `npm start -- --no-open` runs it. */
export class Host {
  readonly home: string;
  private readonly ownsHome: boolean;
  private child: ChildProcess | null = null;

  /** @param home a data folder that outlives this host; by default one of its own, removed with it */
  constructor(home?: string) {
    this.ownsHome = home === undefined;
    this.home = home ?? mkdtempSync(join(tmpdir(), 'casual-e2e-'));
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** @returns a link that signs a browser in, once */
  async start(...options: string[]): Promise<string> {
    const { child, ended, output } = launch(this.home, options);
    this.child = child;
    return new Promise((resolve, reject) => {
      const read = (): void => {
        const link = LINK.exec(output());
        if (link !== null) resolve(link[0]);
      };
      child.stdout.on('data', read);
      void ended.then((code) => reject(new Error(`The host ended with code ${code}:\n${output()}`)));
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

  /** Hangs without ending, as under a debugger or on a machine that sleeps. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /** Another start on the same data folder that is expected to end by itself: what it printed and its exit code. */
  async startAgain(...options: string[]): Promise<{ code: number | null; output: string; link: string | null }> {
    const { ended, output } = launch(this.home, options);
    const code = await ended;
    return { code, output: output(), link: LINK.exec(output())?.[0] ?? null };
  }

  /** A new one-time link from the running host, as a second start would get it. */
  async newLink(): Promise<string> {
    const { link, output } = await this.startAgain();
    if (link === null) throw new Error(`No link in:\n${output}`);
    return link;
  }

  async dispose(): Promise<void> {
    await this.kill();
    if (this.ownsHome) rmSync(this.home, { recursive: true, force: true });
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

function launch(home: string, options: string[]) {
  if (!existsSync(ENTRY)) throw new Error('Not built: run “npm run build” first.');
  const child = spawn(process.execPath, [ENTRY, '--home', home, '--no-open', ...options], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => text };
}
