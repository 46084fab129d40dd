import AxeBuilder from '@axe-core/playwright';
import type { JsonObject } from '../../src/shared/kernel/json.ts';
import { expect, type Gallery, test } from './support/gallery.ts';

const SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Order',
  type: 'object',
  required: ['customer', 'email', 'lines', 'payment'],
  properties: {
    customer: { type: 'string', minLength: 2, examples: ['Ada Okafor'], description: 'As on the invoice' },
    email: { type: 'string', format: 'email' },
    due: { type: 'string', format: 'date' },
    urgent: { type: 'boolean', default: false },
    address: {
      type: 'object',
      required: ['city'],
      properties: { street: { type: 'string' }, city: { type: 'string' }, country: { enum: ['AT', 'DE', 'CH'], default: 'AT' } },
    },
    lines: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['what'], properties: { what: { type: 'string' }, count: { type: 'integer', minimum: 1, default: 1 } } },
    },
    payment: {
      oneOf: [
        {
          title: 'Card',
          type: 'object',
          required: ['kind', 'number'],
          properties: { kind: { const: 'card' }, number: { type: 'string', pattern: '^\\d{12,19}$' } },
        },
        { title: 'Bill', type: 'object', required: ['kind', 'iban'], properties: { kind: { const: 'bill' }, iban: { type: 'string' } } },
      ],
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    parts: { $ref: '#/$defs/part' },
  },
  if: { properties: { urgent: { const: true } } },
  // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
  then: { properties: { reason: { type: 'string', title: 'Why is it urgent' } }, required: ['reason'] },
  $defs: { part: { type: 'object', properties: { name: { type: 'string' }, inner: { $ref: '#/$defs/part' } } } },
};

const open = (gallery: Gallery, props: JsonObject = {}, look = {}): Promise<void> => gallery.showBare('SchemaForm', { jsonSchema: SCHEMA, ...props }, look);
const last = async (gallery: Gallery, event: string): Promise<JsonObject | undefined> => (await gallery.events('SchemaForm', event)).at(-1);

test('a schema becomes a form: groups, lists, variants, conditions; what is sent has the types of the schema', async ({ gallery, page }) => {
  await open(gallery);
  await page.getByLabel('Customer').fill('Ada Okafor');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('group', { name: 'Address' }).getByLabel('City').fill('Graz');
  await page.getByRole('button', { name: 'Add to lines' }).press('Enter');
  await expect(page.getByRole('listitem', { name: 'Lines 1' }).getByLabel('What')).toBeVisible();
  await page.getByRole('listitem', { name: 'Lines 1' }).getByLabel('What').fill('Chairs');
  await page.getByRole('listitem', { name: 'Lines 1' }).getByRole('textbox', { name: 'Count' }).fill('4');
  await page.getByRole('combobox', { name: 'Payment' }).click();
  await page.getByRole('option', { name: 'Bill' }).click();
  await page.getByLabel('Iban').fill('AT61');
  await expect(page.getByLabel('Why is it urgent')).toHaveCount(0);
  await page.getByLabel('Urgent').press('Space');
  await page.getByLabel('Why is it urgent').fill('A visit');
  await page.getByRole('button', { name: 'Add inner' }).click();
  await page.getByRole('group', { name: 'Inner', exact: true }).getByLabel('Name').fill('Leg');
  await page.getByRole('button', { name: 'Add an entry' }).click();
  await page.getByLabel('Name of the entry').fill('room');
  await page.getByLabel('Name of the entry').press('Enter');
  await page.getByRole('group', { name: 'Entry room' }).getByRole('textbox').last().fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => last(gallery, 'submit'))
    .toEqual({
      values: {
        customer: 'Ada Okafor',
        email: 'ada@example.com',
        urgent: true,
        address: { country: 'AT', city: 'Graz' },
        lines: [{ what: 'Chairs', count: 4 }],
        payment: { kind: 'bill', iban: 'AT61' },
        labels: { room: '2' },
        parts: { inner: { name: 'Leg' } },
        reason: 'A visit',
      },
    });
  expect(await gallery.problems()).toEqual([]);
});

test('what is wrong is said at its field and in a summary that leads there, by keyboard alone', async ({ gallery, page }) => {
  await open(gallery, { data: { customer: 'A', lines: [{ what: 'Desk' }, {}], address: { street: 'Ring 1' } } });
  await page.getByLabel('Email').focus();
  await page.keyboard.type('nobody');
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('button')).toHaveText([
    'Customer: Use at least 2 characters.',
    'Email: Type an email address, such as name@example.com.',
    'Address, city: Fill this in.',
    'Lines 2, what: Fill this in.',
    /^Payment, number: Fill this in/,
  ]);
  // A group that is folded opens for its field.
  await page.getByRole('group', { name: 'Address' }).locator('summary').click();
  await summary.getByRole('button', { name: 'Address, city' }).focus();
  await page.keyboard.press('Enter');
  const city = page.getByRole('group', { name: 'Address' }).getByLabel('City');
  await expect(city).toBeFocused();
  await expect(city).toHaveAccessibleDescription('Fill this in.');
  await page.keyboard.type('Graz');
  await expect(city).not.toHaveAttribute('aria-invalid', 'true');
  await expect(summary.getByRole('button')).toHaveCount(4);
  expect(await gallery.events('SchemaForm', 'submit')).toEqual([]);
});

test('list entries are put in order and taken out by keyboard; the focus goes with them', async ({ gallery, page }) => {
  const schema = { properties: { steps: { type: 'array', items: { type: 'string' }, maxItems: 4 } } };
  await open(gallery, { jsonSchema: schema, data: { steps: ['a', 'b', 'c'] } });
  const boxes = page.getByRole('textbox');
  await boxes.nth(0).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(boxes.nth(1)).toBeFocused();
  await expect(boxes.nth(1)).toHaveValue('a');
  await page.getByRole('button', { name: 'Move Steps 3 up' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Move Steps 2 up' })).toBeFocused();
  await page.getByRole('button', { name: 'Remove Steps 1' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Steps 1' })).toBeFocused();
  await expect.poll(() => last(gallery, 'change')).toEqual({ values: { steps: ['c', 'a'] }, field: 'steps' });
  await page.getByRole('button', { name: 'Add to steps' }).click();
  await expect(boxes.nth(2)).toBeFocused();
  await page.keyboard.type('new');
  await page.getByRole('button', { name: 'Add to steps' }).click();
  await expect(page.getByRole('button', { name: 'Add to steps' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Steps 4: Fill this in.');
});

test('a schema that is none says why; what cannot be used is left out; values that fit nothing do no harm', async ({ gallery, page }) => {
  await open(gallery, { jsonSchema: { $ref: '#' } });
  await expect(page.getByText('refers to itself without end')).toBeVisible();
  await open(gallery, { jsonSchema: { properties: { a: { $ref: 'https://example.com/x.json' }, b: { type: 'string', pattern: '(' } } } });
  await expect(page.getByText('nothing is fetched from elsewhere')).toBeVisible();
  await page.getByRole('textbox', { name: 'B', exact: true }).fill('x');
  for (const data of [
    { customer: 5, lines: 'x', address: [], payment: [1], labels: 3 },
    { lines: [null, [], 5], parts: { inner: { inner: 'x' } } },
  ])
    await open(gallery, { data });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await gallery.problems()).toEqual([]);
});

test('500 fields: a key in one draws that one anew and no other', async ({ gallery, page }) => {
  const properties = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field${i}`, { type: i % 3 === 0 ? 'number' : 'string', title: `Field ${i}` }]));
  await open(gallery, { jsonSchema: { type: 'object', properties } });
  const field = page.getByLabel('Field 400', { exact: true });
  await field.focus();
  await page.evaluate(() => {
    const changed = new Set<string>();
    new MutationObserver((records) => {
      for (const { target } of records)
        changed.add((target instanceof Element ? target : target.parentElement)?.closest('[data-pointer]')?.getAttribute('data-pointer') ?? 'elsewhere');
      document.title = [...changed].join(' ');
    }).observe(document.querySelector('.ca-schema') ?? document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.keyboard.type('hello');
  await expect.poll(() => last(gallery, 'change')).toEqual({ values: { field400: 'hello' }, field: 'field400' });
  expect(await page.title()).not.toMatch(/field(?!400)/);
});

for (const scheme of ['light', 'dark'] as const)
  test(`meets axe, ${scheme}, wide and on a phone`, async ({ gallery, page }, testInfo) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await open(gallery, { data: { customer: 'Ada', lines: [{ what: 'Desk', count: 2 }, {}], labels: { room: '2' } }, columns: 2 }, { scheme });
      await page.getByRole('button', { name: 'Save' }).click();
      await testInfo.attach(`${scheme} ${width}`, { body: await page.screenshot(), contentType: 'image/png' });
      const { violations } = await new AxeBuilder({ page }).include('.ca-schema').analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
