import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppDocument, fromManifest, setMeta } from '../../../shared/app/document/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { parseManifest } from '../../../shared/app/validation/index.ts';
import { createDocumentsService } from './index.ts';
import { createStorage, type Storage } from '../../storage/index.ts';

const clock = { now: () => 1_780_000_000_000 };
const HAND = { actor: 'ana', kind: 'hand' } as const;
const MANIFEST = parseManifest({
  schemaVersion: 1,
  meta: { name: 'A' },
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
});

/** Makes writing fail, and work again. */
type Disk = { name: string; home: string; fill(storage: Storage): void; free(storage: Storage): void; remove(): void };

function limitedFile(): Disk {
  const home = mkdtempSync(join(tmpdir(), 'casual-full-'));
  return {
    name: 'a database that may not grow',
    home,
    fill: ({ db }) => void db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`),
    free: ({ db }) => void db.pragma('max_page_count = 1073741823'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** A real file system of 2 MB. Null where it may not be mounted; then the limited file alone shows the behaviour. */
function smallDisk(): Disk | null {
  const home = mkdtempSync(join(tmpdir(), 'casual-disk-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', home], { stdio: 'ignore' });
  } catch {
    rmSync(home, { recursive: true, force: true });
    return null;
  }
  return {
    name: 'a disk of 2 MB',
    home,
    fill() {
      const { bavail, bsize } = statfsSync(home);
      writeFileSync(join(home, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize)));
    },
    free: () => rmSync(join(home, 'ballast')),
    remove() {
      execFileSync('/bin/umount', [home]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const disks = [limitedFile(), smallDisk()].filter((disk) => disk !== null);
afterAll(() => {
  for (const disk of disks) disk.remove();
});

describe.each(disks)('$name', (disk) => {
  it('when full: edits are refused clearly, stay in memory, and are stored when there is room', async () => {
    const storage = createStorage({ home: disk.home, clock });
    const documents = createDocumentsService({ storage, clock, random: seededRandom(1) });
    storage.write(() => storage.db.prepare("INSERT INTO applications (id, name, created_at, updated_at) VALUES ('app_1', 'A', 1, 1)").run());
    await documents.edit('app_1', HAND, (doc) => void fromManifest(MANIFEST, { doc, origin: HAND, random: seededRandom(2) }));
    const describeApp = (description: string) =>
      documents.edit('app_1', HAND, (doc) => {
        const app = new AppDocument(doc);
        setMeta(app, HAND, { description });
        app.dispose();
      });

    disk.fill(storage);
    let refusals = 0;
    let last = '';
    // Space already reserved for the log takes some more edits.
    for (let i = 0; i < 400 && refusals < 3; i++) {
      last = `${i} ${'x'.repeat(4000)}`;
      await describeApp(last).catch((error: { code: string }) => {
        expect(error.code).toBe('storage.disk-full');
        refusals++;
      });
    }
    expect(refusals).toBe(3);
    expect((await documents.manifest('app_1')).meta.description).toBe(last);

    disk.free(storage);
    await documents.retryUnsaved();
    await documents.close();
    storage.close();

    const again = createStorage({ home: disk.home, clock });
    const reopened = createDocumentsService({ storage: again, clock, random: seededRandom(1) });
    expect(again.report.damage).toBeNull();
    expect((await reopened.manifest('app_1')).meta.description).toBe(last);
    await reopened.close();
    again.close();
  });
});
