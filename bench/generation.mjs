// How well and how fast the built-in engine makes apps. Prompts: one JSON object a line ({prompt, archetypes_accept?, required?}),
// from the file named by CASUAL_PROMPTS, else those of the tests. Success: valid, boots without an error, every self-check passes.
import { readFileSync } from 'node:fs';
import { createExecutionService } from '../src/main/services/execution/index.ts';
import { checkApp, generateApp } from '../src/main/services/generation/index.ts';
import { coverageOf } from '../src/main/services/generation/testing/coverage.ts';
import { PROMPTS } from '../src/main/services/generation/testing/prompts.ts';
import { seededRandom } from '../src/shared/kernel/ports.ts';
import { parseManifest, validateManifest } from '../src/shared/app/validation/index.ts';
import { atLeast, atMost } from './lib/report.mjs';

const ROUNDS = 5;

export async function run({ progress = () => {} } = {}) {
  const file = process.env.CASUAL_PROMPTS;
  const cases =
    file === undefined
      ? PROMPTS.map(({ prompt, archetypes, entities }) => ({
          prompt,
          archetypes_accept: archetypes,
          required: { entities: entities.map(([name, ...aliases]) => ({ name, aliases })), actions: [], pages: [] },
        }))
      : readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
  const today = new Date().toISOString().slice(0, 10);
  const execution = createExecutionService({
    documents: {},
    appdata: {},
    clock: { now: () => Date.now() },
    random: seededRandom(1),
    report: console.error,
    workerUrl: new URL('../src/sandbox/adapters/node-worker-entry.ts', import.meta.url),
  });
  const cold = timed(() => generateApp(cases[0].prompt, today)).ms;
  const latencies = [];
  const checkTimes = [];
  const totals = { entities: [0, 0], fields: [0, 0], actions: [0, 0], pages: [0, 0] };
  let valid = 0,
    works = 0,
    archetype = 0,
    passed = 0,
    checks = 0;
  const failures = [];
  const missing = [];
  try {
    for (const { prompt, archetypes_accept: accept = [], required } of cases) {
      let made;
      for (let i = 0; i < ROUNDS; i++) {
        const { ms, value } = timed(() => generateApp(prompt, today));
        latencies.push(ms);
        made = value;
      }
      parseManifest(made.manifest);
      const problems = validateManifest(made.manifest);
      if (problems.length === 0) valid++;
      if (accept.includes(made.intent.archetype) || accept.includes(made.plan.understanding.archetype)) archetype++;
      if (required !== undefined) {
        const coverage = coverageOf(made, required);
        for (const key of Object.keys(totals)) for (const i of [0, 1]) totals[key][i] += coverage[key][i];
        if (coverage.missing.length > 0) missing.push({ app: made.plan.name, missing: coverage.missing.join(', ') });
      }
      const started = performance.now();
      const outcome = await checkApp(made.manifest, execution, new AbortController().signal);
      checkTimes.push(performance.now() - started);
      passed += outcome.passed;
      checks += outcome.passed + outcome.failed;
      if (outcome.failed === 0 && outcome.warnings.length === 0 && problems.length === 0) works++;
      else
        failures.push({
          app: made.plan.name,
          problems: problems.length,
          failed: outcome.failed,
          first: outcome.warnings[0] ?? outcome.checks.find((check) => !check.ok)?.reason ?? '',
        });
      progress(`${made.plan.name}: ${outcome.passed}/${outcome.passed + outcome.failed}`);
    }
  } finally {
    await execution.close();
  }
  const share = ([have, all]) => (all === 0 ? null : Number((have / all).toFixed(3)));
  return {
    metrics: {
      prompts: cases.length,
      firstCallMs: Math.round(cold),
      latencyMs: quantiles(latencies),
      checksMs: quantiles(checkTimes),
      checks,
      checksPassed: passed,
    },
    ratios: {
      success: works / cases.length,
      valid: valid / cases.length,
      archetype: archetype / cases.length,
      entities: share(totals.entities),
      fields: share(totals.fields),
      actions: share(totals.actions),
      pages: share(totals.pages),
    },
    goals: [
      atLeast('success', 'share of requests whose app passes every check', works / cases.length, 0.95),
      atMost('latency', 'generation, p95 ms', quantiles(latencies).p95, 300),
    ],
    failures,
    missing,
  };
}

function timed(work) {
  const started = performance.now();
  const value = work();
  return { ms: performance.now() - started, value };
}

function quantiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q) => Number((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1));
  return { min: at(0), p50: at(0.5), p90: at(0.9), p95: at(0.95), max: at(1) };
}
