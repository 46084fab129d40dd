import { describe, expect, it } from 'vitest';
import { generateApp } from '../engine.ts';
import { planApp } from './index.ts';
import { saysLending } from './lending.ts';

const TODAY = '2026-06-12';
const PROMPTS = [
  ['A tool library for our street. Members borrow tools for up to two weeks, and I need to see what is out and who is late.', 'Tool', 'Member', 14],
  ['We hand out keys to contractors. I need to know who has which key and get a red mark when a key is out more than 3 days.', 'Key', 'Contractor', 3],
  ['theatre costume rental with sizes, who has borrowed what and a deposit', 'Costume', 'Borrower', 14],
  ['School library where students borrow books for three weeks', 'Book', 'Student', 21],
] as const;

describe('lending', () => {
  it.each(PROMPTS)('%s', (prompt, thing, borrower, days) => {
    const plan = planApp(prompt, TODAY);
    const lending = plan.lending;
    expect(lending).not.toBeNull();
    if (lending === null) return;
    expect(lending.thing.name).toBe(thing);
    expect(lending.days).toBe(days);
    expect(lending.loan.fields.find((field) => field.id === 'borrower')?.label).toBe(borrower);
    expect(lending.loan.fields.find((field) => field.id === 'dueOn')?.initial).toBe(`addDays(today(), ${days})`);
  });

  it.each(PROMPTS)('has sample loans that could be true: %s', (prompt, _thing, _borrower, days) => {
    const { lending } = planApp(prompt, TODAY);
    if (lending === null) throw new Error('no lending');
    const open = lending.loan.seed.filter((row) => row['returnedOn'] === null);
    expect(open.length).toBeGreaterThanOrEqual(2);
    expect(open.some((row) => String(row['dueOn']) < TODAY)).toBe(true);
    expect(open.some((row) => String(row['dueOn']) >= TODAY)).toBe(true);
    expect(new Set(open.map((row) => row[lending.field])).size).toBe(open.length);
    for (const row of lending.loan.seed) {
      expect((Date.parse(String(row['dueOn'])) - Date.parse(String(row['lentOn']))) / 86_400_000).toBe(days);
      expect(String(row['lentOn']) <= TODAY).toBe(true);
      if (row['returnedOn'] !== null) {
        expect(String(row['returnedOn']) > String(row['lentOn'])).toBe(true);
        expect(String(row['returnedOn']) <= TODAY).toBe(true);
      }
    }
    const out = new Set(open.map((row) => row[lending.field]));
    for (const row of lending.thing.seed) expect(row[lending.status] === lending.out, String(row['id'])).toBe(out.has(row['id'] ?? null));
  });

  it('sets the status of what is lent when a loan is saved, returned or deleted, and offers only what is at home', () => {
    const { manifest } = generateApp(PROMPTS[0][0], TODAY);
    const text = JSON.stringify(manifest.pages);
    expect(text).toContain('event.values.returnedOn ? \\"Available\\" : \\"On loan\\"');
    expect(text).toContain('r.status === \\"Available\\"');
    expect(text.match(/status: \\"Available\\"/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
  });

  it('is heard only where things change hands', () => {
    for (const text of ['we hand out keys', 'who has which book', 'skis lent to members']) expect(saysLending(text), text).toBe(true);
    for (const text of ['a checkout page', 'a handout for students', 'who is coming']) expect(saysLending(text), text).toBe(false);
  });
});
