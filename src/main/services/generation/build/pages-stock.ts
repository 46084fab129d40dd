import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor, rowEditor } from './form.ts';
import { type Kit, quote } from './kit.ts';
import { subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, column, header, heading, nounOf, pageOf, refuse, row, statRow, toast } from './parts.ts';
import { statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** Goods in or out: checks the stock, changes it and writes the movement down. */
export function stockPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const movement = kit.ofKind('movement');
  const isIn = page.options['direction'] !== 'Out';
  const key = isIn ? 'receive' : 'ship';
  const verb = isIn ? 'Receive' : 'Ship';
  const data = `(${kit.rows(entity)}.data || [])`;
  const form = kit.id(`${key} form`);
  const link = movement?.fields.find((field) => field.reference?.entity === entity.id)?.id ?? 'item';
  const picked = `${data}.find((r) => r.id === event.values.${link})`;
  const done = isIn ? 'received' : 'shipped';
  kit.did(`${verb} ${entity.plural.toLowerCase()}`);
  const moves = movement === undefined ? '[]' : `(${kit.rows(movement)}.data || []).filter((r) => r.direction === ${quote(isIn ? 'In' : 'Out')})`;
  return pageOf(kit, page, [
    header(kit, page.name, isIn ? 'Goods that come in add to the stock' : 'Goods that go out are taken from the stock', []),
    row(
      kit,
      `${key} columns`,
      [
        card(
          kit,
          `${key} card`,
          [
            heading(kit, `${verb} ${nounOf(entity)}`, 2),
            kit.node('Form', `${verb} form`, {
              id: form,
              props: { resetOnSubmit: true },
              events: {
                submit: [
                  ...refuse('!(event.values.quantity > 0)', 'Type a quantity above zero'),
                  ...(isIn
                    ? []
                    : refuse(`((${picked} || {}).stock || 0) < event.values.quantity`, `Not enough in stock: only {{ (${picked} || {}).stock || 0 }} left`)),
                  {
                    do: 'updateRow',
                    with: {
                      entity: entity.id,
                      rowId: `{{ event.values.${link} }}`,
                      values: `{{ ({ stock: ((${picked} || {}).stock || 0) ${isIn ? '+' : '-'} event.values.quantity }) }}`,
                    },
                  },
                  ...(movement === undefined
                    ? []
                    : [
                        {
                          do: 'createRow' as const,
                          with: {
                            entity: movement.id,
                            values: `{{ ({ ${link}: event.values.${link}, direction: ${quote(isIn ? 'In' : 'Out')}, quantity: event.values.quantity, date: today(), party: event.values.party, note: event.values.note, reference: "MV-" + String(now()).replace(/\\D/g, "").slice(6, 14) }) }}`,
                          },
                        },
                      ]),
                  toast(`{{ event.values.quantity }} ${done}`),
                ],
              },
              children: [
                kit.node('Select', `${key} item input`, {
                  props: { field: link, label: entity.name, required: true, labelKey: entity.display, valueKey: 'id', searchable: true },
                  bindings: { options: `{{ ${data} }}` },
                }),
                kit.node('NumberInput', `${key} quantity input`, { props: { field: 'quantity', label: 'Quantity', required: true, min: 1, decimals: 0 } }),
                kit.node('TextInput', `${key} party input`, { props: { field: 'party', label: isIn ? 'Supplier' : 'Customer' } }),
                kit.node('TextInput', `${key} note input`, { props: { field: 'note', label: 'Note' } }),
                kit.node('Button', `${verb} now`, {
                  id: kit.id(`${key} button`),
                  props: { text: verb, type: 'submit', icon: isIn ? 'package-open' : 'truck' },
                }),
              ],
            }),
          ],
          {},
          { base: { grow: 1, minWidth: '280px' } },
        ),
        movement === undefined
          ? null
          : column(
              kit,
              `${key} recent card`,
              [
                heading(kit, `Last ${done}`, 2),
                tableFor(kit, movement, {
                  data: `${moves}.slice(0, 20)`,
                  key: `${key} recent`,
                  columns: 5,
                  actions: false,
                  verbs: [],
                  searchable: false,
                  pageSize: 8,
                }),
              ],
              { gap: 10 },
              { base: { grow: 2, minWidth: '320px' } },
            ),
      ],
      { align: 'start', gap: 16 },
    ),
  ]);
}

/** Everything that moved, by item and direction. */
export function movementsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const link = entity.fields.find((field) => field.type === 'reference');
  const target = kit.entity(link?.reference?.entity ?? null);
  const data = `(${kit.rows(entity)}.data || [])`;
  const item =
    target === undefined
      ? null
      : kit.node('Select', `${key} item filter`, {
          props: { placeholder: `Any ${nounOf(target)}`, ariaLabel: `Filter by ${nounOf(target)}`, labelKey: target.display, valueKey: 'id', searchable: true },
          bindings: { options: `{{ ${kit.rows(target)}.data || [] }}` },
          style: { base: { width: '220px', maxWidth: '240px' } },
        });
  const direction = kit.node('Select', `${key} direction filter`, {
    props: { placeholder: 'In and out', ariaLabel: 'Filter by direction', options: ['In', 'Out'] },
    style: { base: { width: '160px', maxWidth: '180px' } },
  });
  const tests = [
    item === null || link === undefined ? 'true' : `(!${item.id}.value || r.${link.id} === ${item.id}.value)`,
    `(!${direction.id}.value || r.direction === ${direction.id}.value)`,
  ];
  const editor = rowEditor(kit, entity, key);
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [
      button(
        kit,
        'Download',
        [{ do: 'exportData', with: { fileName: 'history.csv', data: `{{ ${data} }}`, format: 'csv' } }],
        { variant: 'secondary', icon: 'download' },
        { id: kit.id(`${key} download`) },
      ),
    ]),
    statRow(kit, key, [
      { label: 'Came in', value: `{{ sum(${data}.filter((r) => r.direction === "In"), "quantity") }}` },
      { label: 'Went out', value: `{{ sum(${data}.filter((r) => r.direction === "Out"), "quantity") }}` },
      ...statsOf(kit, entity, 1),
    ]),
    row(kit, `${key} filters`, [item, direction], { gap: 8 }),
    tableFor(kit, entity, { data: `${data}.filter((r) => ${tests.join(' && ')})`, key, editor }),
    editor.overlay,
  ]);
}

/** Clock in and out; nobody can be in twice. */
export function clockPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const data = `(${kit.rows(entity)}.data || [])`;
  const person = entity.fields.find((field) => field.id === 'person');
  const who = person === undefined ? null : inputFor(kit, entity, { ...person, required: true, label: 'Who' }, 'clock');
  const value = who === null ? '"me"' : `${who.id}.value`;
  const open = `${data}.find((r) => r.person === ${value} && r.status === "Working")`;
  const time = 'new Date(now()).toISOString().slice(11, 16)';
  kit.did('Clock in');
  kit.did('Clock out');
  return pageOf(kit, page, [
    header(kit, page.name, '{{ formatDate(today(), "long") }}', []),
    row(
      kit,
      'Clock columns',
      [
        card(
          kit,
          'Clock card',
          [
            who,
            row(
              kit,
              'Clock buttons',
              [
                button(
                  kit,
                  'Clock in',
                  [
                    ...refuse(`!${value}`, 'Say who first'),
                    ...refuse(`!!${open}`, 'Already clocked in'),
                    {
                      do: 'createRow',
                      with: {
                        entity: entity.id,
                        values: `{{ ({ person: ${value}, date: today(), clockInAt: ${time}, status: "Working"${entity.display === 'number' ? ', number: "AT-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} }) }}`,
                      },
                    },
                    toast('Clocked in'),
                  ],
                  { icon: 'log-in' },
                  { id: kit.id('clock in button') },
                ),
                button(
                  kit,
                  'Clock out',
                  [
                    ...refuse(`!${value}`, 'Say who first'),
                    ...refuse(`!${open}`, 'Clock in first'),
                    { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: `{{ ({ clockOutAt: ${time}, status: "Done" }) }}` } },
                    toast('Clocked out'),
                  ],
                  { icon: 'log-out', variant: 'secondary' },
                  { id: kit.id('clock out button') },
                ),
              ],
              { gap: 8 },
            ),
          ],
          {},
          { base: { grow: 1, minWidth: '260px' } },
        ),
        column(
          kit,
          'Clock log card',
          [heading(kit, 'Records', 2), tableFor(kit, entity, { data, key: 'clock log', columns: 6, actions: false, verbs: [] })],
          { gap: 10 },
          { base: { grow: 2, minWidth: '320px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
  ]);
}
