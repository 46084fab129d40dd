import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../knowledge/index.ts';
import { LONG, WORDS } from '../seed/words.ts';
import { planApp } from './index.ts';
import { parseField, splitFields } from './fields.ts';

const TODAY = '2026-06-12';

describe('the knowledge base', () => {
  it('has at least 120 kinds, each with its own id', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(KINDS.map((kind) => kind.id)).size).toBe(KINDS.length);
  });
  it.each(KINDS.map((kind) => [kind.id, kind] as const))('%s: every field reads and has sample values', (_id, kind) => {
    for (const source of splitFields(kind.fields)) {
      expect(
        parseField(source, () => 'other'),
        source,
      ).not.toBeNull();
      const generator = parseField(source, () => null)?.generator ?? null;
      if (generator !== null && !generator.startsWith('code(')) expect(WORDS[generator] ?? LONG[generator], generator).toBeDefined();
    }
  });
});

describe('icons of kinds', () => {
  it('are drawn by the player', () => {
    const folder = 'src/player/core';
    const known = new Set(
      readdirSync(folder)
        .filter((name) => /^icons.*\.ts$/.test(name))
        .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/^\s*'?([a-z][a-z0-9-]*)'?:/gm)].map(([, icon = '']) => icon)),
    );
    expect(known.size).toBeGreaterThan(100);
    expect(KINDS.filter((kind) => !known.has(kind.icon)).map((kind) => `${kind.id}: ${kind.icon}`)).toEqual([]);
  });
});

describe('plans', () => {
  it('keep references of sample rows inside the app', () => {
    const plan = planApp('A library where members borrow books, with events and fees', TODAY);
    for (const entity of plan.entities) {
      expect(entity.seed.length).toBeGreaterThanOrEqual(5);
      for (const field of entity.fields.filter((candidate) => candidate.type === 'reference')) {
        const target = plan.entities.find((other) => other.id === field.reference?.entity);
        expect(target, field.id).toBeDefined();
        for (const row of entity.seed) expect([null, ...(target?.seed.map((other) => other['id']) ?? [])]).toContain(row[field.id]);
      }
      for (const field of entity.fields.filter((candidate) => candidate.required && candidate.type !== 'computed'))
        for (const row of entity.seed) expect(row[field.id], `${entity.id}.${field.id}`).not.toBeNull();
    }
  });
  it('put the named steps into the thing they belong to', () => {
    const plan = planApp('Bike workshop: track repairs from drop-off and estimate to repair and collection', TODAY);
    const flow = plan.entities.find((entity) => entity.flow?.steps.length === 4)?.flow;
    expect(flow?.steps).toEqual(['Drop-off', 'Estimate', 'Repair', 'Collection']);
  });
  it('are the same for the same words on the same day', () => {
    const make = (): string => JSON.stringify(planApp('Track plants and when I watered them', TODAY).entities);
    expect(make()).toBe(make());
  });
  it('give every page its own name and path', () => {
    const plan = planApp('Hotel with rooms, bookings, guests, payments, staff, events, reports, a calendar and a profile page. Users log in.', TODAY);
    expect(new Set(plan.pages.map((page) => page.path)).size).toBe(plan.pages.length);
    expect(new Set(plan.pages.map((page) => page.name.toLowerCase())).size).toBe(plan.pages.length);
    expect(plan.pages[0]?.path).toBe('/');
  });
});
