import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { deleteSteps, rowEditor } from './form.ts';
import { type Kit, quote } from './kit.ts';
import { type BuiltPage, button, card, column, fieldText, header, nounOf, pageOf, refuse, row, statRow, text, toast } from './parts.ts';

/** Things to tick off: a line to add one, ticks, and filters. */
export function checklistPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const flag = entity.fields.find((field) => field.type === 'boolean' && /^(done|bought|got|completed|taken)$/.test(field.id));
  const flow = entity.flow;
  const doneStep = flow?.steps.at(-1) ?? 'Done';
  const isDone = flag !== undefined ? 'item.' + flag.id : `item.${flow?.field ?? 'status'} === ${quote(doneStep)}`;
  const flip =
    flag !== undefined
      ? `({ ${flag.id}: !item.${flag.id} })`
      : `({ ${flow?.field ?? 'status'}: ${isDone} ? ${quote(flow?.steps[0] ?? 'To do')} : ${quote(doneStep)} })`;
  const filter = kit.node('RadioGroup', `${key} filter`, {
    props: { variant: 'segmented', direction: 'row', options: ['All', 'Open', 'Done'], value: 'All', ariaLabel: 'Show' },
  });
  const data = `(${kit.rows(entity)}.data || [])`;
  const test = isDone.replaceAll('item.', 'r.');
  const due = entity.fields.find((field) => field.type === 'date');
  const priority = entity.fields.find((field) => field.id === 'priority');
  const quick = kit.id(`${key} quick form`);
  kit.did(`Tick ${nounOf(entity)}`);
  const preset = flow === null ? '' : `, ${flow.field}: ${quote(flow.steps[0] ?? '')}`;
  const facts = [due, priority].filter((field) => field !== undefined);
  return pageOf(
    kit,
    page,
    [
      header(
        kit,
        page.name,
        `{{ pluralize(count(${data}.filter((r) => !(${test}))), ${quote(nounOf(entity))}, ${quote(entity.plural.toLowerCase())}) }} to go`,
        [button(kit, `Add with details`, editor.add, { icon: 'plus', variant: 'secondary' }, { id: kit.id(`add ${key} button`) })],
      ),
      card(kit, `${key} card`, [
        kit.node('Form', `${key} quick form`, {
          id: quick,
          props: { resetOnSubmit: true },
          events: { submit: [{ do: 'createRow', with: { entity: entity.id, values: `{{ ({ ...event.values${preset} }) }}` } }] },
          children: [
            row(
              kit,
              `${key} quick row`,
              [
                kit.node('TextInput', `${key} quick input`, {
                  props: {
                    field: entity.display,
                    placeholder: `Add ${/^[aeiou]/i.test(entity.name) ? 'an' : 'a'} ${nounOf(entity)}`,
                    ariaLabel: `New ${nounOf(entity)}`,
                    required: true,
                  },
                  style: { base: { grow: 1 } },
                }),
                kit.node('Button', `${key} quick add`, { props: { text: 'Add', type: 'submit', icon: 'plus' } }),
              ],
              { wrap: false, gap: 8 },
            ),
          ],
        }),
        filter,
        kit.node('List', `${key} items`, {
          props: { dividers: true, gap: 4, emptyText: 'Nothing here. Add something above.' },
          bindings: { items: `{{ ${data}.filter((r) => ${filter.id}.value === "Open" ? !(${test}) : ${filter.id}.value === "Done" ? ${test} : true) }}` },
          children: [
            row(
              kit,
              `${key} line`,
              [
                // The words take the width; when and how urgent stand below them, so that a phone has room.
                column(
                  kit,
                  `${key} words`,
                  [
                    kit.node('Checkbox', `${key} tick`, {
                      props: { strike: true },
                      bindings: { label: `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, value: `{{ !!(${isDone}) }}` },
                      events: { change: [{ do: 'updateRow', with: { entity: entity.id, rowId: '{{ item.id }}', values: `{{ ${flip} }}` } }] },
                    }),
                    facts.length === 0
                      ? null
                      : text(
                          kit,
                          `${key} facts`,
                          `{{ [${facts.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`,
                          { size: 'small', tone: 'soft' },
                        ),
                  ],
                  { gap: 2 },
                  { base: { grow: 1 } },
                ),
                button(
                  kit,
                  'Edit',
                  editor.edit('item'),
                  { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' },
                  { id: kit.id(`${key} edit`) },
                ),
                button(
                  kit,
                  'Delete',
                  deleteSteps(kit, entity, 'item'),
                  { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' },
                  { id: kit.id(`${key} delete`) },
                ),
              ],
              { justify: 'between', wrap: false, gap: 6 },
            ),
          ],
        }),
      ]),
      editor.overlay,
    ],
    { maxWidth: '820px' },
  );
}

/** Habits: one press a day, streaks that grow or start again. */
export function checkinsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = entity.id;
  const editor = rowEditor(kit, entity, key);
  const data = `(${kit.rows(entity)}.data || [])`;
  // A day missed shows as no streak at once, without waiting for the next press.
  const alive = (of: string): string => `(${of}.lastDoneOn && ${of}.lastDoneOn >= addDays(today(), -1) ? (${of}.streak || 0) : 0)`;
  kit.did('Check in once a day');
  return pageOf(kit, page, [
    header(kit, page.name, `{{ formatDate(today(), "long") }}`, [
      button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) }),
    ]),
    statRow(kit, key, [
      { label: 'Done today', value: `{{ count(${data}.filter((r) => r.lastDoneOn === today())) + " / " + count(${data}) }}`, format: 'text' },
      { label: 'Longest streak now', value: `{{ max([0, ...${data}.map((r) => ${alive('r')})]) }}` },
      { label: 'Best ever', value: `{{ max([0, ...${data}.map((r) => r.bestStreak || 0)]) }}`, tone: 'ok' },
    ]),
    card(kit, `${key} card`, [
      kit.node('List', `${key} items`, {
        props: { dividers: true, gap: 8, emptyText: 'No habits yet. Add the first one.' },
        bindings: { items: `{{ ${data} }}` },
        children: [
          row(
            kit,
            `${key} line`,
            [
              column(
                kit,
                `${key} words`,
                [
                  text(kit, `${key} name`, '{{ item.name }}', { weight: 'medium' }),
                  text(kit, `${key} goal`, `{{ [item.goal, item.category].filter(Boolean).join(" · ") }}`, { size: 'small', tone: 'soft' }),
                ],
                { gap: 2 },
                { base: { grow: 1 } },
              ),
              text(kit, `${key} streak`, `{{ ${alive('item')} > 0 ? pluralize(${alive('item')}, "day") : "No streak" }}`, { size: 'small', tone: 'soft' }),
              button(
                kit,
                'Check in',
                [
                  ...refuse('item.lastDoneOn === today()', 'Done for today already. It counts once a day.'),
                  {
                    do: 'updateRow',
                    with: {
                      entity: entity.id,
                      rowId: '{{ item.id }}',
                      values: `{{ ({ streak: ${alive('item')} + 1, bestStreak: max(item.bestStreak || 0, ${alive('item')} + 1), lastDoneOn: today() }) }}`,
                    },
                  },
                  toast('{{ item.name }}: checked in'),
                ],
                { size: 'small', icon: 'check' },
                {
                  id: kit.id(`${key} check`),
                  bindings: {
                    text: '{{ item.lastDoneOn === today() ? "Done" : "Check in" }}',
                    variant: '{{ item.lastDoneOn === today() ? "secondary" : "primary" }}',
                  },
                },
              ),
              button(
                kit,
                'Edit',
                editor.edit('item'),
                { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' },
                { id: kit.id(`${key} edit`) },
              ),
              button(
                kit,
                'Delete',
                deleteSteps(kit, entity, 'item'),
                { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' },
                { id: kit.id(`${key} delete`) },
              ),
            ],
            { justify: 'between', gap: 10 },
          ),
        ],
      }),
    ]),
    card(kit, `${key} chart card`, [
      kit.node('XYChart', `${entity.name} streaks`, {
        props: { title: 'Streaks in days', type: 'bar', x: 'name', y: 'days', height: 220 },
        bindings: { data: `{{ ${data}.map((r) => ({ name: r.name, days: ${alive('r')} })) }}` },
      }),
    ]),
    editor.overlay,
  ]);
}
