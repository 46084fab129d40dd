import { describe, expect, it } from 'vitest';
import { planApp } from '../plan/index.ts';
import { PROMPTS } from '../testing/prompts.ts';
import { FACTS, WORDS } from './words.ts';

const TODAY = '2026-06-12';

describe('sample rows agree', () => {
  it('where a place is called like a day: a ferry leaves from a harbour', () => {
    const ferry = planApp('Plan ferry trips and kayak rentals, with a calendar.', TODAY).entities.find((entity) => entity.kind === 'flight');
    for (const row of ferry?.seed ?? []) expect(String(row['from'])).toMatch(/^[A-Z]/);
    expect(ferry?.seed.length).toBeGreaterThan(3);
  });

  it.each(PROMPTS.map(({ prompt }) => [prompt.slice(0, 60), prompt] as const))('with the calendar: %s', (_title, prompt) => {
    for (const entity of planApp(prompt, TODAY).entities)
      for (const row of entity.seed) {
        for (const id of ['returnedOn', 'paidOn', 'lastWateredOn', 'lastCheck', 'joinedOn'])
          if (typeof row[id] === 'string') expect(row[id] <= TODAY, `${entity.id}.${id}`).toBe(true);
        for (const [start, end] of [
          ['from', 'to'],
          ['startsAt', 'endsAt'],
          ['clockInAt', 'clockOutAt'],
        ] as const)
          if (typeof row[start] === 'string' && typeof row[end] === 'string') expect(row[end] > row[start], `${entity.id}.${end}`).toBe(true);
      }
  });

  it('with themselves: a breed is of its species, a match is of the two teams in its name', () => {
    const pets = planApp('A vet clinic with owners, pets and visits', TODAY).entities.find((entity) => entity.kind === 'pet');
    for (const row of pets?.seed ?? []) expect(FACTS[`breed ${String(row['breed'])}`]).toContain(row['species']);
    const plan = planApp('Football league with matches, teams and players', TODAY);
    const teams = new Map(plan.entities.find((entity) => entity.kind === 'team')?.seed.map((row) => [row['id'], String(row['name'])]));
    for (const row of plan.entities.find((entity) => entity.kind === 'match')?.seed ?? []) {
      const [home = '', away = ''] = String(row['title']).split(' v ');
      expect(teams.get(row['home'] ?? null)).toContain(home);
      expect(teams.get(row['away'] ?? null)).toContain(away);
    }
  });

  it('words of lists stand without their facts', () => {
    for (const [list, words] of Object.entries(WORDS)) for (const word of words) expect(word, list).not.toContain('=');
  });
});
