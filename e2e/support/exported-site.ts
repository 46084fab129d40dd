import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateApp } from '../../src/main/services/generation/engine.ts';
import { casual } from './cli.ts';
import { withOwnComponents } from './coded-app.ts';

/** Where an app comes from: words, a template, or words and components of the author's own. */
export type AppSource = { words: string; hasOwnComponents?: boolean } | { template: string };

type MadeApp = { id: string; name: string };

async function command(args: string[], home: string): Promise<string> {
  const done = await casual(args, { home });
  if (done.code !== 0) throw new Error(`casual ${args.join(' ')}: ${done.err}${done.out}`);
  return done.out;
}

/** An app in a data folder of its own. Throws with what the command line said when it is not made. */
export async function makeApp(source: AppSource, home: string): Promise<MadeApp> {
  if ('template' in source) return JSON.parse(await command(['new', '--template', source.template, '--json'], home)) as MadeApp;
  if (source.hasOwnComponents !== true) return (JSON.parse(await command(['generate', source.words, '--json'], home)) as { app: MadeApp }).app;
  const { manifest } = generateApp(source.words, new Date().toISOString().slice(0, 10));
  const file = join(dirname(home), 'with-own-components.json');
  writeFileSync(file, JSON.stringify(await withOwnComponents(manifest)));
  return JSON.parse(await command(['import', file, '--json'], home)) as MadeApp;
}

/** Makes an app and exports it as a folder. Throws with what the command line said when that fails. */
export async function exportSite(source: AppSource, folder: string): Promise<{ site: string; name: string }> {
  const home = join(folder, 'home');
  const site = join(folder, 'site');
  const app = await makeApp(source, home);
  await command(['export', app.id, '--format', 'html', '--out', site], home);
  return { site, name: app.name };
}

/** The same as one HTML file. @returns its path */
export async function exportFile(source: AppSource, folder: string): Promise<{ file: string; name: string }> {
  const home = join(folder, 'home');
  const file = join(folder, 'app.html');
  const app = await makeApp(source, home);
  await command(['export', app.id, '--out', file], home);
  return { file, name: app.name };
}
