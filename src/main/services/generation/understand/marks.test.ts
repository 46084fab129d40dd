import { describe, expect, it } from 'vitest';
import { understand } from './index.ts';
import { bareListIn, marksIn } from './marks.ts';

const marks = (sentence: string): string[] =>
  marksIn(sentence, () => 'thing', 'member').map(({ entity, label, type }) => `${entity}: ${label} (${type.replace(/\(.*/, '')})`);

describe('marks: facts a prompt wants to know of each row', () => {
  it.each([
    ['keep track of which of my beehives were treated for mites', ['thing: Treated for mites (boolean)', 'thing: Treated on (date)']],
    ['sets with year and whether the box is complete', ['thing: Box complete (boolean)']],
    ['members should be able to say whether they come', ['member: Coming (boolean)']],
    ['a list of who sings which voice', ['member: Voice (text)']],
    ['and who paid the camp fee', ['member: Paid camp fee (boolean)']],
    ['show which orders are not paid', ['thing: Paid (boolean)']],
    ['i need to see what is out and who is late', []],
    ['who has borrowed what, and which ones are lent', ['member: Borrowed (boolean)']],
  ])('%s', (sentence, expected) => {
    if (/borrowed/.test(sentence)) expect(marks(sentence).filter((mark) => /lent/i.test(mark))).toEqual([]);
    else expect(marks(sentence)).toEqual(expected);
  });
});

describe('bare lists', () => {
  it('are fields, with the types their words name', () => {
    expect(bareListIn('object, constellation, magnitude, seeing conditions and a sketch')?.map(({ label, type }) => [label, type.replace(/\(.*/, '')])).toEqual(
      [
        ['Object', 'text'],
        ['Constellation', 'text'],
        ['Magnitude', 'number'],
        ['Seeing conditions', 'choice'],
        ['Sketch', 'image'],
      ],
    );
  });
  it('are no sentences', () => {
    expect(bareListIn('People bring bikes on Saturdays, volunteers pick a repair and mark it done')).toBeNull();
    expect(bareListIn('Track this')).toBeNull();
  });
});

describe('what stands beside a thing', () => {
  const things = (prompt: string): string[] => understand(prompt).mentions.map((mention) => mention.name);
  it('is a detail of it after "with"', () => {
    const { mentions, fields } = understand('A small vet clinic: owners, their pets, visits with notes and cost, and reminders for vaccinations that are due.');
    const names = mentions.map((mention) => mention.name);
    expect(names).toEqual(expect.arrayContaining(['owner', 'pet', 'visit', 'vaccination']));
    for (const detail of ['note', 'cost', 'reminder']) expect(names).not.toContain(detail);
    expect(fields.filter((field) => field.entity === 'visit').map((field) => field.label)).toEqual(['Notes', 'Cost']);
  });
  it('is what somebody does, not a thing', () => {
    expect(things('Shift planner: show who works when')).toEqual(['shift']);
    expect(things('Bike repair cafe: volunteers pick a repair and mark it done')).not.toContain('mark');
    expect(things('Complaints: each complaint moves from reported to fixed')).toEqual(['complaint']);
  });
  it('makes a compound of a thing nobody has heard of', () => {
    expect(things('catalog my lego sets with year and condition')).toEqual(['lego set']);
    expect(things('observation journal for my telescope')).toContain('observation');
    expect(things('sourdough starter feeding log')[0]).toBe('starter feeding');
    expect(things('marble library for kids')[0]).toBe('marble');
  });
});

describe('terms and figures', () => {
  it.each([
    ['Members borrow tools for up to two weeks', 14],
    ['a red mark when a key is out more than 3 days', 3],
    ['books are lent for a month', 30],
    ['a to-do list for today', null],
  ])('%s', (prompt, days) => expect(understand(prompt).termDays).toBe(days));
  it('finds what is counted for each of what', () => {
    expect(understand('Show me open complaints per building').per).toEqual([expect.objectContaining({ by: 'building' })]);
    const { fields, mentions } = understand('log of tides and catches for a fishing club with a chart of weight per month');
    expect(fields).toContainEqual(expect.objectContaining({ entity: 'catch', label: 'Weight' }));
    expect(mentions.map((mention) => mention.name)).not.toContain('weight');
  });
});

describe('names of apps that are wishes', () => {
  it.each([
    ['keep track of which of my beehives were treated for mites', 'Beehives'],
    ['catalog my lego sets with year', 'Lego sets'],
    ['plan which vegetables go in which bed', 'Vegetable plan'],
    ['We hand out keys to contractors at our building.', 'Key loans'],
    ['Our choir needs a place for sheet music.', 'Choir'],
    ['A small vet clinic: owners, pets and visits', 'Vet clinic'],
    ['Remind me which houseplants to water today', 'Houseplants'],
    ['A tool library for our street.', 'Tool library'],
    ['Track fossils: name, weight, where it is', 'Fossils'],
    ['Plan ferry trips and kayak rentals, with a calendar.', 'Trip plan'],
    ['An app for our scouts: who brings what to the camp', 'Scouts'],
    ['List of plants with photos', 'List of plants'],
  ])('%s', (prompt, name) => expect(understand(prompt).name).toBe(name));
});

describe('what is listed after a colon', () => {
  it('are fields of the thing before it, and name no other', () => {
    const { mentions, fields } = understand('Track fossils: name, weight, where it is');
    expect(mentions.map(({ name }) => name)).toEqual(['fossil']);
    expect(fields.map(({ entity, label }) => [entity, label])).toEqual([
      ['fossil', 'Name'],
      ['fossil', 'Weight'],
      ['fossil', 'Where it is'],
    ]);
    expect(fields.find(({ label }) => label === 'Weight')?.type).toMatch(/^number/);
  });
  it('makes no actions either: what was bought is a date, not an order', () => {
    const { mentions, actions, fields } = understand('A log of seed packets: name, date bought, price');
    expect(mentions[0]?.name).toBe('seed packet');
    expect(actions.map(({ label }) => label)).not.toContain('buy');
    expect(fields.find(({ label }) => label === 'Date bought')?.type).toMatch(/^date/);
  });
  it('are things where they are', () => {
    expect(understand('A small vet clinic: owners, pets and visits').mentions.map(({ name }) => name)).toEqual(expect.arrayContaining(['owner', 'pet', 'visit']));
    expect(bareListIn('home, about us and contact us')).toBeNull();
  });
});

describe('words that are verbs', () => {
  it('make no library of bookings', () => {
    const { archetype, domain } = understand('Let people book piano lessons');
    expect([archetype, domain]).toEqual(['booking', null]);
    expect(understand('A book club: members, books and meetings').domain?.kinds).toContain('book');
  });
});
