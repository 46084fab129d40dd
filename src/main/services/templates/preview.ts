import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import type { ExecutionService } from '../execution/types.ts';
import type { ScreenPreview } from './types.ts';

/** Rows of one component that a picture needs at most. */
const MOST_ROWS = 60;

/** Boots the app without a screen and takes what it draws. */
export async function screenOf(execution: Pick<ExecutionService, 'boot'>, manifest: Manifest, pageId?: string): Promise<ScreenPreview> {
  if (pageId !== undefined && !manifest.pages.some((page) => page.id === pageId)) fail('document.unknown', { what: 'page', id: pageId });
  const app = await execution.boot(manifest, pageId === undefined ? {} : { pageId });
  try {
    const frame = app.frame() ?? fail('sandbox.crashed');
    const views = app
      .views()
      .map((view) => ({
        ...view,
        props: Object.fromEntries(Object.entries(view.props).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, MOST_ROWS) : value])),
      }));
    return { frame, views };
  } finally {
    await app.close();
  }
}
