import { z } from 'zod';
import { apps, documents } from './ide/apps.ts';
import { data, imports } from './ide/data.ts';
import { session, debug } from './ide/running.ts';
import { executions } from './ide/runs.ts';
import { permissions } from './ide/permissions.ts';
import { library, generation, templates } from './ide/parts.ts';
import { settings } from './ide/settings.ts';
import { base } from './ide/common.ts';

export { exportFormat, type AppSummary, type AppVersion, type ExportFormat } from './ide/apps.ts';
export { templateInfo, screenPreview, type TemplateInfo, type ScreenPreview } from './ide/parts.ts';
export { settingsSchema, type AiSettings, type Settings } from './ide/settings.ts';

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

/**
 * The one contract of the IDE: renderer client, loopback REST API (`/v1/…`, OpenAPI at `/openapi.json`), CLI and tools. Its parts are in ide/.
 * Bytes travel as base64 strings. Times are epoch milliseconds. Streams are async iterators and end on abort.
 */
export const ideContract = { system, apps, documents, data, session, debug, permissions, executions, imports, library, generation, templates, settings };
export type IdeContract = typeof ideContract;
