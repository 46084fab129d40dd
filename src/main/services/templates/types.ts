import type { z } from 'zod';
import type { AppSummary, screenPreview, templateInfo } from '../../../shared/contracts/ide.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';

export type TemplateInfo = z.infer<typeof templateInfo>;
export type ScreenPreview = z.infer<typeof screenPreview>;

export interface TemplatesService {
  list(): Promise<TemplateInfo[]>;
  /** The app that a template makes today. Throws `template.not-found`. */
  manifest(id: string): Promise<Manifest>;
  /** A new app from a template. Throws `template.not-found`. */
  create(id: string, name?: string): Promise<AppSummary>;
  /** A page of the template, as the running app draws it with its sample data. Throws `template.not-found`, `document.unknown`. */
  preview(id: string, pageId?: string): Promise<ScreenPreview>;
  /** A block, running in an app of its own. Throws `template.not-found`. */
  previewBlock(id: string): Promise<ScreenPreview>;
}
