// Writes docs/components from the catalogue. Usage: node scripts/component-docs.mjs [--check]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentDocs } from './lib/component-docs.mjs';
import { ROOT } from './lib/run.mjs';

const isCheck = process.argv.includes('--check');
const stale = [];
for (const [name, text] of Object.entries(componentDocs())) {
  const file = join(ROOT, 'docs/components', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(name);
  if (isCheck) continue;
  mkdirSync(join(ROOT, 'docs/components'), { recursive: true });
  writeFileSync(file, text);
}
if (isCheck && stale.length > 0) {
  console.error(`docs/components is older than the catalogue: ${stale.join(', ')}. “node scripts/component-docs.mjs” writes it again.`);
  process.exitCode = 1;
}
