import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { PROMPT_LIMIT } from './clean.ts';
import { understand } from './index.ts';
import { plural, singular, verbBase } from './words.ts';

const codeOf = (prompt: string): string | null => {
  try {
    understand(prompt);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('words', () => {
  it.each([
    ['boxes', 'box'],
    ['parties', 'party'],
    ['people', 'person'],
    ['shelves', 'shelf'],
    ['status', 'status'],
    ['courses', 'course'],
    ['glass', 'glass'],
    ['responses', 'response'],
  ])('%s → %s', (many, one) => {
    expect(singular(many)).toBe(one);
  });
  it.each([
    ['work order', 'work orders'],
    ['Diary', 'Diaries'],
    ['staff', 'staff'],
    ['Match', 'Matches'],
    ['Accounts payable', 'Accounts payable'],
    ['Person', 'People'],
  ])('%s → %s', (one, many) => {
    expect(plural(one)).toBe(many);
  });
  it.each([
    ['managing', 'manage'],
    ['planned', 'plan'],
    ['shipping', 'ship'],
    ['sent', 'send'],
    ['approves', 'approve'],
    ['tracked', 'track'],
  ])('%s → %s', (form, base) => {
    expect(verbBase(form)).toBe(base);
  });
});

describe('prompts that cannot be built', () => {
  it('are refused by what is wrong with them', () => {
    expect(codeOf('')).toBe('prompt.empty');
    expect(codeOf('  \n\t ')).toBe('prompt.empty');
    expect(codeOf('x'.repeat(PROMPT_LIMIT + 1))).toBe('prompt.too-long');
    expect(codeOf('做一个图书馆管理系统')).toBe('prompt.not-understood');
    expect(codeOf('🚀🚀🚀')).toBe('prompt.not-understood');
    expect(codeOf('zxqv wqrtp lkjhg')).toBe('prompt.not-understood');
  });
  it('are built when partly understood', () => {
    expect(codeOf('图书馆 library of books 图书')).toBeNull();
    expect(codeOf('Une application pour mon restaurant')).toBeNull();
  });
});

describe('what a prompt says', () => {
  it('names the app', () => {
    expect(understand('Please develop a fleet management website for tracking trucks').name).toBe('Fleet management');
    expect(understand('Bike shop: repairs and sales').name).toBe('Bike shop');
    expect(understand('I want an app called "Stitch" to plan knitting projects').name).toBe('Stitch');
    expect(understand('Build me an app for my pottery studio').name).toBe('Pottery studio');
  });
  it('finds workflow steps in order', () => {
    expect(understand('Track repairs from intake and inspection to testing and return').steps).toEqual(['Intake', 'Inspection', 'Testing', 'Return']);
    expect(understand('Articles with stages: idea, draft, edited, live').steps).toEqual(['Idea', 'Draft', 'Edited', 'Live']);
    expect(understand('A board of tickets (open -> doing -> done)').steps).toEqual(['Open', 'Doing', 'Done']);
    expect(understand('Trips from home to work').steps).toEqual([]);
  });
  it('finds who has to sign', () => {
    expect(understand('Purchase requests with team lead, finance and director approval').approvers).toEqual(['Team lead', 'Finance', 'Director']);
  });
  it('finds the fields that are listed', () => {
    const { fields } = understand('Keep a list of boats with name, length, price and launch date.');
    expect(fields.map((field) => [field.label, field.type.replace(/\(.*/, '')])).toEqual([
      ['Name', 'text~person'],
      ['Length', 'number'],
      ['Price', 'currency'],
      ['Launch date', 'date'],
    ]);
  });
  it('tells verbs from things', () => {
    const kinds = understand('Book a table at the restaurant and review your visit').mentions.map((mention) => mention.kind);
    expect(kinds).toContain('table');
    expect(kinds).not.toContain('book');
  });
  it('ranks what is kept above what it is called by', () => {
    const { mentions } = understand('A tool for the choir: manage singers, track rehearsals and record attendance');
    expect(mentions[0]?.kind).not.toBe('asset');
  });
});
