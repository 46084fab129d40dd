import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireHomeLock, readHomeLock } from './home-lock.ts';

const MODULE = new URL('./home-lock.ts', import.meta.url).href;
let home: string;
const children: ChildProcess[] = [];

/** A second real process that takes the lock and reports the outcome in one line. */
function otherProcess(publish = false): Promise<{ child: ChildProcess; line: string }> {
  const script = `
    const { acquireHomeLock } = await import(${JSON.stringify(MODULE)});
    try {
      const lock = acquireHomeLock(${JSON.stringify(home)}, 1000);
      ${publish ? "lock.publish({ url: 'http://127.0.0.1:4711', token: 'secret' });" : ''}
      console.log('held');
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.code + ' ' + error.message);
    }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve({ child, line: data.toString().trim() }));
    child.once('error', reject);
  });
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

describe('the lock of the data folder', () => {
  it('keeps a second process out and names the first', async () => {
    const lock = acquireHomeLock(home, 5);
    const { line } = await otherProcess();
    expect(line).toContain('storage.locked');
    expect(line).toContain(`process ${process.pid}`);
    lock.release();
  });

  it('tells others where the running host answers, in a file only its owner can read', async () => {
    const { child } = await otherProcess(true);
    expect(readHomeLock(home)).toEqual({ pid: child.pid, startedAt: 1000, url: 'http://127.0.0.1:4711', token: 'secret' });
    expect(statSync(join(home, 'casual.lock')).mode & 0o777).toBe(0o600);
    expect(() => acquireHomeLock(home, 5)).toThrow(/4711/);
  });

  it('is free again the moment its process is killed, whatever files are left', async () => {
    const { child } = await otherProcess(true);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(join(home, 'casual.lock'))).toBe(true);
    expect(readHomeLock(home)).toBeNull();
    const lock = acquireHomeLock(home, 7);
    expect(readHomeLock(home)).toEqual({ pid: process.pid, startedAt: 7 });
    lock.release();
    expect(readHomeLock(home)).toBeNull();
  });

  it('one process cannot take it twice', () => {
    const lock = acquireHomeLock(home, 5);
    expect(() => acquireHomeLock(home, 6)).toThrow(expect.objectContaining({ code: 'storage.locked' }));
    lock.release();
    acquireHomeLock(home, 7).release();
  });

  it('does not depend on the information file', () => {
    writeFileSync(join(home, 'casual.lock'), '{damaged');
    expect(readHomeLock(home)).toBeNull();
    const lock = acquireHomeLock(home, 5);
    writeFileSync(join(home, 'casual.lock'), '{damaged');
    expect(readHomeLock(home)).toEqual({ pid: 0, startedAt: 0 });
    expect(() => acquireHomeLock(home, 6)).toThrow(/another process/);
    lock.release();
  });
});
