import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AppDocument,
  fromManifest,
  insertPackage,
  instancesOf,
  makeComponent,
  packageComponent,
  toManifest,
  updateFromPackage,
} from '../../../shared/app/document/index.ts';
import { manifest } from '../../../shared/app/manifest/index.ts';
import { validateManifest } from '../../../shared/app/validation/index.ts';
import { createLibraryService } from './index.ts';

const ORIGIN = { actor: 'test', kind: 'hand' } as const;
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-library-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => createLibraryService({ home, report: () => {} });
const appOf = (children: object[]): AppDocument =>
  new AppDocument(
    fromManifest(
      manifest.parse({
        schemaVersion: 1,
        meta: { name: 'A' },
        state: [{ id: 'note', name: 'Note', initial: 'x' }],
        pages: [{ id: 'p', name: 'P', path: '/', root: { id: 'r', type: 'Container', name: 'R', children } }],
      }),
    ),
  );

function nested(): { app: AppDocument; id: string; instanceId: string } {
  const app = appOf([
    { id: 'box', type: 'Container', name: 'Box', children: [{ id: 'title', type: 'Text', name: 'Title', bindings: { content: '{{ note }}' } }] },
  ]);
  makeComponent(app, ORIGIN, ['title'], 'Inner');
  return { app, ...makeComponent(app, ORIGIN, ['box'], 'Outer') };
}

describe('the library', () => {
  it('OWN-30: keeps versions over a restart, gives the newest, refuses other content under a version, and removes', async () => {
    const { app, id } = nested();
    const first = packageComponent(app, id, 'outer-1', '1.0.0');
    expect(first.uses.map((one) => one.name)).toEqual(['Inner']);
    await open().save(first);
    await open().save(first);
    await open().save(packageComponent(app, id, 'outer-1', '1.10.0'));
    await open().save(packageComponent(app, id, 'outer-1', '1.9.0'));
    const [entry] = await open().list();
    expect([entry?.name, entry?.versions.map(({ version }) => version)]).toEqual(['Outer', ['1.10.0', '1.9.0', '1.0.0']]);
    expect((await open().get('outer-1')).definition.version).toBe('1.10.0');
    await expect(open().save({ ...first, definition: { ...first.definition, name: 'Other' } })).rejects.toMatchObject({ code: 'library.version-taken' });
    await open().remove('outer-1', '1.9.0');
    await open().remove('outer-1');
    expect(await open().list()).toEqual([]);
    await expect(open().get('outer-1')).rejects.toMatchObject({ code: 'library.unknown' });
  });

  it('OWN-32: goes as a file to another app, with what it is made of, and is updated there as one step', async () => {
    const { app, id, instanceId } = nested();
    await open().save(packageComponent(app, id, 'outer-1', '1.0.0'));
    const { fileName, bytes } = await open().export('outer-1');
    expect(fileName).toBe('outer-1-1.0.0.casualc');
    rmSync(join(home, 'library'), { recursive: true });
    await open().import(fileName, bytes);
    const other = appOf([]);
    const inserted = insertPackage(other, ORIGIN, await open().get('outer-1'));
    expect(other.components().map((one) => [one.name, one.version, one.origin?.libraryId])).toEqual([
      ['Inner', '1.0.0', undefined],
      ['Outer', '1.0.0', 'outer-1'],
    ]);
    expect(validateManifest(toManifest(other.doc))).toEqual([]);
    expect(instancesOf(app, id)).toEqual([instanceId]);
    const second = packageComponent(app, id, 'outer-1', '1.1.0');
    updateFromPackage(other, ORIGIN, inserted, { ...second, definition: { ...second.definition, description: 'Better' } });
    expect(other.components().find((one) => one.id === inserted)).toMatchObject({ description: 'Better', version: '1.1.0', origin: { version: '1.1.0' } });
    expect(validateManifest(toManifest(other.doc))).toEqual([]);
  });

  it('OWN-33: files of strangers: no zip, a bomb, a way out, no component, a tree too deep, a tree in a circle', async () => {
    const { app, id } = nested();
    const good = packageComponent(app, id, 'outer-1', '1.0.0');
    const file = (content: unknown, name = 'component.json'): Uint8Array =>
      zipSync({ [name]: strToU8(typeof content === 'string' ? content : JSON.stringify(content)) });
    const refused = async (bytes: Uint8Array): Promise<string> =>
      open()
        .import('x.casualc', bytes)
        .then(
          () => 'taken',
          (error: { code: string }) => error.code,
        );
    let deep: object = { id: 'n0', type: 'Container', name: 'n', children: [] };
    for (let i = 1; i < 500; i++) deep = { id: `n${i}`, type: 'Container', name: 'n', children: [deep] };
    expect(
      await Promise.all([
        refused(new Uint8Array(100)),
        refused(new Uint8Array(9 * 1024 * 1024)),
        refused(zipSync({ 'component.json': strToU8(' '.repeat(9 * 1024 * 1024)) })),
        refused(file(good, '../component.json')),
        refused(file('{')),
        refused(file({ ...good, extra: 1 })),
        refused(file({ ...good, libraryId: '../../etc' })),
        refused(file({ ...good, definition: { ...good.definition, root: deep } })),
        refused(
          file({
            ...good,
            definition: { ...good.definition, root: { id: 'a', type: 'Container', name: 'a', children: [{ id: 'a', type: 'Text', name: 'a' }] } },
          }),
        ),
      ]),
    ).toEqual([
      'file.not-component',
      'file.too-large',
      'file.too-large',
      'file.outside-root',
      'file.not-component',
      'file.not-component',
      'file.not-component',
      'manifest.invalid',
      'manifest.cycle',
    ]);
    await open().save(good);
    writeFileSync(join(home, 'library', 'broken@1.0.0.casualc'), 'no zip');
    writeFileSync(join(home, 'library', 'notes.txt'), 'mine');
    expect((await open().list()).map((entry) => entry.libraryId)).toEqual(['outer-1']);
    expect(readdirSync(join(home, 'library')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
