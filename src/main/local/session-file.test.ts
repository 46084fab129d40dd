import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSessionFile } from './session-file.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-sessions-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const KEPT = { port: 4000, sessions: [{ digest: 'a'.repeat(64), usedAt: 5 }] };

test('is read as written, and only its owner may read it', () => {
  const file = createSessionFile(home);
  expect(file.read()).toBeNull();
  writeFileSync(join(home, 'browser-sessions.json'), '', { mode: 0o644 });
  file.write(KEPT);
  expect(file.read()).toEqual(KEPT);
  expect(statSync(join(home, 'browser-sessions.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(['browser-sessions.json']);
});

test('a damaged file counts as none', () => {
  for (const text of ['', '{', '[]', '{"port":0,"sessions":[]}', '{"port":4000,"sessions":[{"digest":"plain","usedAt":1}]}']) {
    writeFileSync(join(home, 'browser-sessions.json'), text);
    expect(createSessionFile(home).read(), text).toBeNull();
  }
});

test('what cannot be written leaves nothing behind and stops nothing', () => {
  mkdirSync(join(home, 'browser-sessions.json'));
  createSessionFile(home).write(KEPT);
  expect(readdirSync(home)).toEqual(['browser-sessions.json']);
});
