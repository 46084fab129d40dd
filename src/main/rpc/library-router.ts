import type { implement } from '@orpc/server';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { fail } from '../../shared/kernel/errors.ts';
import type { LibraryService } from '../services/library/types.ts';

/** With or without the middleware of the whole router. */
type LibraryImplementer = Omit<ReturnType<typeof implement<IdeContract, Record<never, never>>>['library'], 'middleware' | 'use'>;

export function libraryRoutes(os: LibraryImplementer, library: LibraryService) {
  return os.router({
    list: os.list.handler(() => library.list()),
    get: os.get.handler(({ input }) => library.get(input.libraryId, input.version)),
    save: os.save.handler(({ input }) => library.save(input)),
    remove: os.remove.handler(async ({ input }) => {
      await library.remove(input.libraryId, input.version);
      return { ok: true } as const;
    }),
    exportFile: os.exportFile.handler(async ({ input }) => {
      const { fileName, bytes } = await library.export(input.libraryId, input.version);
      return { fileName, mime: 'application/zip', data: toBase64(bytes) };
    }),
    importFile: os.importFile.handler(({ input }) =>
      library.import(input.fileName, fromBase64(input.data) ?? fail('request.invalid', { problem: 'the file is not base64' })),
    ),
  });
}
