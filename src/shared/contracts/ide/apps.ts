import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { manifest } from '../../app/manifest/manifest.ts';
import { appId, base, byApp, done } from './common.ts';

/** Apps: list, make, keep, export; and their documents. */

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

export const apps = {
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

export const documents = {
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
