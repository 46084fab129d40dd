import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createSettingsService } from './settings-service.ts';

let home: string;
let storage: Storage;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-settings-'));
  storage = createStorage({ home, clock: { now: () => 1 } });
});
afterEach(() => {
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

it('starts with defaults, keeps changes over a restart, merges the layout by key', async () => {
  const settings = createSettingsService({ storage });
  expect(await settings.get()).toMatchObject({ theme: 'auto', trashDays: 30, layout: {} });
  await settings.update({ theme: 'dark', layout: { left: 240 } });
  await settings.update({ layout: { right: 300 }, displayName: undefined });
  storage.close();
  storage = createStorage({ home, clock: { now: () => 1 } });
  expect(await createSettingsService({ storage }).get()).toMatchObject({ theme: 'dark', displayName: 'You', layout: { left: 240, right: 300 } });
});

it('refuses a bad value and keeps the old one', async () => {
  const settings = createSettingsService({ storage });
  await expect(settings.update({ gridSize: 0 })).rejects.toMatchObject({ code: 'settings.invalid' });
  expect((await settings.get()).gridSize).toBe(8);
});

it('a stored value it cannot read counts as the default and harms no other', async () => {
  storage.db.exec(`INSERT INTO settings VALUES ('theme', '"dark"', 1), ('gridSize', '"many"', 1), ('trashDays', '{', 1), ('unknown', '1', 1)`);
  expect(await createSettingsService({ storage }).get()).toMatchObject({ theme: 'dark', gridSize: 8, trashDays: 30 });
});
