// Checks the import rules of .dependency-cruiser.cjs over src/, and that the checker really saw the imports.
// Usage: node scripts/check-imports.mjs [project folder]
import { createRequire } from 'node:module';
import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

/**
 * @param folder a project with a `src` folder
 * @returns {Promise<{violations: {rule: string, from: string, to: string, comment: string}[], modules: number, dependencies: number}>}
 */
export async function checkImports(folder) {
  const { areas, forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(['src'], { ...cruiseOptions, baseDir: realpathSync(folder), validate: true, ruleSet: { forbidden }, enhancedResolveOptions }, { ...enhancedResolveOptions });
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to, comment: comments.get(rule.name) }));
  const modules = output.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source));
  for (const { source, dependencies } of modules) {
    if (!/[.]test[.]|[.]d[.]ts$|^src\/testing\//.test(source) && !areas.some((area) => new RegExp(area).test(source))) {
      violations.push({ rule: 'covered', from: source, to: source, comment: 'no area of .dependency-cruiser.cjs covers this folder' });
    }
    // A parser that fails quietly would make every rule hold.
    const text = readFileSync(resolve(folder, source), 'utf8');
    if (dependencies.length === 0 && /^(import|export)\s[^;'"]*from\s+['"]/m.test(text)) {
      violations.push({ rule: 'seen', from: source, to: source, comment: 'the checker saw none of its imports' });
    }
    // swc reports no dependency for these, so they may not be used to get round the rules.
    if (/\bimport\(\s*['"][^'"]+['"]\s*\)\s*\.(?!then\b|catch\b)/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''))) {
      violations.push({ rule: 'inline-type-import', from: source, to: source, comment: 'write “import type … from” at the top instead of import("…").Name' });
    }
  }
  return { violations, modules: modules.length, dependencies: modules.reduce((sum, module) => sum + module.dependencies.length, 0) };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { violations, modules, dependencies } = await checkImports(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
  for (const { rule, from, to, comment } of violations) console.error(`${rule}: ${from} → ${to}\n  ${comment}`);
  console.log(`imports: ${violations.length} violations in ${modules} files with ${dependencies} imports`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
