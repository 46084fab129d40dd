// Every check and test in one run, with one line of figures at the end.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { projectEnv, projectNode, ROOT, run, say, seconds, SetupError, tool } from './run.mjs';

const REPORTS = join(ROOT, 'test-results', 'reports');
const node = (args, options) => run(projectNode(), args, options);

/** Cheap ones first, so that a typo is not found after ten minutes. */
const STEPS = {
  types: () => node(['scripts/typecheck.mjs']),
  lint: () => node([tool('oxlint/bin/oxlint'), '--deny-warnings']),
  imports: () => node(['scripts/check-imports.mjs']),
  unused: () => node([tool('knip/bin/knip.js'), '--no-progress']),
  unit: async () => {
    const first = await unitTests([], 'vitest.json');
    const unfinished = first.code === 0 || !process.env.CI ? [] : unfinishedFiles();
    if (unfinished.length === 0 || unfinished.length > 10) return first;
    // As with browser tests, a second try tells a busy machine (or a thread that took its process along) from a fault.
    say(`\nTrying again: ${unfinished.join(', ')}`);
    return unitTests(unfinished, 'vitest-again.json');
  },
  build: async () => {
    await ensureBuilt();
    return { code: 0 };
  },
  size: () => node([tool('size-limit/bin.js')]),
  components: () => browserTests('components', ['--config', 'e2e/components/playwright.config.ts']),
  stars: async () => {
    await ensureBuilt();
    return browserTests('stars', ['--config', 'e2e/stars/playwright.config.ts']);
  },
  e2e: () => browserTests('e2e', []),
};

/** @param name of the step, and of its report */
async function browserTests(name, args) {
  const env = projectEnv({ CASUAL_CHROMIUM: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, `${name}.json`) });
  return node([tool('@playwright/test/cli.js'), 'test', ...args, '--reporter=list,json'], { env });
}

function unitTests(files, report) {
  return node([tool('vitest/vitest.mjs'), 'run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${join(REPORTS, report)}`]);
}

/** Test files of the last run that failed or never came to their end, relative to the project. */
function unfinishedFiles() {
  const passed = new Set((readReport('vitest.json')?.testResults ?? []).filter(({ status }) => status === 'passed').map(({ name }) => relative(ROOT, name)));
  const all = ['src', 'scripts'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)));
  return all.filter((name) => /\.test\.tsx?$/.test(name) && !passed.has(name));
}

const BROWSER_STEPS = ['components', 'stars', 'e2e'];

/** Too long for every run: only when named, as `npm run conformance` does. */
const ON_REQUEST = new Set(['components', 'stars']);

/** @param only names of steps; empty runs all but those on request @returns the exit code */
export async function runTests(only) {
  const unknown = only.filter((name) => STEPS[name] === undefined);
  if (unknown.length > 0) throw new SetupError(`There is no step “${unknown[0]}”. Steps: ${Object.keys(STEPS).join(', ')}.`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const failedSteps = [];
  for (const [name, step] of Object.entries(STEPS)) {
    if (only.length > 0 ? !only.includes(name) : ON_REQUEST.has(name)) continue;
    const started = Date.now();
    say(`\n▶ ${name}`);
    let code;
    try {
      ({ code } = await step());
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      say(error.message);
      code = 1;
    }
    if (code !== 0) failedSteps.push(name);
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
  }
  return summarise(failedSteps);
}

/** Tests of both runners added up. A failed step that counts no failed test of its own (types, lint, a crash) counts as one. */
function summarise(failedSteps) {
  const counts = { unit: vitestCounts(), ...Object.fromEntries(BROWSER_STEPS.map((name) => [name, playwrightCounts(`${name}.json`)])) };
  let passed = 0;
  let failed = 0;
  for (const { passed: good, failed: bad } of Object.values(counts)) {
    passed += good;
    failed += bad;
  }
  for (const name of failedSteps) if ((counts[name]?.failed ?? 0) === 0) failed++;
  for (const line of [...unitFailures(), ...BROWSER_STEPS.flatMap((name) => browserFailures(`${name}.json`))]) say(line);
  if (failedSteps.length > 0) say(`\nFailed: ${failedSteps.join(', ')}`);
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && failedSteps.length === 0 ? 0 : 1;
}

function vitestCounts() {
  const first = readReport('vitest.json');
  const again = readReport('vitest-again.json');
  return { passed: (first?.numPassedTests ?? 0) + (again?.numPassedTests ?? 0), failed: (again ?? first)?.numFailedTests ?? 0 };
}

function playwrightCounts(file) {
  const stats = readReport(file)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

/** What failed, once more in short, so that the end of a long log is enough to see why. */
function unitFailures() {
  const files = (readReport('vitest-again.json') ?? readReport('vitest.json'))?.testResults ?? [];
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`✗ ${relative(ROOT, name)}\n    ${inShort(message)}`];
    return failed.map(({ fullName, failureMessages }) => `✗ ${relative(ROOT, name)} › ${fullName}\n    ${inShort(failureMessages.join(' '))}`);
  });
}

function browserFailures(file) {
  const suites = [...(readReport(file)?.suites ?? [])];
  const lines = [];
  for (let suite = suites.pop(); suite !== undefined; suite = suites.pop()) {
    suites.push(...(suite.suites ?? []));
    for (const { title, file: spec, tests } of suite.specs ?? []) {
      for (const { status, results } of tests) {
        if (status !== 'unexpected' && status !== 'flaky') continue;
        const reason = results.find(({ error }) => error)?.error?.message ?? '';
        lines.push(`${status === 'flaky' ? '↻ passed at the second try:' : '✗'} ${spec} › ${title}\n    ${inShort(reason)}`);
      }
    }
  }
  return lines;
}

const inShort = (text = '') => stripVTControlCharacters(text).replaceAll(/\s*\n\s*/g, ' · ').slice(0, 600);

function readReport(name) {
  const file = join(REPORTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
