import type { ComponentPackage } from '../../../shared/app/components/index.ts';
import type { LibraryEntry } from '../../../shared/contracts/library.ts';

export interface LibraryService {
  /** By name. */
  list(): Promise<LibraryEntry[]>;
  /** @param version default the newest. @throws library.unknown */
  get(libraryId: string, version?: string): Promise<ComponentPackage>;
  /** A version that is there already is refused, as apps may use it. @throws library.version-taken, manifest.* */
  save(component: ComponentPackage): Promise<LibraryEntry>;
  /** @param version default all. @throws library.unknown */
  remove(libraryId: string, version?: string): Promise<void>;
  /** @throws library.unknown */
  export(libraryId: string, version?: string): Promise<{ fileName: string; bytes: Uint8Array }>;
  /** The same version again changes nothing if it is the same. @throws file.not-component, file.too-large, file.outside-root, library.version-taken, manifest.* */
  import(fileName: string, bytes: Uint8Array): Promise<LibraryEntry>;
}
