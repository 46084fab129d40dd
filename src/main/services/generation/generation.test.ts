import fc, { propertySeed } from '../../../testing/property.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/errors.ts';
import { parseManifest, validateManifest } from '../../../shared/app/validation/index.ts';
import { generateApp } from './engine.ts';
import { KINDS } from './knowledge/index.ts';
import { coverageOf, type Required } from './testing/coverage.ts';
import { PROMPTS } from './testing/prompts.ts';

const TODAY = '2026-06-12';
type Case = { prompt: string; archetypes: readonly string[]; required: Required };
const CASES: Case[] = PROMPTS.map(({ prompt, archetypes, entities }) => ({
  prompt,
  archetypes,
  required: { entities: entities.map(([name = '', ...aliases]) => ({ name, aliases })), actions: [], pages: [] },
}));
/** More prompts to measure by, one JSON object a line; see bench/generation.mjs. */
const file = process.env['CASUAL_PROMPTS'];
if (file !== undefined) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const entry = JSON.parse(line) as { prompt: string; archetypes_accept: string[]; required: Required };
    CASES.push({ prompt: entry.prompt, archetypes: entry.archetypes_accept, required: entry.required });
  }
}

describe('words to manifests', () => {
  it.each(CASES.map((entry) => [entry.prompt.slice(0, 60), entry] as const))('is valid: %s', (_title, { prompt }) => {
    const { manifest } = generateApp(prompt, TODAY);
    expect(parseManifest(manifest)).toEqual(manifest);
    expect(validateManifest(manifest)).toEqual([]);
  });

  it('has the sort of app and the things that were asked for', () => {
    let archetypes = 0;
    const totals = { entities: [0, 0], fields: [0, 0], actions: [0, 0], pages: [0, 0] };
    for (const { prompt, archetypes: accepted, required } of CASES) {
      const made = generateApp(prompt, TODAY);
      if (accepted.includes(made.intent.archetype) || accepted.includes(made.plan.understanding.archetype)) archetypes++;
      const coverage = coverageOf(made, required);
      for (const key of ['entities', 'fields', 'actions', 'pages'] as const)
        for (const i of [0, 1] as const) totals[key][i] = (totals[key][i] ?? 0) + coverage[key][i];
    }
    const share = ([have = 0, all = 0]: number[]): number => (all === 0 ? 1 : have / all);
    const report = {
      archetypes: archetypes / CASES.length,
      entities: share(totals.entities),
      fields: share(totals.fields),
      actions: share(totals.actions),
      pages: share(totals.pages),
    };
    console.log('coverage', report);
    expect(report.archetypes).toBeGreaterThanOrEqual(0.95);
    for (const key of ['entities', 'fields', 'actions', 'pages'] as const) expect(report[key], key).toBeGreaterThanOrEqual(0.85);
  });

  it('gives the same app for the same words on the same day', () => {
    for (const { prompt } of CASES.slice(0, 12)) expect(generateApp(prompt, TODAY).manifest).toEqual(generateApp(prompt, TODAY).manifest);
  });
});

describe('odd input', () => {
  const seed = propertySeed();
  const words = [
    'app',
    'list',
    'of',
    'order',
    'status',
    'from',
    'to',
    '<b>',
    '</script>',
    '🦊',
    '图书',
    '{{ x }}',
    '${a}',
    "it's",
    '"',
    '\\',
    'users',
    'constructor',
    '__proto__',
    'toString',
    'event',
    'item',
    'row',
    'id',
    'booking',
    'page',
    'color',
    'light',
    'dark',
    'blue',
    'background',
    ',',
    '.',
    ':',
    ';',
    '(',
    ')',
    '->',
    'and',
    'with',
    'name',
    'price',
    'management',
    'game',
    'chat',
    'quiz',
  ];

  it(`never throws anything but a registered error and never makes an invalid app (seed ${seed})`, { timeout: 60_000 }, () => {
    const tried = (prompt: string): void => {
      try {
        const { manifest } = generateApp(prompt, TODAY);
        expect(validateManifest(manifest)).toEqual([]);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toMatch(/^prompt\./);
      }
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }), (list) => tried(list.join(' '))),
      { seed, numRuns: 150 },
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), tried), { seed, numRuns: 100 });
  });

  it('answers a megabyte of text at once', () => {
    const started = performance.now();
    expect(() => generateApp('order '.repeat(170_000), TODAY)).toThrow(AppError);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('stays quick at the longest text it takes', () => {
    for (const text of [
      'a '.repeat(9_999),
      'orders, '.repeat(2_400),
      'from a to b and c '.repeat(1_100),
      'with name, '.repeat(1_800),
      'x'.repeat(19_999),
      'status open, '.repeat(1_500),
    ]) {
      const started = performance.now();
      try {
        generateApp(text, TODAY);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      expect(performance.now() - started, text.slice(0, 20)).toBeLessThan(15_000);
    }
  });

  it('makes a valid app of everything it knows, alone and in pairs', { timeout: 60_000 }, () => {
    const forms: ((one: string, other: string) => string)[] = [
      (one) => `Track ${one}: name, date, how many and notes`,
      (one) => `A log of ${one}s with a chart per month`,
      (one, other) => `Plan ${one}s and ${other} rentals, with a calendar.`,
      (one, other) => `Let people book ${one}s. Members borrow ${other}s for two weeks, and I need to see who is late.`,
      (one, other) => `${other} ${one}s: which were checked, who paid, and whether each is complete`,
    ];
    KINDS.forEach((kind, at) => {
      const other = KINDS[(at * 7 + 3) % KINDS.length] ?? kind;
      const prompt = forms[at % forms.length]?.(kind.id, other.id) ?? '';
      expect(validateManifest(generateApp(prompt, TODAY).manifest), prompt).toEqual([]);
    });
  });
});
