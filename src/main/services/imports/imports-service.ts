import { readFile } from 'node:fs/promises';
import type { Entity, Manifest } from '../../../shared/app/manifest/index.ts';
import type { ImportPlan, ImportProgress } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { AppDataStore } from '../appdata/index.ts';
import type { AppsService } from '../apps/types.ts';
import type { DocumentsService } from '../documents/types.ts';
import { exportRows } from './export-rows.ts';
import { runJob } from './run-job.ts';
import type { ImportsService } from './types.ts';
import { Uploads, type Upload } from './uploads.ts';

export type ImportsOptions = {
  home: string;
  apps: AppsService;
  documents: DocumentsService;
  appdata: AppDataStore;
  clock: Clock;
  random: Random;
  /** What a thread of this service runs. */
  workerUrl: URL;
};

export function createImportsService({ home, apps, documents, appdata, clock, random, workerUrl }: ImportsOptions): ImportsService {
  const uploads = new Uploads({ home, clock, random });
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  const track = <T>(job: Promise<T>): Promise<T> => {
    running.add(job);
    const forget = (): void => void running.delete(job);
    job.then(forget, forget);
    return job;
  };
  /** The tables as the app has them now. */
  const opened = async (appId: string): Promise<Manifest> => {
    await apps.get(appId);
    const manifest = await documents.manifest(appId);
    await appdata.open(appId, manifest);
    return manifest;
  };
  const entityOf = (manifest: Manifest, id: string) => manifest.entities.find((entity) => entity.id === id) ?? unknownEntity(id);
  const untilClosed = (signal: AbortSignal | undefined): AbortSignal => (signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);

  const lookAt = async (upload: Upload, options: { hasHeader?: boolean | undefined; delimiter?: string | undefined }) => {
    if (upload.received !== upload.bytes) throw new AppError('import.part', { problem: `${upload.received} of ${upload.bytes} bytes arrived` });
    const manifest = await opened(upload.appId);
    const entity = upload.entity === null ? NO_ENTITY : entityOf(manifest, upload.entity);
    const { source, look } = await runJob<'look'>(
      {
        kind: 'look',
        path: uploads.pathOf(upload),
        fileName: upload.fileName,
        bytes: upload.bytes,
        format: upload.format,
        entity,
        hasHeader: options.hasHeader ?? null,
        delimiter: options.delimiter || null,
      },
      { workerUrl, now: clock.now(), signal: closing.signal },
    );
    upload.source = source;
    return { importId: upload.id, ...look };
  };
  const importFile = (
    importId: string,
    plan: ImportPlan,
    isTrial: boolean,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal | undefined,
  ): Promise<void> =>
    track(
      uploads.using(importId, async (upload) => {
        if (upload.source === null) await lookAt(upload, {});
        const { source } = upload;
        if (source === null) throw new AppError('import.not-found');
        const entity = entityOf(await opened(upload.appId), plan.entity);
        const work = async (dataPath: string): Promise<ImportProgress> =>
          runJob<'import'>(
            { kind: 'import', isTrial, dataPath, source, plan, entity, problemPath: uploads.problemPathOf(upload), undoId: newId(random, 'undo') },
            { workerUrl, now: clock.now(), signal: untilClosed(signal), onProgress },
          );
        // A trial works on a copy, so nobody has to wait for it.
        const result = await (isTrial ? work(appdata.pathOf(upload.appId)) : appdata.exclusively(upload.appId, work));
        upload.hasProblems = result.problemRows + result.clearedRows > 0;
        if (!isTrial && result.added + result.updated > 0) appdata.announce(upload.appId, [plan.entity]);
        onProgress(result);
      }),
    );

  return {
    async begin({ appId, entity, fileName, bytes, format }) {
      await apps.get(appId);
      if (entity !== null) entityOf(await documents.manifest(appId), entity);
      return { importId: await uploads.begin({ appId, entity, fileName, bytes, format: format ?? null }) };
    },
    append: async (importId, part) => ({ received: await uploads.append(importId, part) }),
    look: (importId, options) => track(uploads.using(importId, (upload) => lookAt(upload, options))),
    check: (importId, plan, onProgress, signal) => importFile(importId, plan, true, onProgress, signal),
    run: (importId, plan, onProgress, signal) => importFile(importId, plan, false, onProgress, signal),
    async problems(importId) {
      const upload = uploads.get(importId);
      const base = upload.fileName.replace(/\.[^.]*$/, '') || 'rows';
      return { fileName: `${base} - problems.csv`, text: upload.hasProblems ? await readFile(uploads.problemPathOf(upload), 'utf8') : '' };
    },
    discard: (importId) => uploads.discard(importId),
    async undo(appId, undoId) {
      await opened(appId);
      const job = appdata.exclusively(appId, (dataPath) =>
        runJob<'undo'>({ kind: 'undo', dataPath, undoId }, { workerUrl, now: clock.now(), signal: closing.signal }),
      );
      const { entity, removed, restored, kept } = await track(job);
      if (removed + restored > 0) appdata.announce(appId, [entity]);
      return { removed, restored, kept };
    },
    async exportRows(request) {
      const manifest = await opened(request.appId);
      return exportRows(await appdata.open(request.appId, manifest), entityOf(manifest, request.entity), request);
    },
    async previewMigration(appId, entities) {
      await opened(appId);
      const job = { kind: 'preview', dataPath: appdata.pathOf(appId), within: uploads.scratch(), entities } as const;
      return track(runJob<'preview'>(job, { workerUrl, now: clock.now(), signal: closing.signal }));
    },
    async backups(appId) {
      await apps.get(appId);
      return appdata.backups(appId);
    },
    async restoreBackup(appId, backupId) {
      await opened(appId);
      await track(appdata.restoreBackup(appId, backupId));
      const { entities } = await opened(appId);
      appdata.announce(
        appId,
        entities.map(({ id }) => id),
      );
    },
    async close() {
      closing.abort();
      await Promise.allSettled([...running]);
      await uploads.close();
    },
  };
}

/** Where a file is to become an entity of its own: nothing to compare its columns with. */
const NO_ENTITY: Entity = { id: 'row', name: 'Row', plural: 'Rows', displayField: 'id', fields: [], seed: [] };

function unknownEntity(id: string): never {
  throw new AppError('data.unknown-entity', { entity: id });
}
