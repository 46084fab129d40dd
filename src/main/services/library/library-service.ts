import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, libraryIdentifier, type ComponentPackage } from '../../../shared/app/components/index.ts';
import type { LibraryEntry } from '../../../shared/contracts/library.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import { checkComponent, packComponent, unpackComponent } from './component-file.ts';
import type { LibraryService } from './types.ts';

type Kept = { libraryId: string; version: string; savedAt: number; path: string };

const NAME = /^([a-z0-9][a-z0-9-]{0,79})@(\d{1,4}\.\d{1,4}\.\d{1,4})\.casualc$/;

/** The library is a folder of `.casualc` files, one for each version: people can copy, back up and share it as it is. */
export function createLibraryService({ home, report }: { home: string; report: (error: unknown, where: string) => void }): LibraryService {
  const folder = join(home, 'library');

  async function kept(): Promise<Kept[]> {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const found: Kept[] = [];
    for (const name of names) {
      const [, libraryId, version] = NAME.exec(name) ?? [];
      if (libraryId === undefined || version === undefined) continue;
      const path = join(folder, name);
      found.push({ libraryId, version, savedAt: (await stat(path)).mtimeMs, path });
    }
    return found.sort((a, b) => compareVersions(b.version, a.version));
  }

  /** Newest first. @throws library.unknown */
  async function versionsOf(libraryId: string): Promise<Kept[]> {
    const versions = (await kept()).filter((one) => one.libraryId === libraryId);
    if (versions.length === 0) throw new AppError('library.unknown', { id: libraryId });
    return versions;
  }

  async function find(libraryId: string, version: string | undefined): Promise<Kept> {
    const versions = await versionsOf(libraryId);
    const one = version === undefined ? versions[0] : versions.find((other) => other.version === version);
    if (one === undefined) throw new AppError('library.unknown', { id: `${libraryId} ${version ?? ''}` });
    return one;
  }

  async function read(one: Kept): Promise<ComponentPackage> {
    return unpackComponent(one.path, new Uint8Array(await readFile(one.path)));
  }

  async function entryOf(versions: readonly Kept[]): Promise<LibraryEntry | null> {
    for (const one of versions) {
      try {
        const { name, description, icon, kind } = (await read(one)).definition;
        return {
          libraryId: one.libraryId,
          name,
          description,
          icon,
          kind,
          versions: versions.map(({ version, savedAt }) => ({ version, savedAt: Math.round(savedAt) })),
        };
      } catch (error) {
        // A damaged file does not take the others with it.
        report(error, `library ${one.libraryId}`);
      }
    }
    return null;
  }

  async function keep(component: ComponentPackage): Promise<LibraryEntry> {
    const { libraryId } = component;
    const { version } = component.definition;
    libraryIdentifier.parse(libraryId);
    const path = join(folder, `${libraryId}@${version}.casualc`);
    const there = (await kept()).find((one) => one.path === path);
    if (there !== undefined) {
      if (!jsonEqual(JSON.parse(JSON.stringify(await read(there))), JSON.parse(JSON.stringify(component))))
        throw new AppError('library.version-taken', { name: component.definition.name, version });
    } else {
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.part`, packComponent(component));
      await rename(`${path}.part`, path);
    }
    const entry = await entryOf(await versionsOf(libraryId));
    if (entry === null) throw new AppError('library.unknown', { id: libraryId });
    return entry;
  }

  return {
    async list() {
      const byId = new Map<string, Kept[]>();
      for (const one of await kept()) byId.set(one.libraryId, [...(byId.get(one.libraryId) ?? []), one]);
      const entries = await Promise.all([...byId.values()].map(entryOf));
      return entries.flatMap((entry) => entry ?? []).sort((a, b) => a.name.localeCompare(b.name, 'en'));
    },
    get: async (libraryId, version) => read(await find(libraryId, version)),
    save: async (component) => keep(checkComponent(component)),
    async remove(libraryId, version) {
      const gone = version === undefined ? await versionsOf(libraryId) : [await find(libraryId, version)];
      for (const one of gone) await rm(one.path);
    },
    async export(libraryId, version) {
      const one = await find(libraryId, version);
      return { fileName: `${libraryId}-${one.version}.casualc`, bytes: new Uint8Array(await readFile(one.path)) };
    },
    import: async (fileName, bytes) => keep(await unpackComponent(fileName, bytes)),
  };
}
