import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { json, identifier } from '../app/manifest/common.ts';
import { manifest } from '../app/manifest/manifest.ts';
import { aggregateRequest, dataCondition, listRequest, listResult, row } from './appdata.ts';
import { errorMap } from './errors.ts';
import { generationEvent } from './generation.ts';
import { sessionEvent, sessionMessage, sessionStatus } from './session.ts';

/**
 * The one contract of the IDE: renderer client, loopback REST API (`/v1/…`, OpenAPI at `/openapi.json`), CLI and tools.
 * Bytes travel as base64 strings. Times are epoch milliseconds. Streams are async iterators and end on abort.
 */
const base = oc.errors(errorMap);
const appId = z.string().min(1).max(64);
const byApp = z.strictObject({ appId });
const done = z.strictObject({ ok: z.literal(true) });

export const appSummary = z.strictObject({
  id: appId,
  name: z.string(),
  description: z.string(),
  icon: z.string(),
  category: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  deletedAt: z.number().nullable(),
  /** Theme primary, for cards. */
  color: z.string(),
  pages: z.number(),
  entities: z.array(z.string()),
  components: z.number(),
  readOnly: z.boolean(),
});
export type AppSummary = z.infer<typeof appSummary>;

export const appVersion = z.strictObject({
  id: z.string(),
  appId,
  version: z.string(),
  name: z.string(),
  createdAt: z.number(),
  automatic: z.boolean(),
});
export type AppVersion = z.infer<typeof appVersion>;

export const exportFormat = z.enum(['casual', 'json', 'html']);

const system = {
  info: base
    .route({ method: 'GET', path: '/system/info', summary: 'What is running, where its data is' })
    .output(
      z.strictObject({
        version: z.string(),
        host: z.enum(['electron', 'browser', 'cli']),
        home: z.string(),
        platform: z.string(),
        apps: z.number(),
        bytesUsed: z.number(),
        engine: z.string(),
      }),
    ),
  doctor: base
    .route({ method: 'GET', path: '/system/doctor', summary: 'Checks of the installation and the data folder' })
    .output(z.strictObject({ ok: z.boolean(), checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })) })),
};

const apps = {
  list: base
    .route({ method: 'GET', path: '/apps', summary: 'List or search apps, newest edit first' })
    .input(z.strictObject({ search: z.string().max(500).optional(), trash: z.coerce.boolean().default(false), limit: z.coerce.number().int().min(1).max(1000).default(100) }))
    .output(z.array(appSummary)),
  get: base.route({ method: 'GET', path: '/apps/{appId}', summary: 'One app' }).input(byApp).output(appSummary),
  manifest: base.route({ method: 'GET', path: '/apps/{appId}/manifest', summary: 'The app as a manifest' }).input(byApp).output(manifest),
  create: base
    .route({ method: 'POST', path: '/apps', summary: 'Create an app, blank or from a manifest' })
    .input(z.strictObject({ name: z.string().max(200).optional(), manifest: z.unknown().optional() }))
    .output(appSummary),
  rename: base
    .route({ method: 'PUT', path: '/apps/{appId}', summary: 'Rename an app' })
    .input(z.strictObject({ appId, name: z.string().max(200) }))
    .output(appSummary),
  duplicate: base.route({ method: 'POST', path: '/apps/{appId}/fork', summary: 'Fork: a copy with its data' }).input(byApp).output(appSummary),
  trash: base.route({ method: 'DELETE', path: '/apps/{appId}', summary: 'Move to the trash' }).input(byApp).output(done),
  restore: base.route({ method: 'POST', path: '/apps/{appId}/restore', summary: 'Take out of the trash' }).input(byApp).output(appSummary),
  purge: base.route({ method: 'DELETE', path: '/trash/{appId}', summary: 'Delete for good; only from the trash' }).input(byApp).output(done),
  importFile: base
    .route({ method: 'POST', path: '/apps/import', summary: 'Import a .casual file or a manifest' })
    .input(z.strictObject({ fileName: z.string().max(500), data: z.string() }))
    .output(appSummary),
  exportFile: base
    .route({ method: 'POST', path: '/apps/{appId}/export', summary: 'Export; html is a zip of a folder' })
    .input(z.strictObject({ appId, format: exportFormat }))
    .output(z.strictObject({ fileName: z.string(), mime: z.string(), data: z.string() })),
  versions: base.route({ method: 'GET', path: '/apps/{appId}/versions', summary: 'Saved versions, newest first' }).input(byApp).output(z.array(appVersion)),
  createVersion: base
    .route({ method: 'POST', path: '/apps/{appId}/versions', summary: 'Keep the app as it is now' })
    .input(z.strictObject({ appId, name: z.string().max(200) }))
    .output(appVersion),
  restoreVersion: base
    .route({ method: 'POST', path: '/apps/{appId}/versions/{versionId}/restore', summary: 'Make a version current again; one undoable change' })
    .input(z.strictObject({ appId, versionId: z.string() }))
    .output(done),
  /** Ticks when any app is created, changed, trashed or restored. */
  watch: base.route({ method: 'GET', path: '/apps/changes' }).output(eventIterator(z.strictObject({ appId }))),
};

const documents = {
  /** The whole state as one Yjs update. */
  open: base
    .route({ method: 'GET', path: '/apps/{appId}/document' })
    .input(byApp)
    .output(z.strictObject({ update: z.string(), readOnly: z.boolean(), seq: z.number() })),
  /** Answers once the update is durable (fsync). `actor` and `turnId` say who made it, for history; by default the client. */
  push: base
    .route({ method: 'POST', path: '/apps/{appId}/document' })
    .input(z.strictObject({ appId, update: z.string(), clientId: z.string().max(100), actor: z.string().max(100).optional(), turnId: z.string().max(100).optional() }))
    .output(z.strictObject({ seq: z.number(), savedAt: z.number() })),
  /** Updates made elsewhere (another window, generation, CLI); `clientId`'s own are left out. Starts with everything after `sinceSeq`. */
  watch: base
    .route({ method: 'GET', path: '/apps/{appId}/document/changes' })
    .input(z.strictObject({ appId, clientId: z.string().max(100), sinceSeq: z.coerce.number().int().min(0) }))
    .output(eventIterator(z.strictObject({ update: z.string(), seq: z.number(), origin: z.string() }))),
};

const byEntity = z.strictObject({ appId, entity: identifier });
const data = {
  list: base.route({ method: 'POST', path: '/apps/{appId}/data/list' }).input(z.strictObject({ appId, request: listRequest })).output(listResult),
  get: base.route({ method: 'GET', path: '/apps/{appId}/data/{entity}/{rowId}' }).input(byEntity.extend({ rowId: z.string() })).output(row.nullable()),
  create: base
    .route({ method: 'POST', path: '/apps/{appId}/data/{entity}' })
    .input(byEntity.extend({ values: z.record(z.string(), json) }))
    .output(row),
  update: base
    .route({ method: 'PUT', path: '/apps/{appId}/data/{entity}/{rowId}' })
    .input(byEntity.extend({ rowId: z.string(), values: z.record(z.string(), json) }))
    .output(row),
  delete: base.route({ method: 'DELETE', path: '/apps/{appId}/data/{entity}/{rowId}' }).input(byEntity.extend({ rowId: z.string() })).output(done),
  count: base
    .route({ method: 'POST', path: '/apps/{appId}/data/{entity}/count' })
    .input(byEntity.extend({ where: z.array(dataCondition).default([]), search: z.string().default('') }))
    .output(z.strictObject({ count: z.number() })),
  aggregate: base
    .route({ method: 'POST', path: '/apps/{appId}/data/aggregate' })
    .input(z.strictObject({ appId, request: aggregateRequest }))
    .output(z.array(z.strictObject({ key: json, value: z.number().nullable() }))),
  /** Ticks after a row of the app changed. */
  watch: base
    .route({ method: 'GET', path: '/apps/{appId}/data/changes' })
    .input(byApp)
    .output(eventIterator(z.strictObject({ entity: z.string(), kind: z.enum(['create', 'update', 'delete']), rowId: z.string() }))),
};

export const sessionMode = z.enum([
  'run', // one page at a time, events run
  'design', // every page at once, events do nothing: what the canvas shows
]);
const session = {
  /** A running app per mode is shared: a second start joins it. It follows the document: an edit updates the screen. */
  start: base
    .route({ method: 'POST', path: '/apps/{appId}/sessions' })
    .input(z.strictObject({ appId, mode: sessionMode.default('run') }))
    .output(z.strictObject({ sessionId: z.string() })),
  events: base.route({ method: 'GET', path: '/sessions/{sessionId}/events' }).input(z.strictObject({ sessionId: z.string() })).output(eventIterator(sessionEvent)),
  send: base.route({ method: 'POST', path: '/sessions/{sessionId}/messages' }).input(z.strictObject({ sessionId: z.string(), message: sessionMessage })).output(done),
  stop: base.route({ method: 'DELETE', path: '/sessions/{sessionId}' }).input(z.strictObject({ sessionId: z.string() })).output(done),
  restart: base.route({ method: 'POST', path: '/sessions/{sessionId}/restart' }).input(z.strictObject({ sessionId: z.string() })).output(done),
  list: base
    .route({ method: 'GET', path: '/sessions' })
    .output(z.array(z.strictObject({ sessionId: z.string(), appId, mode: sessionMode, status: sessionStatus, startedAt: z.number(), memoryBytes: z.number() }))),
};

const generation = {
  /** Streams progress; abort the stream to cancel, which removes the app again unless `keep` was called. */
  generate: base
    .route({ method: 'POST', path: '/generate' })
    .input(z.strictObject({ prompt: z.string(), name: z.string().max(200).optional() }))
    .output(eventIterator(generationEvent)),
  /** Stop a build but keep what is there. */
  keep: base.route({ method: 'POST', path: '/generate/{appId}/keep' }).input(byApp).output(done),
  manifest: base
    .route({ method: 'POST', path: '/generate/manifest', summary: 'Words to a manifest; nothing is stored' })
    .input(z.strictObject({ prompt: z.string() }))
    .output(manifest),
};

const templates = {
  list: base
    .route({ method: 'GET', path: '/templates' })
    .output(z.array(z.strictObject({ id: z.string(), name: z.string(), description: z.string(), category: z.string(), prompt: z.string(), sketch: z.enum(['table', 'calendar', 'ledger', 'board', 'survey', 'blank']) }))),
  create: base.route({ method: 'POST', path: '/templates/{id}' }).input(z.strictObject({ id: z.string() })).output(appSummary),
};

export const settingsSchema = z.strictObject({
  theme: z.enum(['light', 'dark', 'auto']).default('auto'),
  reduceMotion: z.boolean().default(false),
  displayName: z.string().max(80).default('You'),
  /** Canvas snap grid, px. */
  gridSize: z.number().int().min(1).max(64).default(8),
  showGrid: z.boolean().default(true),
  /** Days that apps stay in the trash; 0 keeps them. */
  trashDays: z.number().int().min(0).max(3650).default(30),
  /** Panel sizes and other view state, by key. */
  layout: z.record(z.string(), json).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

const settings = {
  get: base.route({ method: 'GET', path: '/settings' }).output(settingsSchema),
  /** Only the given keys change; `layout` is merged by key. */
  update: base.route({ method: 'PUT', path: '/settings' }).input(settingsSchema.partial()).output(settingsSchema),
};

export const ideContract = { system, apps, documents, data, session, generation, templates, settings };
export type IdeContract = typeof ideContract;
