// What the IDE's page loads before it is usable, from the build's own manifest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** @returns paths of the scripts that index.html loads, and everything they import at once (lazy parts left out) */
export function initialScripts(rendererFolder = join(ROOT, 'dist', 'renderer')) {
  const manifest = JSON.parse(readFileSync(join(rendererFolder, 'manifest.json'), 'utf8'));
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) visit(imported);
  };
  visit('index.html');
  return [...seen].map((key) => join(rendererFolder, manifest[key].file)).filter((file) => file.endsWith('.js'));
}
