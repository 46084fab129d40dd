// Apps that benchmarks run.
import { manifest as manifestSchema } from '../../src/shared/app/manifest/index.ts';

function app(children, parts = {}) {
  return manifestSchema.parse(draft(children, parts));
}

/** As a person would write it, without what is added by default: a build may be older than the sources. */
function draft(children, parts) {
  return { schemaVersion: 1, meta: { name: 'Bench' }, pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root', children } }], requirements: { executionMs: 60_000 }, ...parts };
}
const setter = (id, state, value) => ({ id, type: 'Button', name: id, events: { click: [{ do: 'setState', with: { state, value } }] } });

/** A thousand cards with two bindings each; all of them read `all`, one reads the input. */
export function manyWidgets() {
  const cards = Array.from({ length: 1000 }, (_, i) => ({ id: `w${i}`, type: 'Card', name: `W${i}`, bindings: { title: `{{ "Card ${i} " + all }}`, subtitle: i === 500 ? '{{ box.value + all }}' : `{{ ${i} * 2 + " " + all }}` } }));
  return app([{ id: 'box', type: 'TextInput', name: 'Box' }, setter('every', 'all', '{{ all + 1 }}'), ...cards], { state: [{ id: 'all', name: 'All', initial: 0 }] });
}

/** Each text reads the one before it; written backwards, so that the last is evaluated first. */
export function chain(length) {
  const texts = Array.from({ length }, (_, i) => ({ id: `c${i}`, type: 'Text', name: `C${i}`, bindings: { content: i === 0 ? '{{ n }}' : `{{ c${i - 1}.content + 1 }}` } }));
  return app([setter('up', 'n', '{{ n + 1 }}'), ...texts.reverse()], { state: [{ id: 'n', name: 'N', initial: 0 }] });
}

/** Four lists in each other, ten elements each. */
export function nested() {
  const level = (depth) => (depth === 0 ? { id: 'leaf', type: 'Text', name: 'Leaf', bindings: { content: '{{ parent.parent.parent.item + item + n }}' } } : { id: `l${depth}`, type: 'List', name: `L${depth}`, bindings: { items: '{{ range(10) }}' }, children: [level(depth - 1)] });
  return app([{ id: 'box', type: 'Text', name: 'Box', bindings: { content: '{{ n }}' } }, setter('up', 'n', '{{ n + 1 }}'), level(4)], { state: [{ id: 'n', name: 'N', initial: 0 }] });
}

/** @param size of its components */
export function page(size) {
  const cards = Array.from({ length: Math.round(size / 10) }, (_, i) => ({
    id: `card${i}`,
    type: 'Card',
    name: `Card ${i}`,
    children: Array.from({ length: 9 }, (_each, j) => ({ id: `t${i}_${j}`, type: 'Text', name: 'T', props: { size: 'm' }, bindings: { content: `{{ n + ${i} * ${j} }}` } })),
  }));
  return app(cards, { state: [{ id: 'n', name: 'N', initial: 1 }] });
}

/** A table of ten thousand rows, an input that filters it, and a button that makes the rows. */
export function bigTable() {
  const fill = "for (let part = 0; part < 5; part++) await db.transaction(range(2000).map((i) => ({ kind: 'create', entity: 'row', values: { title: 'Row ' + (part * 2000 + i) + ' of ' + ['oak', 'ash', 'elm', 'fir'][i % 4], amount: i, done: i % 2 === 0 } })));";
  return draft(
    [
      { id: 'fill', type: 'Button', name: 'Fill', props: { text: 'Fill' }, events: { click: [{ do: 'script', with: { code: fill } }] } },
      { id: 'search', type: 'TextInput', name: 'Search', props: { label: 'Find' } },
      { id: 'total', type: 'Text', name: 'Total', bindings: { content: '{{ "Rows: " + rows.total }}' } },
      {
        id: 'table',
        type: 'Table',
        name: 'Table',
        props: { columns: [{ field: 'title', label: 'Title' }, { field: 'amount', label: 'Amount' }] },
        bindings: { data: '{{ rows.data.filter((row) => row.title.includes(search.value)) }}' },
      },
    ],
    {
      entities: [{ id: 'row', name: 'Row', plural: 'Rows', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' }, { id: 'amount', label: 'Amount', type: 'number' }, { id: 'done', label: 'Done', type: 'boolean' }] }],
      queries: [{ id: 'rows', name: 'Rows', kind: 'list', entity: 'row', limit: 20_000 }],
      requirements: { executionMs: 60_000 },
    },
  );
}
