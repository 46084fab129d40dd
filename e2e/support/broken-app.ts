/** An app with one thing wrong in each kind of place. */
export function brokenApp() {
  const page = (id: string, name: string, path: string, children: unknown[], onLoad: unknown[] = []) => ({
    id,
    name,
    path,
    onLoad,
    root: { id: `${id}Root`, type: 'Container', name: `${name} root`, children },
  });
  return {
    schemaVersion: 1,
    meta: { name: 'Broken shop' },
    entities: [
      {
        id: 'item',
        name: 'Item',
        plural: 'Items',
        displayField: 'gone',
        fields: [{ id: 'title', label: 'Title', type: 'text' }],
        seed: [{ id: 'i1', title: 'Apples' }],
      },
    ],
    state: [{ id: 'clipboard', name: 'Clipboard', initial: 0 }],
    queries: [{ id: 'lost', name: 'Lost rows', kind: 'list', entity: 'nowhere' }],
    modules: [{ id: 'prices', name: 'Prices', code: 'export function sum(rows) {\n  return rows.length;\n}}\n' }],
    triggers: [{ id: 'nightly', name: 'Nightly', kind: 'schedule', function: 'prices.gone', cron: 'every day' }],
    pages: [
      page('home', 'Home', '/', [{ id: 'total', type: 'Text', name: 'Total', bindings: { content: '{{ nobody }}' } }]),
      page(
        'second',
        'Second',
        '/second',
        [{ id: 'head', type: 'Text', name: 'Second heading', props: { content: 'Second' } }],
        [{ do: 'openOverlay', with: { node: 'gone' } }],
      ),
    ],
  };
}
