import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { manifest } from '../../app/manifest/manifest.ts';
import { generationEvent } from '../generation.ts';
import { libraryEntry, libraryPackage, libraryVersion } from '../library.ts';
import { appFrame, viewNode } from '../session.ts';
import { base, byApp, done } from './common.ts';
import { appSummary } from './apps.ts';

/** What apps are made from: words, templates, the library of components. */

const byLibrary = z.strictObject({ libraryId: libraryVersion.shape.libraryId, version: libraryVersion.shape.version.optional() });

export const library = {
  list: base.route({ method: 'GET', path: '/library', summary: 'Components of the library, by name' }).input(z.strictObject({})).output(z.array(libraryEntry)),
  get: base
    .route({ method: 'GET', path: '/library/{libraryId}', summary: 'A component, in its newest version or another' })
    .input(byLibrary)
    .output(libraryPackage),
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

export const generation = {
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

export const templates = {
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
