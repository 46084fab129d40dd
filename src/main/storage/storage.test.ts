import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpToday, dailyBackups } from './backups.ts';
import { migrationHash } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { RELEASED_HASHES } from './migrations/released.ts';
import { createStorage, type Storage } from './storage.ts';

const clock = { now: () => Date.UTC(2026, 4, 1, 12) };
let home: string;
const opened: Storage[] = [];

function open(migrations?: readonly Migration[]): Storage {
  const storage = createStorage(migrations ? { home, clock, migrations } : { home, clock });
  opened.push(storage);
  return storage;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
}

/** An app with enough rows to fill some hundred pages. */
function fill(storage: Storage, apps = 20, updates = 50): void {
  storage.write(() => {
    for (let a = 0; a < apps; a++) {
      storage.db.prepare('INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, ?, 1, 1)').run(`app_${a}`, `App ${a}`);
      for (let u = 1; u <= updates; u++) {
        storage.db
          .prepare("INSERT INTO document_updates (app_id, seq, data, checksum, actor, kind, client_id, created_at) VALUES (?, ?, ?, 0, 'me', 'hand', 'c', 1)")
          .run(`app_${a}`, u, Buffer.alloc(400, u));
      }
    }
  });
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-storage-'));
});
afterEach(() => {
  for (const storage of opened.splice(0)) storage.close();
  rmSync(home, { recursive: true, force: true });
});

describe('migrations', () => {
  it('are never changed after release', () => {
    expect(MIGRATIONS.map((migration) => migration.id)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(Object.fromEntries(MIGRATIONS.map((migration) => [migration.id, migrationHash(migration)]))).toEqual(RELEASED_HASHES);
  });

  for (const version of Object.keys(RELEASED_HASHES)) {
    it(`bring a database of schema ${version} to the newest schema with its rows`, () => {
      const db = new Database(join(home, 'casual.db'));
      db.exec(readFileSync(new URL(`./fixtures/schema-${version}.sql`, import.meta.url), 'utf8'));
      db.close();
      const storage = open();
      expect(storage.report.migration.to).toBe(MIGRATIONS.at(-1)?.id);
      expect(storage.db.prepare('SELECT name FROM applications').pluck().all()).toEqual(['Tool library', 'Clinic bookings']);
      expect(storage.db.prepare('SELECT count(*) FROM document_updates').pluck().get()).toBe(2);
      expect(storage.db.prepare("SELECT app_id FROM applications_search WHERE applications_search MATCH 'tool*'").pluck().all()).toEqual(['app_tools']);
      expect(storage.db.pragma('foreign_key_check')).toEqual([]);
    });
  }

  it('back the database up before they change it', () => {
    const first = open();
    fill(first, 2, 2);
    first.close();
    const next: Migration[] = [...MIGRATIONS, { id: MIGRATIONS.length + 1, name: 'next', sql: 'ALTER TABLE applications ADD COLUMN note TEXT' }];
    const storage = open(next);
    const { backup, from, to } = storage.report.migration;
    expect([from, to]).toEqual([MIGRATIONS.length, MIGRATIONS.length + 1]);
    const copy = new Database(String(backup), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM applications').pluck().get()).toBe(2);
    expect(copy.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    copy.close();
    expect(storage.db.prepare('SELECT note FROM applications').pluck().all()).toEqual([null, null]);
  });

  it('leave the old schema whole when one fails', () => {
    const first = open();
    fill(first, 1, 1);
    first.close();
    const broken: Migration[] = [
      ...MIGRATIONS,
      { id: MIGRATIONS.length + 1, name: 'broken', sql: 'ALTER TABLE applications ADD COLUMN note TEXT; SELECT * FROM nowhere' },
    ];
    expect(() => open(broken)).toThrow(/nowhere/);
    const storage = open();
    expect(storage.db.prepare("SELECT count(*) FROM pragma_table_info('applications') WHERE name = 'note'").pluck().get()).toBe(0);
  });

  it('refuse a newer schema and touch nothing', () => {
    open().close();
    const db = new Database(join(home, 'casual.db'));
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(join(home, 'casual.db'));
    expect(codeOf(() => open())).toBe('storage.newer');
    expect(readFileSync(join(home, 'casual.db')).equals(before)).toBe(true);
    expect(codeOf(() => open())).toBe('storage.newer'); // the lock was given back
  });
});

describe('damage', () => {
  it('keeps a file that is no database and starts afresh', () => {
    open().close();
    writeFileSync(join(home, 'casual.db'), 'this was never a database '.repeat(400));
    const storage = open();
    expect(storage.report.damage?.backup).toMatch(/casual-damaged/);
    expect(readFileSync(String(storage.report.damage?.backup), 'utf8')).toContain('this was never a database');
    expect(storage.db.prepare('SELECT count(*) FROM applications').pluck().get()).toBe(0);
  });

  it('recovers the rows outside a damaged page', () => {
    const first = open();
    fill(first);
    first.db.pragma('wal_checkpoint(TRUNCATE)');
    first.close();
    const path = join(home, 'casual.db');
    const bytes = readFileSync(path);
    const page = 4096;
    const middle = Math.floor(bytes.length / page / 2) * page;
    bytes.fill(0xaa, middle, middle + page);
    writeFileSync(path, bytes);

    const storage = open();
    const { damage } = storage.report;
    expect(damage).not.toBeNull();
    expect(existsSync(String(damage?.backup))).toBe(true);
    expect(storage.db.prepare('SELECT count(*) FROM applications').pluck().get()).toBe(20);
    const kept = Number(storage.db.prepare('SELECT count(*) FROM document_updates').pluck().get());
    expect(kept).toBeGreaterThan(900);
    expect(storage.db.pragma('foreign_key_check')).toEqual([]);
  });

  it('falls back to the newest daily backup when the file is beyond reading', async () => {
    const first = open();
    fill(first, 3, 3);
    await backUpToday(first.db, home, clock, () => false);
    first.close();
    writeFileSync(join(home, 'casual.db'), Buffer.alloc(50_000, 7));
    const storage = open();
    expect(storage.db.prepare('SELECT count(*) FROM applications').pluck().get()).toBe(3);
    expect(storage.report.damage?.recoveredRows).toBe(12);
  });

  it('recovers a file cut short', () => {
    const first = open();
    fill(first);
    first.close();
    const path = join(home, 'casual.db');
    writeFileSync(path, readFileSync(path).subarray(0, 200_000));
    const storage = open();
    expect(storage.report.damage).not.toBeNull();
    expect(Number(storage.db.prepare('SELECT count(*) FROM applications').pluck().get())).toBe(20);
  });
});

describe('daily backup', () => {
  it('is taken once a day, keeps three, and is complete while edits go on', async () => {
    const storage = open();
    fill(storage, 5, 5);
    for (let day = 1; day <= 5; day++) {
      const dayClock = { now: () => Date.UTC(2026, 4, day) };
      const running = backUpToday(storage.db, home, dayClock, () => false);
      storage.write(() => storage.db.prepare('INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, ?, 1, 1)').run(`later_${day}`, 'x'));
      await running;
      await backUpToday(storage.db, home, dayClock, () => false);
    }
    expect(dailyBackups(home)).toEqual(['casual-daily-2026-05-03.db', 'casual-daily-2026-05-04.db', 'casual-daily-2026-05-05.db']);
    const copy = join(home, 'copy.db');
    copyFileSync(join(home, 'backups', 'casual-daily-2026-05-05.db'), copy);
    const db = new Database(copy);
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    expect(Number(db.prepare('SELECT count(*) FROM applications').pluck().get())).toBeGreaterThanOrEqual(9);
    db.close();
  });

  it('leaves nothing behind when cancelled', async () => {
    const storage = open();
    fill(storage);
    await backUpToday(storage.db, home, clock, () => true);
    expect(readdirSync(join(home, 'backups'))).toEqual([]);
  });
});

describe('group commit', () => {
  it('writes of one turn share a commit, and each is acknowledged', async () => {
    const storage = open();
    const insert = storage.db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, 1)');
    const results = await Promise.all(Array.from({ length: 100 }, (_, i) => storage.commits.add(() => insert.run(`k${i}`, 'v').changes)));
    expect(results).toHaveLength(100);
    expect(storage.commits.commits).toBe(1);
    expect(storage.db.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(100);
  });

  it('a failing write costs only itself', async () => {
    const storage = open();
    const insert = storage.db.prepare('INSERT INTO settings (key, value, updated_at) VALUES (?, ?, 1)');
    const results = await Promise.allSettled([1, 2, 3].map((i) => storage.commits.add(() => insert.run(`k${i}`, i === 2 ? null : 'v'))));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(storage.db.prepare('SELECT key FROM settings ORDER BY key').pluck().all()).toEqual(['k1', 'k3']);
  });
});

it('the data folder is readable by its owner only', () => {
  const own = join(home, 'inner');
  createStorage({ home: own, clock }).close();
  expect(statSync(own).mode & 0o777).toBe(0o700);
});
