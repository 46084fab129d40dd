import { apiOf } from './api.ts';
import { ownApp } from './own-app.ts';
import type { TestWorkspace } from './test-workspace.ts';

/** Puts the app into the data folder and opens it in the IDE. */
export async function openApp(workspace: TestWorkspace, hasProbe: boolean): Promise<string> {
  const { origin } = new URL(workspace.page.url());
  const app = await apiOf(workspace.host.home).apps.create({ manifest: ownApp(origin, hasProbe) });
  await workspace.page.goto(`${origin}/#/app/${app.id}`);
  await workspace.layers().waitFor();
  return app.id;
}
