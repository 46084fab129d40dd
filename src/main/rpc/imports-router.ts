import type { implement } from '@orpc/server';
import { fromBase64 } from '../../shared/kernel/base64.ts';
import { fail } from '../../shared/kernel/errors.ts';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import type { ImportProgress } from '../../shared/contracts/imports.ts';
import type { ImportsService } from '../services/imports/types.ts';
import { pushStream } from './push-stream.ts';

/** With or without the middleware of the whole router. */
type ImportsImplementer = Omit<ReturnType<typeof implement<IdeContract, Record<never, never>>>['imports'], 'middleware' | 'use'>;

export function importsRoutes(os: ImportsImplementer, imports: ImportsService) {
  return os.router({
    begin: os.begin.handler(({ input }) => imports.begin(input)),
    append: os.append.handler(({ input }) => imports.append(input.importId, fromBase64(input.data) ?? fail('request.invalid', { problem: 'the part is not base64' }))),
    look: os.look.handler(({ input }) => imports.look(input.importId, input)),
    check: os.check.handler(({ input, signal }) => follow(signal, (push, stop) => imports.check(input.importId, input.plan, push, stop))),
    run: os.run.handler(({ input, signal }) => follow(signal, (push, stop) => imports.run(input.importId, input.plan, push, stop))),
    problems: os.problems.handler(({ input }) => imports.problems(input.importId)),
    discard: os.discard.handler(async ({ input }) => {
      await imports.discard(input.importId);
      return { ok: true } as const;
    }),
    undo: os.undo.handler(({ input }) => imports.undo(input.appId, input.undoId)),
    exportRows: os.exportRows.handler(({ input }) => imports.exportRows(input)),
    previewMigration: os.previewMigration.handler(({ input }) => imports.previewMigration(input.appId, input.entities)),
    backups: os.backups.handler(({ input }) => imports.backups(input.appId)),
    restoreBackup: os.restoreBackup.handler(async ({ input }) => {
      await imports.restoreBackup(input.appId, input.backupId);
      return { ok: true } as const;
    }),
  });
}

/** A long job as a stream. The reader's leaving cancels it, as an abort does. */
function follow(signal: AbortSignal | undefined, start: (push: (progress: ImportProgress) => void, stop: AbortSignal) => Promise<void>) {
  return pushStream<ImportProgress>(signal, (push, end) => {
    const stop = new AbortController();
    start(push, stop.signal).then(() => end(), end);
    return () => stop.abort();
  });
}
