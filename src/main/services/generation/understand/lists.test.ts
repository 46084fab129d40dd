import { describe, expect, it } from 'vitest';
import { listedIn } from './lists.ts';
import { tokenize } from './tokens.ts';

function read(sentence: string): { things: string[]; fields: string[] } {
  const tokens = tokenize(sentence);
  const { things, fields } = listedIn(tokens);
  return { things: [...things].map((at) => tokens[at]?.noun ?? ''), fields: [...fields].map((at) => tokens[at]?.lower ?? '') };
}

describe('listedIn', () => {
  it('takes a list of plural names as things, known or not', () => {
    expect(read('I want to manage clients, their dogs, appointments and prices of services').things).toEqual(['client', 'dog', 'appointment']);
    expect(read('Freight shipments with carriers, wagons and ports').things).toEqual(['carrier', 'wagon', 'port']);
  });

  it('lets a singular known thing count beside plural ones', () => {
    expect(read('a planner with guests, tables, budget and vendors').things).toEqual(['guest', 'table', 'budget', 'vendor']);
  });

  it('takes a list of field names as fields, not as things', () => {
    const { things, fields } = read('a diary with weight, calories and mood');
    expect(things).toEqual([]);
    expect(fields).toEqual(expect.arrayContaining(['weight', 'calories', 'mood']));
  });

  it('finds no things in a list of verbs or of qualities', () => {
    expect(read('Users can browse, book and review').things).toEqual([]);
    expect(read('The design should be modern, clean and simple').things).toEqual([]);
  });
});
