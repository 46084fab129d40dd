import { join } from 'node:path';
import { casual } from './cli.ts';

/** Where an app comes from: words, or a template. */
export type AppSource = { words: string } | { template: string };

/** Makes an app and exports it as a folder. Throws with what the command line said when that fails. */
export async function exportSite(source: AppSource, folder: string): Promise<{ site: string; name: string }> {
  const home = join(folder, 'home');
  const site = join(folder, 'site');
  const made = await casual('words' in source ? ['generate', source.words, '--json'] : ['templates', source.template, '--json'], { home });
  if (made.code !== 0) throw new Error(`The app was not made: ${made.err}${made.out}`);
  const answer = JSON.parse(made.out) as { id: string; name: string } | { app: { id: string; name: string } };
  const app = 'app' in answer ? answer.app : answer;
  const exported = await casual(['export', app.id, '--format', 'html', '--out', site], { home });
  if (exported.code !== 0) throw new Error(`The app was not exported: ${exported.err}${exported.out}`);
  return { site, name: app.name };
}
