// @vitest-environment jsdom
import '../testing/dom.ts';
import { act, cleanup, render } from '@testing-library/react';
import axe from 'axe-core';
import fc from '../../testing/property.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { COMPONENT_IDS, componentSpec } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { AppView } from '../app-view.tsx';
import { MORE_FILLED } from '../testing/new-samples.ts';
import { BOOKINGS } from '../testing/samples.ts';
import { type Sketch, StaticSource } from '../testing/static-source.ts';
import { IMPLEMENTED } from './registry.ts';

afterEach(cleanup);

const TEXT: Sketch = { type: 'Text', props: { content: 'Inside' } };

/** A component with its children, in a page. */
function pageWith(type: string, props: JsonObject = {}, state: JsonObject = {}): { source: StaticSource; id: string } {
  const spec = componentSpec(type);
  const kids: Pick<Sketch, 'kids' | 'items'> =
    spec?.slot === 'item' ? { items: [{ key: 'a', kids: [TEXT] }] } : spec?.slot === 'none' ? {} : { kids: [TEXT, { ...TEXT }] };
  const sketch: Sketch = {
    id: 'subject',
    type,
    props,
    state: spec?.isOverlay ? { open: true, ...state } : state,
    events: Object.keys(spec?.events ?? {}),
    ...kids,
  };
  return { source: new StaticSource({ type: 'Container', kids: [sketch] }), id: 'subject' };
}

/** Lazy components and markdown arrive after the first drawing. */
async function draw(source: StaticSource): Promise<HTMLElement> {
  const { container } = render(<AppView source={source} />);
  await act(async () => {
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return container;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !isTrue(); i++) await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
}

const subject = (container: HTMLElement): Element | null => container.querySelector('[data-instance="subject"]');

/** Something to see for each component, so that axe has something to look at. */
const FILLED: Readonly<Record<string, JsonObject>> = {
  Table: { data: BOOKINGS, title: 'Bookings', selection: 'multiple', rowActions: [{ id: 'edit', label: 'Edit', icon: 'pencil' }] },
  List: { items: ['a'] },
  XYChart: { data: BOOKINGS, x: 'patient', y: 'fee', title: 'Fees' },
  PieChart: { data: BOOKINGS, label: 'status', value: 'fee' },
  Select: { label: 'Choice', options: ['a', 'b'], value: 'a' },
  MultiSelect: { label: 'Choices', options: ['a', 'b'], value: ['a'] },
  RadioGroup: { label: 'Choice', options: ['a', 'b'] },
  SchemaForm: {
    schema: [
      { field: 'name', label: 'Name', type: 'text', required: true },
      { field: 'when', label: 'When', type: 'date' },
    ],
  },
  Kanban: { items: BOOKINGS, titleField: 'patient', groupBy: 'status', personField: 'clinician' },
  Calendar: { events: BOOKINGS, titleField: 'patient', date: '2026-06-12' },
  Chat: { messages: [{ id: '1', author: 'Me', text: 'Hello', createdAt: '2026-06-12T10:00:00Z' }], me: 'Me' },
  Timeline: { items: [{ title: 'Done', tone: 'ok' }, { title: 'Next' }] },
  KeyValue: { data: { name: 'Ada', visits: 3 } },
  FilterBar: { fields: [{ field: 'status', label: 'Status', type: 'choice', options: ['a'] }], value: { status: 'a' } },
  Breadcrumb: {
    items: [
      { id: 'a', label: 'All' },
      { id: 'b', label: 'Ada' },
    ],
  },
  Link: { text: 'Site', url: 'https://example.com' },
  Image: { src: 'data:image/png;base64,iVBORw0KGgo=', alt: 'A cup' },
  ...MORE_FILLED,
};

describe('every component of the catalogue', () => {
  it('has a React component, and nothing else has', () => {
    expect([...IMPLEMENTED].sort()).toEqual([...COMPONENT_IDS].sort());
  });

  it.each(COMPONENT_IDS)('%s draws with its defaults and carries its ids', async (type) => {
    const { source } = pageWith(type);
    const container = await draw(source);
    await until(() => subject(container)?.getAttribute('aria-label') !== 'Loading');
    const element = subject(container);
    expect(element?.getAttribute('data-node')).toBe('subject');
    expect(container.querySelector('.ca-placeholder')).toBeNull();
  });

  it.each(COMPONENT_IDS)('%s has no accessibility problem axe can find', async (type) => {
    const spec = componentSpec(type);
    const label: JsonObject = spec?.isInput ? { label: 'Label', help: 'Help' } : {};
    const { source } = pageWith(type, { ...label, ...FILLED[type] });
    const container = await draw(source);
    await until(() => subject(container)?.getAttribute('aria-label') !== 'Loading');
    const { violations } = await axe.run(container, {
      // A frame of jsdom cannot be looked into.
      iframes: false,
      // jsdom has no layout: colours, sizes and hidden text are looked at in a real browser.
      rules: {
        'color-contrast': { enabled: false },
        'target-size': { enabled: false },
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'heading-order': { enabled: false },
      },
    });
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  });

  it.each(COMPONENT_IDS)('%s takes any value in any property without failing', async (type) => {
    const spec = componentSpec(type);
    const keys = [...Object.keys(spec?.props ?? {}), 'style', 'frame'];
    const strange: readonly Json[] = [
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e21,
      '',
      'x',
      '2026-06-12',
      'javascript:alert(1)',
      [],
      {},
      [null],
      [1, 'a', { id: 1 }],
      [{ field: 'a', label: null }],
      { a: { b: [] } },
      [[[]]],
      '{{ }}',
    ];
    const value = fc.oneof(fc.constantFrom(...strange), fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>);
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...keys), value),
        fc.dictionary(fc.constantFrom(...Object.keys(spec?.state ?? {}), 'value'), value),
        async (props, state) => {
          const { source } = pageWith(type, { ...props, visible: true }, state);
          const container = await draw(source);
          try {
            const failed = container.querySelector('.ca-placeholder');
            if (failed !== null) throw new Error(`${failed.textContent} ${String(errors.mock.calls.at(-1)?.slice(0, 2).join(' ')).slice(0, 600)}`);
          } finally {
            cleanup();
            errors.mockClear();
          }
        },
      ),
      { seed, numRuns: 12, examples: strange.map((entry): [JsonObject, JsonObject] => [Object.fromEntries(keys.map((key) => [key, entry])), {}]) },
    );
    errors.mockRestore();
  });
});
