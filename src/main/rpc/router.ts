import { implement } from '@orpc/server';
import { mapEventIterator } from '@orpc/client';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { fail } from '../../shared/kernel/errors.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { ideContract } from '../../shared/contracts/ide.ts';
import { debugRoutes } from './debug-router.ts';
import { executionRoutes } from './executions-router.ts';
import { toRpcError } from './errors.ts';
import { importsRoutes } from './imports-router.ts';
import { libraryRoutes } from './library-router.ts';
import { permissionRoutes } from './permissions-router.ts';
import { pushStream } from './push-stream.ts';
import type { Services } from './services.ts';

const OK = { ok: true } as const;

/**
 * Answers the contract from the services. No rules live here: input is already parsed, and every failure is turned into
 * a registered error, in streams as well.
 */
export function createRouter(services: Services) {
  const { apps, documents, appdata, execution, imports, generation, templates, settings, transfer, system, errorLog } = services;

  const os = implement(ideContract).use(async ({ next, path }) => {
    const where = path.join('.');
    try {
      const result = await next();
      if (!isAsyncIterator(result.output)) return result;
      const output = mapEventIterator(result.output, {
        value: (value) => Promise.resolve(value),
        error: (error) => Promise.resolve(toRpcError(error, where, errorLog)),
      });
      return { ...result, output };
    } catch (error) {
      throw toRpcError(error, where, errorLog);
    }
  });

  async function dataOf(appId: string) {
    await apps.get(appId);
    return appdata.open(appId, await documents.manifest(appId));
  }

  return os.router({
    system: {
      info: os.system.info.handler(() => system.info()),
      doctor: os.system.doctor.handler(() => system.doctor()),
    },
    apps: {
      list: os.apps.list.handler(({ input }) => apps.list({ trash: input.trash, limit: input.limit, ...(input.search === undefined ? {} : { search: input.search }) })),
      get: os.apps.get.handler(({ input }) => apps.get(input.appId)),
      manifest: os.apps.manifest.handler(async ({ input }) => {
        await apps.get(input.appId);
        return documents.manifest(input.appId);
      }),
      create: os.apps.create.handler(({ input }) =>
        apps.create({ ...(input.name === undefined ? {} : { name: input.name }), ...(input.manifest === undefined ? {} : { manifest: input.manifest }) }),
      ),
      rename: os.apps.rename.handler(({ input }) => apps.rename(input.appId, input.name)),
      duplicate: os.apps.duplicate.handler(({ input }) => apps.duplicate(input.appId)),
      trash: os.apps.trash.handler(async ({ input }) => {
        await apps.trash(input.appId);
        return OK;
      }),
      restore: os.apps.restore.handler(({ input }) => apps.restore(input.appId)),
      purge: os.apps.purge.handler(async ({ input }) => {
        await apps.purge(input.appId);
        return OK;
      }),
      importFile: os.apps.importFile.handler(({ input }) => transfer.import(input.fileName, bytesOf(input.data, input.fileName))),
      exportFile: os.apps.exportFile.handler(async ({ input }) => {
        const { fileName, mime, bytes } = await transfer.export(input.appId, input.format, input);
        return { fileName, mime, data: toBase64(bytes) };
      }),
      versions: os.apps.versions.handler(({ input }) => apps.versions(input.appId)),
      createVersion: os.apps.createVersion.handler(({ input }) => apps.createVersion(input.appId, input.name)),
      restoreVersion: os.apps.restoreVersion.handler(async ({ input }) => {
        await apps.restoreVersion(input.appId, input.versionId);
        return OK;
      }),
      watch: os.apps.watch.handler(({ signal }) => pushStream(signal, (push) => apps.onDidChange(push))),
    },
    documents: {
      open: os.documents.open.handler(async ({ input }) => {
        const { update, readOnly, seq } = await documents.state(input.appId);
        return { update: toBase64(update), readOnly, seq };
      }),
      push: os.documents.push.handler(({ input }) => {
        const update = fromBase64(input.update);
        if (update === null) return fail('request.invalid', { problem: 'update is not base64' });
        return documents.push(input.appId, update, input.clientId, {
          ...(input.actor === undefined ? {} : { actor: input.actor }),
          ...(input.turnId === undefined ? {} : { turnId: input.turnId }),
        });
      }),
      watch: os.documents.watch.handler(async ({ input, signal }) => {
        await apps.get(input.appId);
        return watchDocument(services, input, signal);
      }),
    },
    data: {
      list: os.data.list.handler(async ({ input }) => (await dataOf(input.appId)).list(input.request)),
      get: os.data.get.handler(async ({ input }) => (await dataOf(input.appId)).get(input.entity, input.rowId)),
      create: os.data.create.handler(async ({ input }) => (await dataOf(input.appId)).create(input.entity, input.values)),
      update: os.data.update.handler(async ({ input }) => (await dataOf(input.appId)).update(input.entity, input.rowId, input.values)),
      delete: os.data.delete.handler(async ({ input }) => {
        await (await dataOf(input.appId)).delete(input.entity, input.rowId);
        return OK;
      }),
      count: os.data.count.handler(async ({ input }) => ({
        count: await (await dataOf(input.appId)).count({ entity: input.entity, where: input.where, search: input.search }),
      })),
      aggregate: os.data.aggregate.handler(async ({ input }) => jsonGroups(await (await dataOf(input.appId)).aggregate(input.request))),
      watch: os.data.watch.handler(async ({ input, signal }) => {
        const port = await dataOf(input.appId);
        return pushStream(signal, (push) => port.onDidChange(push));
      }),
    },
    session: {
      start: os.session.start.handler(({ input }) => execution.start(input.appId, input.mode)),
      events: os.session.events.handler(({ input, signal }) => pushStream(signal, (push) => execution.subscribe(input.sessionId, push))),
      send: os.session.send.handler(async ({ input }) => {
        await execution.send(input.sessionId, input.message);
        return OK;
      }),
      stop: os.session.stop.handler(async ({ input }) => {
        await execution.stop(input.sessionId);
        return OK;
      }),
      restart: os.session.restart.handler(async ({ input }) => {
        await execution.restart(input.sessionId);
        return OK;
      }),
      list: os.session.list.handler(() => execution.list()),
    },
    debug: debugRoutes(os.debug, execution),
    imports: importsRoutes(os.imports, imports),
    library: libraryRoutes(os.library, services.library),
    permissions: permissionRoutes(os.permissions, services.permissions, apps),
    executions: executionRoutes(os.executions, services.executions),
    generation: {
      generate: os.generation.generate.handler(({ input, signal }) =>
        generation.generate({ prompt: input.prompt, ...(input.name === undefined ? {} : { name: input.name }) }, signal ?? new AbortController().signal),
      ),
      keep: os.generation.keep.handler(({ input }) => {
        generation.keep(input.appId);
        return OK;
      }),
      manifest: os.generation.manifest.handler(({ input }) => generation.toManifest(input.prompt).manifest),
    },
    templates: {
      list: os.templates.list.handler(() => templates.list()),
      create: os.templates.create.handler(({ input }) => templates.create(input.id, input.name)),
      preview: os.templates.preview.handler(({ input }) => templates.preview(input.id, input.page)),
      previewBlock: os.templates.previewBlock.handler(({ input }) => templates.previewBlock(input.id)),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get()),
      update: os.settings.update.handler(({ input }) => settings.update(input)),
      testModel: os.settings.testModel.handler(({ input, signal }) => services.permissions.testModel(input.ai, signal ?? new AbortController().signal)),
    },
  });
}

export type IdeRouter = ReturnType<typeof createRouter>;

/** Updates stored after `sinceSeq`, then new ones as they arrive, each once and in order, without the client's own. */
function watchDocument({ documents }: Services, input: { appId: string; clientId: string; sinceSeq: number }, signal: AbortSignal | undefined) {
  return pushStream<{ update: string; seq: number; origin: string }>(signal, (push, end) => {
    let sent = input.sinceSeq;
    let early: Parameters<Parameters<typeof documents.onDidUpdate>[1]>[0][] | null = [];
    const deliver = ({ update, seq, origin }: { update: Uint8Array; seq: number; origin: string }): void => {
      if (seq <= sent) return;
      sent = seq;
      if (origin !== input.clientId) push({ update: toBase64(update), seq, origin });
    };
    const dispose = documents.onDidUpdate(input.appId, (update) => {
      if (early === null) deliver(update);
      else early.push(update);
    });
    documents.updatesSince(input.appId, input.sinceSeq).then((stored) => {
      stored.forEach(deliver);
      early?.forEach(deliver);
      early = null;
    }, end);
    return dispose;
  });
}

function bytesOf(data: string, file: string): Uint8Array {
  return fromBase64(data) ?? fail('file.not-casual', { file, problem: 'it did not arrive whole' });
}

/** Group keys are column values, JSON by construction; the contract parses the output once more. */
function jsonGroups(groups: { key: unknown; value: number | null }[]): { key: Json; value: number | null }[] {
  return groups.map(({ key, value }) => ({ key: (key ?? null) as Json, value }));
}

function isAsyncIterator(value: unknown): value is AsyncIteratorObject<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
