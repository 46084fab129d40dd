import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { json, identifier } from '../../app/manifest/common.ts';
import { manifest } from '../../app/manifest/manifest.ts';
import { aggregateRequest, dataCondition, listRequest, listResult, row } from '../appdata.ts';
import { importFormat, importLook, importPlan, importProgress, migrationPreview } from '../imports.ts';
import { appId, base, byApp, done } from './common.ts';

/** Rows of an app, and files into and out of them. */

const byEntity = z.strictObject({ appId, entity: identifier });

export const data = {
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

const byImport = z.strictObject({ importId: z.string() });

export const imports = {
  /** A file arrives in parts; nothing of the app changes before `run`. */
  begin: base
    .route({ method: 'POST', path: '/apps/{appId}/imports' })
    /** @param entity suggests where columns belong; null when the file is to become an entity of its own */
    .input(
      z.strictObject({ appId, entity: identifier.nullable(), fileName: z.string().max(500), bytes: z.number().int().min(0), format: importFormat.optional() }),
    )
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
