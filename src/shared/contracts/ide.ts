import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { json, identifier } from '../app/manifest/common.ts';
import { manifest } from '../app/manifest/manifest.ts';
import { aggregateRequest, dataCondition, listRequest, listResult, row } from './appdata.ts';
import { debugChange, debugComponent, debugEvent, debugState, debugTarget, debugWhy, stepMode, valuePath } from './debug.ts';
import { errorMap } from './errors.ts';
import { appFunction, execution, executionEvent, executionStatus, executionSummary, executionSource, triggerStatus } from './executions.ts';
import { generationEvent } from './generation.ts';
import { inspected } from './inspected.ts';
import { libraryEntry, libraryPackage, libraryVersion } from './library.ts';
import { importFormat, importLook, importPlan, importProgress, migrationPreview } from './imports.ts';
import { auditEntry, capability, permissionDecision, permissionState } from './permissions.ts';
import { appFrame, sessionEvent, sessionMessage, sessionStatus, viewNode } from './session.ts';

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

export const exportFormat = z.enum([
  'casual', // design, history and data in one file
  'json', // the manifest
  'html', // a zip of a folder for any static server
  'single', // one HTML file that opens from the disk
  'source', // a zip of a Vite, React and TypeScript project that runs without Casual OS
  'pdf', // one page, on paper
  'png', // one page, as a picture
]);
export type ExportFormat = z.infer<typeof exportFormat>;

const system = {
  info: base.route({ method: 'GET', path: '/system/info', summary: 'What is running, where its data is' }).output(
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
    .input(
      z.strictObject({
        search: z.string().max(500).optional(),
        trash: z.coerce.boolean().default(false),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
    )
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
    .route({ method: 'POST', path: '/apps/{appId}/export', summary: 'Export as a file' })
    .input(z.strictObject({ appId, format: exportFormat, page: z.string().max(200).optional(), scale: z.literal([1, 2]).optional() }))
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
    .input(
      z.strictObject({
        appId,
        update: z.string(),
        clientId: z.string().max(100),
        actor: z.string().max(100).optional(),
        turnId: z.string().max(100).optional(),
      }),
    )
    .output(z.strictObject({ seq: z.number(), savedAt: z.number() })),
  /** Updates made elsewhere (another window, generation, CLI); `clientId`'s own are left out. Starts with everything after `sinceSeq`. */
  watch: base
    .route({ method: 'GET', path: '/apps/{appId}/document/changes' })
    .input(z.strictObject({ appId, clientId: z.string().max(100), sinceSeq: z.coerce.number().int().min(0) }))
    .output(eventIterator(z.strictObject({ update: z.string(), seq: z.number(), origin: z.string() }))),
};

const byEntity = z.strictObject({ appId, entity: identifier });
const data = {
  list: base
    .route({ method: 'POST', path: '/apps/{appId}/data/list' })
    .input(z.strictObject({ appId, request: listRequest }))
    .output(listResult),
  get: base
    .route({ method: 'GET', path: '/apps/{appId}/data/{entity}/{rowId}' })
    .input(byEntity.extend({ rowId: z.string() }))
    .output(row.nullable()),
  create: base
    .route({ method: 'POST', path: '/apps/{appId}/data/{entity}' })
    .input(byEntity.extend({ values: z.record(z.string(), json) }))
    .output(row),
  update: base
    .route({ method: 'PUT', path: '/apps/{appId}/data/{entity}/{rowId}' })
    .input(byEntity.extend({ rowId: z.string(), values: z.record(z.string(), json) }))
    .output(row),
  delete: base
    .route({ method: 'DELETE', path: '/apps/{appId}/data/{entity}/{rowId}' })
    .input(byEntity.extend({ rowId: z.string() }))
    .output(done),
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
  events: base
    .route({ method: 'GET', path: '/sessions/{sessionId}/events' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(eventIterator(sessionEvent)),
  send: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/messages' })
    .input(z.strictObject({ sessionId: z.string(), message: sessionMessage }))
    .output(done),
  stop: base
    .route({ method: 'DELETE', path: '/sessions/{sessionId}' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(done),
  restart: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/restart' })
    .input(z.strictObject({ sessionId: z.string() }))
    .output(done),
  list: base
    .route({ method: 'GET', path: '/sessions' })
    .output(
      z.array(z.strictObject({ sessionId: z.string(), appId, mode: sessionMode, status: sessionStatus, startedAt: z.number(), memoryBytes: z.number() })),
    ),
};

const bySession = z.strictObject({ sessionId: z.string() });
const debug = {
  /** Collects changes for as long as somebody reads this. Begins with the status, and the handlers that wait. */
  watch: base.route({ method: 'GET', path: '/sessions/{sessionId}/debug' }).input(bySession).output(eventIterator(debugEvent)),
  /** Events, timers and answers wait (`pause`) or go on (`resume`); `turn` lets one of them through. */
  control: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/control', summary: 'Pause or resume a running app' })
    .input(bySession.extend({ action: z.enum(['pause', 'resume', 'turn']) }))
    .output(done),
  /** Whether handlers wait before their steps. Asked for by whoever watches; over when nobody does. */
  steps: base
    .route({ method: 'PUT', path: '/sessions/{sessionId}/debug/steps' })
    .input(bySession.extend({ mode: stepMode }))
    .output(done),
  /** What a handler that waits does next. */
  go: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/pauses/{pauseId}' })
    .input(bySession.extend({ pauseId: z.coerce.number(), how: z.enum(['continue', 'step', 'stop']) }))
    .output(done),
  /** @param nodes listed first, such as what is selected */
  state: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/state', summary: 'Variables, queries and components of a running app' })
    .input(bySession.extend({ nodes: z.array(z.string().max(400)).max(100).default([]) }))
    .output(debugState),
  /** A node, by its first drawn copy, or one copy. Null while it is not drawn. */
  component: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/component' })
    .input(bySession.extend({ id: z.string().max(400) }))
    .output(debugComponent.nullable()),
  /** One value, with a page of what is in it. */
  value: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/value' })
    .input(bySession.extend({ path: valuePath, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }))
    .output(inspected),
  why: base
    .route({ method: 'POST', path: '/sessions/{sessionId}/debug/why', summary: 'What a value depends on, and why it changed' })
    .input(bySession.extend({ target: debugTarget }))
    .output(debugWhy),
  /** The last 1,000 at most, oldest first. */
  changes: base
    .route({ method: 'GET', path: '/sessions/{sessionId}/debug/changes' })
    .input(bySession.extend({ after: z.coerce.number().default(0) }))
    .output(z.array(debugChange)),
};

const target = z.string().max(300).default('');
const permissions = {
  get: base.route({ method: 'GET', path: '/apps/{appId}/permissions', summary: 'What an app was allowed and refused' }).input(byApp).output(permissionState),
  /** Answers a question that an app's session asked (session event `permissions`). */
  decide: base
    .route({ method: 'POST', path: '/permissions/{requestId}' })
    .input(permissionDecision.extend({ requestId: z.string() }))
    .output(done),
  /** Decides ahead, for good. */
  set: base
    .route({ method: 'PUT', path: '/apps/{appId}/permissions/{capability}' })
    .input(z.strictObject({ appId, capability, target, decision: z.enum(['allow', 'deny']) }))
    .output(permissionState),
  /** Forgets a decision; takes effect at once, calls under way included. */
  revoke: base
    .route({ method: 'DELETE', path: '/apps/{appId}/permissions/{capability}', summary: 'Take a permission back' })
    .input(z.strictObject({ appId, capability, target }))
    .output(permissionState),
  audit: base
    .route({ method: 'GET', path: '/apps/{appId}/audit', summary: 'Calls of the host by an app, newest first' })
    .input(z.strictObject({ appId, limit: z.coerce.number().int().min(1).max(1000).default(100), before: z.coerce.number().int().optional() }))
    .output(z.array(auditEntry)),
  /** Ticks when a decision or a tally of the app changes. */
  watch: base.route({ method: 'GET', path: '/apps/{appId}/permissions/changes' }).input(byApp).output(eventIterator(permissionState)),
};

const byExecution = z.strictObject({ executionId: z.string() });
const executions = {
  functions: base.route({ method: 'GET', path: '/apps/{appId}/functions', summary: 'Functions that can be run' }).input(byApp).output(z.array(appFunction)),
  /** `wait`: answers when it has ended; otherwise at once, with status queued or running. A failed run is an answer, not an error. */
  execute: base
    .route({ method: 'POST', path: '/apps/{appId}/execute', summary: 'Run a function of an app, or the app, without a screen' })
    .input(
      z.strictObject({
        appId,
        /** `module.function`, or the function's name alone where only one module has it. */
        function: z.string().max(200).optional(),
        inputs: z.record(z.string(), json).default({}),
        source: executionSource.exclude(['schedule', 'webhook']).default('rest'),
        wait: z.boolean().default(true),
      }),
    )
    .output(execution),
  list: base
    .route({ method: 'GET', path: '/apps/{appId}/executions', summary: 'Runs, newest first' })
    .input(
      z.strictObject({
        appId,
        status: executionStatus.optional(),
        function: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(50),
        /** Started before, epoch ms. */
        before: z.coerce.number().optional(),
      }),
    )
    .output(z.array(executionSummary)),
  get: base.route({ method: 'GET', path: '/executions/{executionId}', summary: 'One run, whole' }).input(byExecution).output(execution),
  events: base.route({ method: 'GET', path: '/executions/{executionId}/events' }).input(byExecution).output(eventIterator(executionEvent)),
  cancel: base.route({ method: 'POST', path: '/executions/{executionId}/cancel' }).input(byExecution).output(done),
  rerun: base
    .route({ method: 'POST', path: '/executions/{executionId}/rerun', summary: 'Run again with the same inputs' })
    .input(byExecution)
    .output(execution),
  clear: base
    .route({ method: 'DELETE', path: '/apps/{appId}/executions', summary: 'Forget the runs that have ended' })
    .input(byApp)
    .output(z.strictObject({ removed: z.number() })),
  triggers: base
    .route({ method: 'GET', path: '/apps/{appId}/triggers', summary: 'Schedules and webhooks, with when they run next' })
    .input(byApp)
    .output(z.array(triggerStatus)),
  runTrigger: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/run' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(execution),
  switchOnTrigger: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/switch-on', summary: 'Let a schedule that came with the app run on this machine' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(triggerStatus),
  rotateSecret: base
    .route({ method: 'POST', path: '/apps/{appId}/triggers/{triggerId}/secret' })
    .input(z.strictObject({ appId, triggerId: z.string() }))
    .output(triggerStatus),
  /** Ticks when a run of the app starts, reports or ends. */
  watch: base.route({ method: 'GET', path: '/apps/{appId}/executions/changes' }).input(byApp).output(eventIterator(executionSummary)),
};

const byImport = z.strictObject({ importId: z.string() });
const byLibrary = z.strictObject({ libraryId: libraryVersion.shape.libraryId, version: libraryVersion.shape.version.optional() });
const library = {
  list: base.route({ method: 'GET', path: '/library', summary: 'Components of the library, by name' }).input(z.strictObject({})).output(z.array(libraryEntry)),
  get: base.route({ method: 'GET', path: '/library/{libraryId}', summary: 'A component, in its newest version or another' }).input(byLibrary).output(libraryPackage),
  save: base.route({ method: 'POST', path: '/library', summary: 'Keep a version of a component' }).input(libraryPackage).output(libraryEntry),
  remove: base.route({ method: 'DELETE', path: '/library/{libraryId}', summary: 'Remove a component, or one version' }).input(byLibrary).output(done),
  exportFile: base
    .route({ method: 'POST', path: '/library/{libraryId}/export', summary: 'A component as a .casualc file' })
    .input(byLibrary)
    .output(z.strictObject({ fileName: z.string(), mime: z.string(), data: z.string() })),
  importFile: base
    .route({ method: 'POST', path: '/library/import', summary: 'Bring in a .casualc file' })
    .input(z.strictObject({ fileName: z.string().max(500), data: z.string() }))
    .output(libraryEntry),
};

const imports = {
  /** A file arrives in parts; nothing of the app changes before `run`. */
  begin: base
    .route({ method: 'POST', path: '/apps/{appId}/imports' })
    /** @param entity suggests where columns belong; null when the file is to become an entity of its own */
    .input(z.strictObject({ appId, entity: identifier.nullable(), fileName: z.string().max(500), bytes: z.number().int().min(0), format: importFormat.optional() }))
    .output(byImport),
  /** @param data base64 of at most 1 MiB, in order */
  append: base
    .route({ method: 'POST', path: '/imports/{importId}/parts' })
    .input(byImport.extend({ data: z.string().max(1_500_000) }))
    .output(z.strictObject({ received: z.number() })),
  look: base
    .route({ method: 'POST', path: '/imports/{importId}/look' })
    .input(byImport.extend({ hasHeader: z.boolean().optional(), delimiter: z.string().max(1).optional() }))
    .output(importLook),
  /** Checks every row and changes nothing. */
  check: base
    .route({ method: 'POST', path: '/imports/{importId}/check' })
    .input(byImport.extend({ plan: importPlan }))
    .output(eventIterator(importProgress)),
  /** One transaction. Abort the stream to cancel: nothing is changed then. */
  run: base
    .route({ method: 'POST', path: '/imports/{importId}/run' })
    .input(byImport.extend({ plan: importPlan }))
    .output(eventIterator(importProgress)),
  /** The rows with problems, as CSV with a column that says why. */
  problems: base
    .route({ method: 'GET', path: '/imports/{importId}/problems' })
    .input(byImport)
    .output(z.strictObject({ fileName: z.string(), text: z.string() })),
  discard: base.route({ method: 'DELETE', path: '/imports/{importId}' }).input(byImport).output(done),
  undo: base
    .route({ method: 'POST', path: '/apps/{appId}/imports/{undoId}/undo' })
    .input(z.strictObject({ appId, undoId: z.string() }))
    /** `kept`: rows that were changed, or are referred to, since; they stay as they are. */
    .output(z.strictObject({ removed: z.number(), restored: z.number(), kept: z.number() })),
  exportRows: base
    .route({ method: 'POST', path: '/apps/{appId}/data/{entity}/export', summary: 'Rows as CSV or JSON' })
    .input(
      z.strictObject({
        appId,
        entity: identifier,
        format: importFormat,
        where: z.array(dataCondition).default([]),
        search: z.string().default(''),
        /** Puts ' before text that a spreadsheet would take for a formula. Such a file no longer imports to the same rows. */
        isSpreadsheetSafe: z.boolean().default(false),
      }),
    )
    .output(z.strictObject({ fileName: z.string(), mime: z.string(), text: z.string(), rows: z.number() })),
  /** What the given entities would do to the rows that exist, without doing it. */
  previewMigration: base
    .route({ method: 'POST', path: '/apps/{appId}/data/migration' })
    .input(z.strictObject({ appId, entities: manifest.shape.entities }))
    .output(migrationPreview),
  /** Copies of an app's data, newest first: one is taken before a change of the model that loses values, and before a copy is put back. */
  backups: base
    .route({ method: 'GET', path: '/apps/{appId}/data/backups' })
    .input(byApp)
    .output(z.array(z.strictObject({ id: z.string(), createdAt: z.number(), bytes: z.number(), reason: z.string() }))),
  restoreBackup: base
    .route({ method: 'POST', path: '/apps/{appId}/data/backups/{backupId}/restore', summary: 'Put the data back as it was then' })
    .input(z.strictObject({ appId, backupId: z.string() }))
    .output(done),
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

export const templateInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** What it is for, in one word: work, finance, health … */
  category: z.string(),
  tags: z.array(z.string()),
  /** What kind of app it is: crud, kanban, booking … */
  archetype: z.string(),
  sketch: z.enum(['table', 'calendar', 'ledger', 'board', 'survey', 'blank']),
  pages: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** A picture, as an address below that of the IDE. */
  thumbnail: z.string().nullable(),
});
export type TemplateInfo = z.infer<typeof templateInfo>;

/** One page as a running app draws it, to look at without keeping the app. */
export const screenPreview = z.strictObject({ frame: appFrame, views: z.array(viewNode) });
export type ScreenPreview = z.infer<typeof screenPreview>;

const templates = {
  list: base.route({ method: 'GET', path: '/templates' }).output(z.array(templateInfo)),
  create: base
    .route({ method: 'POST', path: '/templates/{id}' })
    .input(z.strictObject({ id: z.string(), name: z.string().min(1).max(200).optional() }))
    .output(appSummary),
  /** `page` default: the first. */
  preview: base
    .route({ method: 'GET', path: '/templates/{id}/preview' })
    .input(z.strictObject({ id: z.string(), page: z.string().optional() }))
    .output(screenPreview),
  previewBlock: base
    .route({ method: 'GET', path: '/blocks/{id}/preview' })
    .input(z.strictObject({ id: z.string() }))
    .output(screenPreview),
};

/** The model that apps may ask: an OpenAI-compatible address such as "http://127.0.0.1:11434/v1"; empty: none. */
const aiSettings = z.strictObject({
  baseUrl: z.string().max(500).default(''),
  model: z.string().max(200).default(''),
  /** Name of the environment variable that holds the key, never the key itself. */
  apiKeyEnv: z.string().max(100).default(''),
  dollarsPerMillionIn: z.number().min(0).max(1_000_000).default(0),
  dollarsPerMillionOut: z.number().min(0).max(1_000_000).default(0),
});
export type AiSettings = z.infer<typeof aiSettings>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['light', 'dark', 'auto']).default('auto'),
  reduceMotion: z.boolean().default(false),
  displayName: z.string().max(80).default('You'),
  /** Canvas snap grid, px. */
  gridSize: z.number().int().min(1).max(64).default(8),
  showGrid: z.boolean().default(true),
  /** Days that apps stay in the trash; 0 keeps them. */
  trashDays: z.number().int().min(0).max(3650).default(30),
  /** Days that runs are kept, and how many of each app; 0 keeps none. */
  executionDays: z.number().int().min(0).max(3650).default(30),
  executionsPerApp: z.number().int().min(0).max(100_000).default(1000),
  ai: aiSettings.default({ baseUrl: '', model: '', apiKeyEnv: '', dollarsPerMillionIn: 0, dollarsPerMillionOut: 0 }),
  /** Panel sizes and other view state, by key. */
  layout: z.record(z.string(), json).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

const settings = {
  get: base.route({ method: 'GET', path: '/settings' }).output(settingsSchema),
  /** Only the given keys change; `layout` is merged by key. */
  update: base.route({ method: 'PUT', path: '/settings' }).input(settingsSchema.partial()).output(settingsSchema),
  /** Asks the model for one word. Fails with `ai.unavailable` or `ai.failed`, which says what to do. Nothing is stored. */
  testModel: base
    .route({ method: 'POST', path: '/settings/ai/test', summary: 'Ask a model for one word, to see whether it answers' })
    .input(z.strictObject({ ai: aiSettings }))
    .output(z.strictObject({ text: z.string(), durationMs: z.number(), inputTokens: z.number(), outputTokens: z.number(), cost: z.number() })),
};

export const ideContract = { system, apps, documents, data, session, debug, permissions, executions, imports, library, generation, templates, settings };
export type IdeContract = typeof ideContract;
