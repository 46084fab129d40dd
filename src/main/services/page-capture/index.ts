import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { Exporter } from '../transfer/index.ts';
import { capturePage } from './capture-page.ts';
import type { Capture } from './drawn-page.ts';

export { type Capture, heightOfPicture, HIDDEN_HEIGHT, PATIENCE_MS, VIEW, WHEN_DRAWN } from './drawn-page.ts';

/** Draws an address and answers with a file. Another host may have a browser of its own. */
export type PageCapture = (capture: Capture) => Promise<Uint8Array>;

/**
 * A page of an app as PDF or picture, with the rows it has now.
 * @param single makes the app as one file
 * @param browser a Chromium-like browser, or null. Exporters throw `export.no-browser` then
 */
export function createPageExports(single: Exporter, browser: () => string | null, capture?: PageCapture): { pdf: Exporter; png: Exporter } {
  const draw: PageCapture =
    capture ??
    ((wanted) => {
      const found = browser();
      return found === null ? fail('export.no-browser', {}) : capturePage(found, wanted);
    });
  const exporter =
    (format: Capture['format']): Exporter =>
    async (app) => {
      const page = app.page === undefined ? app.manifest.pages[0] : app.manifest.pages.find(({ id, name, path }) => [id, path, name].includes(app.page ?? ''));
      if (page === undefined)
        fail('request.invalid', { problem: `there is no page “${app.page ?? ''}”; it has ${app.manifest.pages.map(({ id }) => id).join(', ')}` });
      const folder = await mkdtemp(join(tmpdir(), 'casual-page-'));
      try {
        const file = join(folder, 'app.html');
        await writeFile(file, (await single(app)).bytes);
        const bytes = await draw({ url: `${pathToFileURL(file).href}#${page.path}`, format, scale: app.scale ?? 2 });
        return {
          ending: app.manifest.pages.length > 1 ? ` ${page.name.replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim() || page.id}.${format}` : `.${format}`,
          mime: format === 'pdf' ? 'application/pdf' : 'image/png',
          bytes,
        };
      } catch (error) {
        if (error instanceof AppError) throw error;
        throw new AppError('export.failed', { problem: error instanceof Error ? error.message : String(error) }, error);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    };
  return { pdf: exporter('pdf'), png: exporter('png') };
}
