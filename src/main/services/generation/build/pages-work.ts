import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { rankField } from '../plan/pages.ts';
import { detailDrawer } from './detail.ts';
import { defaultsOf, deleteSteps, inputFor, rowEditor } from './form.ts';
import { quote, type Kit } from './kit.ts';
import { cardOf, searchExpression } from './pages-content.ts';
import { subtitle } from './pages-crud.ts';
import { button, card, column, fieldText, header, heading, nounOf, pageOf, refuse, row, statRow, text, toast, type BuiltPage } from './parts.ts';
import { statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** Things to tick off: a line to add one, ticks, and filters. */
export function checklistPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const flag = entity.fields.find((field) => field.type === 'boolean' && /^(done|bought|got|completed|taken)$/.test(field.id));
  const flow = entity.flow;
  const doneStep = flow?.steps.at(-1) ?? 'Done';
  const isDone = flag !== undefined ? 'item.' + flag.id : `item.${flow?.field ?? 'status'} === ${quote(doneStep)}`;
  const flip = flag !== undefined ? `({ ${flag.id}: !item.${flag.id} })` : `({ ${flow?.field ?? 'status'}: ${isDone} ? ${quote(flow?.steps[0] ?? 'To do')} : ${quote(doneStep)} })`;
  const filter = kit.node('RadioGroup', `${key} filter`, { props: { variant: 'segmented', direction: 'row', options: ['All', 'Open', 'Done'], value: 'All', ariaLabel: 'Show' } });
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
      header(kit, page.name, `{{ pluralize(count(${data}.filter((r) => !(${test}))), ${quote(nounOf(entity))}, ${quote(entity.plural.toLowerCase())}) }} to go`, [button(kit, `Add with details`, editor.add, { icon: 'plus', variant: 'secondary' }, { id: kit.id(`add ${key} button`) })]),
      card(kit, `${key} card`, [
        kit.node('Form', `${key} quick form`, { id: quick, props: { resetOnSubmit: true }, events: { submit: [{ do: 'createRow', with: { entity: entity.id, values: `{{ ({ ...event.values${preset} }) }}` } }] }, children: [row(kit, `${key} quick row`, [kit.node('TextInput', `${key} quick input`, { props: { field: entity.display, placeholder: `Add ${/^[aeiou]/i.test(entity.name) ? 'an' : 'a'} ${nounOf(entity)}`, ariaLabel: `New ${nounOf(entity)}`, required: true }, style: { base: { grow: 1 } } }), kit.node('Button', `${key} quick add`, { props: { text: 'Add', type: 'submit', icon: 'plus' } })], { wrap: false, gap: 8 })] }),
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
                column(kit, `${key} words`, [kit.node('Checkbox', `${key} tick`, { props: { strike: true }, bindings: { label: `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, value: `{{ !!(${isDone}) }}` }, events: { change: [{ do: 'updateRow', with: { entity: entity.id, rowId: '{{ item.id }}', values: `{{ ${flip} }}` } }] } }), facts.length === 0? null : text(kit, `${key} facts`, `{{ [${facts.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`, { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }),
                button(kit, 'Edit', editor.edit('item'), { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' }, { id: kit.id(`${key} edit`) }),
                button(kit, 'Delete', deleteSteps(kit, entity, 'item'), { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' }, { id: kit.id(`${key} delete`) }),
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
    header(kit, page.name, `{{ formatDate(today(), "long") }}`, [button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) })]),
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
              column(kit, `${key} words`, [text(kit, `${key} name`, '{{ item.name }}', { weight: 'medium' }), text(kit, `${key} goal`, `{{ [item.goal, item.category].filter(Boolean).join(" · ") }}`, { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }),
              text(kit, `${key} streak`, `{{ ${alive('item')} > 0 ? pluralize(${alive('item')}, "day") : "No streak" }}`, { size: 'small', tone: 'soft' }),
              button(kit, 'Check in', [...refuse('item.lastDoneOn === today()', 'Done for today already. It counts once a day.'), { do: 'updateRow', with: { entity: entity.id, rowId: '{{ item.id }}', values: `{{ ({ streak: ${alive('item')} + 1, bestStreak: max(item.bestStreak || 0, ${alive('item')} + 1), lastDoneOn: today() }) }}` } }, toast('{{ item.name }}: checked in')], { size: 'small', icon: 'check' }, { id: kit.id(`${key} check`), bindings: { text: '{{ item.lastDoneOn === today() ? "Done" : "Check in" }}', variant: '{{ item.lastDoneOn === today() ? "secondary" : "primary" }}' } }),
              button(kit, 'Edit', editor.edit('item'), { variant: 'ghost', size: 'small', icon: 'pencil', text: '', ariaLabel: 'Edit' }, { id: kit.id(`${key} edit`) }),
              button(kit, 'Delete', deleteSteps(kit, entity, 'item'), { variant: 'ghost', size: 'small', icon: 'trash-2', text: '', ariaLabel: 'Delete' }, { id: kit.id(`${key} delete`) }),
            ],
            { justify: 'between', gap: 10 },
          ),
        ],
      }),
    ]),
    card(kit, `${key} chart card`, [kit.node('XYChart', `${entity.name} streaks`, { props: { title: 'Streaks in days', type: 'bar', x: 'name', y: 'days', height: 220 }, bindings: { data: `{{ ${data}.map((r) => ({ name: r.name, days: ${alive('r')} })) }}` } })]),
    editor.overlay,
  ]);
}

/** What comes up, grouped by day. */
export function schedulePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const date = entity.fields.find((field) => field.type === 'date')?.id ?? 'date';
  const time = entity.fields.find((field) => field.type === 'time')?.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const show = kit.node('RadioGroup', `${key} span`, { props: { variant: 'segmented', direction: 'row', options: ['Upcoming', 'This week', 'Past'], value: 'Upcoming', ariaLabel: 'Which days' } });
  const data = `(${kit.rows(entity)}.data || []).filter((r) => r.${date} && (${show.id}.value === "Past" ? r.${date} < today() : ${show.id}.value === "This week" ? r.${date} >= startOfWeek(today()) && r.${date} < addDays(startOfWeek(today()), 7) : r.${date} >= today()))`;
  const extra = entity.fields.filter((field) => field.id !== entity.display && field.id !== date && /^(reference|choice|text)$/.test(field.type)).slice(0, 3);
  const tones = JSON.stringify(Object.fromEntries((entity.fields.find((field) => field.id === entity.flow?.field)?.choices ?? []).map((choice) => [choice.value, choice.tone ?? 'neutral'])));
  const month = kit.node('Calendar', `${key} month`, { props: { dateField: date, titleField: entity.display, toneField: entity.flow?.field ?? '', tones: JSON.parse(tones) as Record<string, string>, endField: /^(to|endsOn)$/.test(entity.fields.find((field) => field.id === 'to' || field.id === 'endsOn')?.id ?? '') ? (entity.fields.find((field) => field.id === 'to' || field.id === 'endsOn')?.id ?? '') : '', ariaLabel: page.name }, bindings: { events: `{{ ${kit.rows(entity)}.data || [] }}` }, events: { select: detail.open('event.item'), dayClick: editor.edit(`({ ...(${defaultsOf(entity)}), ${date}: event.date })`) } });
  return pageOf(kit, page, [
    header(kit, page.name, `{{ formatDate(today(), "long") }}`, [button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) })]),
    kit.node('Tabs', `${key} views`, {
      props: { tabs: [{ id: 'agenda', label: 'Agenda', icon: 'list' }, { id: 'month', label: 'Month', icon: 'calendar' }], variant: 'segmented', lazy: false },
      children: [
        column(kit, `${key} agenda`, [show, kit.node('List', `${key} days`, {
      props: { gap: 16, itemKey: 'key', emptyText: 'Nothing on these days.' },
      bindings: { items: `{{ sortBy(groupBy(${data}, ${quote(date)}), "key", ${show.id}.value === "Past" ? "desc" : "asc") }}` },
      children: [
        card(kit, `${key} day`, [
          heading(kit, `${key} day name`, 3, '{{ item.key === today() ? "Today" : formatDate(item.key, "long") }}'),
          kit.node('List', `${key} entries`, {
            props: { dividers: true, gap: 6 },
            bindings: { items: `{{ ${time === undefined ? 'item.rows' : `sortBy(item.rows, ${quote(time)})`} }}` },
            children: [
              row(kit, `${key} entry`, [
                time === undefined ? null : text(kit, `${key} entry time`, `{{ item.${time} || "" }}`, { weight: 'medium' }),
                column(kit, `${key} entry words`, [text(kit, `${key} entry name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'medium' }), text(kit, `${key} entry facts`, `{{ [${extra.map((field) => fieldText(kit, entity, field.id, 'item')).join(', ')}].filter(Boolean).join(" · ") }}`, { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }),
                button(kit, 'Open', detail.open('item'), { variant: 'ghost', size: 'small' }, { id: kit.id(`${key} open`) }),
              ], { wrap: false, gap: 12 }),
            ],
          }),
        ]),
      ],
    })], { gap: 14 }),
        month,
      ],
    }),
    editor.overlay,
    detail.drawer,
  ]);
}

/** Rows in order of a number, first place on top. */
export function rankingPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const field = rankField(entity) ?? entity.fields.find((candidate) => /^(integer|number|currency|rating)$/.test(candidate.type))?.id;
  const sub = entity.fields.find((candidate) => candidate.id !== entity.display && candidate.id !== field && /^(date|text|choice|reference)$/.test(candidate.type));
  const others = kit.plan.entities.find((other) => other.fields.some((candidate) => candidate.reference?.entity === entity.id));
  const link = others?.fields.find((candidate) => candidate.reference?.entity === entity.id)?.id;
  const data = `(${kit.rows(entity)}.data || [])`;
  const score = (of: string): string => (field !== undefined ? `(${of}.${field} || 0)` : others !== undefined ? `count((${kit.rows(others)}.data || []).filter((o) => o.${link} === ${of}.id))` : '0');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, field === undefined ? subtitle(kit, entity) : `Highest ${entity.fields.find((candidate) => candidate.id === field)?.label.toLowerCase()} first`, []),
      card(kit, `${key} card`, [
        kit.node('List', `${key} places`, {
          props: { dividers: true, gap: 8, emptyText: 'Nobody here yet.' },
          bindings: { items: `{{ [...${data}].sort((a, b) => ${score('b')} - ${score('a')}).slice(0, 50) }}` },
          children: [
            row(kit, `${key} place`, [
              text(kit, `${key} number`, '{{ index + 1 }}', { weight: 'bold', size: 'large', tone: 'accent' }),
              ...(entity.group === 'people' || entity.group === 'record' ? [kit.node('Avatar', `${key} avatar`, { props: { size: 32 }, bindings: { name: `{{ ${fieldText(kit, entity, entity.display, 'item')} || "?" }}` } })] : []),
              column(kit, `${key} words`, [text(kit, `${key} name`, `{{ ${fieldText(kit, entity, entity.display, 'item')} }}`, { weight: 'medium' }), sub === undefined ? null : text(kit, `${key} note`, `{{ ${fieldText(kit, entity, sub.id, 'item')} }}`, { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }),
              text(kit, `${key} score`, `{{ ${field === undefined ? score('item') : fieldText(kit, entity, field, 'item')} }}`, { weight: 'bold' }),
            ], { wrap: false, gap: 16 }),
          ],
        }),
      ]),
    ],
    { maxWidth: '760px' },
  );
}

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
    row(kit, `${key} columns`, [
      card(kit, `${key} card`, [
        heading(kit, `${verb} ${nounOf(entity)}`, 2),
        kit.node('Form', `${verb} form`, {
          id: form,
          props: { resetOnSubmit: true },
          events: {
            submit: [
              ...refuse('!(event.values.quantity > 0)', 'Type a quantity above zero'),
              ...(isIn ? [] : refuse(`((${picked} || {}).stock || 0) < event.values.quantity`, `Not enough in stock: only {{ (${picked} || {}).stock || 0 }} left`)),
              { do: 'updateRow', with: { entity: entity.id, rowId: `{{ event.values.${link} }}`, values: `{{ ({ stock: ((${picked} || {}).stock || 0) ${isIn ? '+' : '-'} event.values.quantity }) }}` } },
              ...(movement === undefined ? [] : [{ do: 'createRow' as const, with: { entity: movement.id, values: `{{ ({ ${link}: event.values.${link}, direction: ${quote(isIn ? 'In' : 'Out')}, quantity: event.values.quantity, date: today(), party: event.values.party, note: event.values.note, reference: "MV-" + String(now()).replace(/\\D/g, "").slice(6, 14) }) }}` } }]),
              toast(`{{ event.values.quantity }} ${done}`),
            ],
          },
          children: [
            kit.node('Select', `${key} item input`, { props: { field: link, label: entity.name, required: true, labelKey: entity.display, valueKey: 'id', searchable: true }, bindings: { options: `{{ ${data} }}` } }),
            kit.node('NumberInput', `${key} quantity input`, { props: { field: 'quantity', label: 'Quantity', required: true, min: 1, decimals: 0 } }),
            kit.node('TextInput', `${key} party input`, { props: { field: 'party', label: isIn ? 'Supplier' : 'Customer' } }),
            kit.node('TextInput', `${key} note input`, { props: { field: 'note', label: 'Note' } }),
            kit.node('Button', `${verb} now`, { id: kit.id(`${key} button`), props: { text: verb, type: 'submit', icon: isIn ? 'package-open' : 'truck' } }),
          ],
        }),
      ], {}, { base: { grow: 1, minWidth: '280px' } }),
      movement === undefined ? null : column(kit, `${key} recent card`, [heading(kit, `Last ${done}`, 2), tableFor(kit, movement, { data: `${moves}.slice(0, 20)`, key: `${key} recent`, columns: 5, actions: false, verbs: [], searchable: false, pageSize: 8 })], { gap: 10 }, { base: { grow: 2, minWidth: '320px' } }),
    ], { align: 'start', gap: 16 }),
  ]);
}

/** Everything that moved, by item and direction. */
export function movementsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '');
  const link = entity.fields.find((field) => field.type === 'reference');
  const target = kit.entity(link?.reference?.entity ?? null);
  const data = `(${kit.rows(entity)}.data || [])`;
  const item = target === undefined ? null : kit.node('Select', `${key} item filter`, { props: { placeholder: `Any ${nounOf(target)}`, ariaLabel: `Filter by ${nounOf(target)}`, labelKey: target.display, valueKey: 'id', searchable: true }, bindings: { options: `{{ ${kit.rows(target)}.data || [] }}` }, style: { base: { width: '220px', maxWidth: '240px' } } });
  const direction = kit.node('Select', `${key} direction filter`, { props: { placeholder: 'In and out', ariaLabel: 'Filter by direction', options: ['In', 'Out'] }, style: { base: { width: '160px', maxWidth: '180px' } } });
  const tests = [item === null || link === undefined ? 'true' : `(!${item.id}.value || r.${link.id} === ${item.id}.value)`, `(!${direction.id}.value || r.direction === ${direction.id}.value)`];
  const editor = rowEditor(kit, entity, key);
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [button(kit, 'Download', [{ do: 'exportData', with: { fileName: 'history.csv', data: `{{ ${data} }}`, format: 'csv' } }], { variant: 'secondary', icon: 'download' }, { id: kit.id(`${key} download`) })]),
    statRow(kit, key, [{ label: 'Came in', value: `{{ sum(${data}.filter((r) => r.direction === "In"), "quantity") }}` }, { label: 'Went out', value: `{{ sum(${data}.filter((r) => r.direction === "Out"), "quantity") }}` }, ...statsOf(kit, entity, 1)]),
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
    row(kit, 'Clock columns', [
      card(kit, 'Clock card', [
        who,
        row(kit, 'Clock buttons', [
          button(kit, 'Clock in', [...refuse(`!${value}`, 'Say who first'), ...refuse(`!!${open}`, 'Already clocked in'), { do: 'createRow', with: { entity: entity.id, values: `{{ ({ person: ${value}, date: today(), clockInAt: ${time}, status: "Working"${entity.display === 'number' ? ', number: "AT-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''} }) }}` } }, toast('Clocked in')], { icon: 'log-in' }, { id: kit.id('clock in button') }),
          button(kit, 'Clock out', [...refuse(`!${value}`, 'Say who first'), ...refuse(`!${open}`, 'Clock in first'), { do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${open}.id }}`, values: `{{ ({ clockOutAt: ${time}, status: "Done" }) }}` } }, toast('Clocked out')], { icon: 'log-out', variant: 'secondary' }, { id: kit.id('clock out button') }),
        ], { gap: 8 }),
      ], {}, { base: { grow: 1, minWidth: '260px' } }),
      column(kit, 'Clock log card', [heading(kit, 'Records', 2), tableFor(kit, entity, { data, key: 'clock log', columns: 6, actions: false, verbs: [] })], { gap: 10 }, { base: { grow: 2, minWidth: '320px' } }),
    ], { align: 'start', gap: 16 }),
  ]);
}

/** Openings to browse and apply for. */
export function applyPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const application = kit.ofKind('application');
  const key = 'jobs board';
  const search = kit.node('TextInput', `${key} search`, { props: { type: 'search', icon: 'search', placeholder: `Search ${entity.plural.toLowerCase()}`, ariaLabel: `Search ${entity.plural.toLowerCase()}`, clearable: true } });
  const editor = rowEditor(kit, entity, 'post');
  const chosen = kit.variable('Applying for', {});
  const modal = kit.id('apply modal');
  const link = application?.fields.find((field) => field.reference?.entity === entity.id)?.id;
  const fields = application?.fields.filter((field) => field.type !== 'computed' && field.id !== link && field.id !== application.flow?.field && field.type !== 'date' && field.id !== 'number') ?? [];
  const open = `(${kit.rows(entity)}.data || []).filter((r) => (!r.status || r.status === "Open") && ${searchExpression(entity, search.id)})`;
  kit.did(`Apply for ${nounOf(entity)}`);
  kit.did(`Post ${nounOf(entity)}`);
  const date = application?.fields.find((field) => field.type === 'date')?.id;
  return pageOf(kit, page, [
    header(kit, page.name, `{{ pluralize(count(${open}), "open position") }}`, [button(kit, `Post ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id('post button') })]),
    search,
    kit.node('List', `${key} list`, { props: { layout: 'grid', minItemWidth: 280, gap: 14, emptyText: 'No open positions.' }, bindings: { items: `{{ ${open} }}` }, children: [cardOf(kit, entity, key, application === undefined ? [] : [button(kit, 'Apply', [{ do: 'setState', with: { state: chosen, value: '{{ item }}' } }, { do: 'openOverlay', with: { node: modal } }], { size: 'small', icon: 'send' }, { id: kit.id('apply button') })])] }),
    editor.overlay,
    application === undefined
      ? null
      : kit.node('Modal', 'Apply dialog', {
          id: modal,
          bindings: { title: `{{ "Apply: " + (${chosen}.${entity.display} || "") }}` },
          children: [kit.node('Form', 'Apply form', { id: kit.id('apply form'), props: { resetOnSubmit: true }, events: { submit: [{ do: 'createRow', with: { entity: application.id, values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link}: ${chosen}.id`}${date === undefined ? '' : `, ${date}: today()`}${application.display === 'number' ? ', number: "AP-" + String(now()).replace(/\\D/g, "").slice(6, 14)' : ''}${application.flow === null ? '' : `, ${application.flow.field}: ${quote(application.flow.steps[0] ?? '')}`} }) }}` } }, { do: 'closeOverlay', with: { node: modal } }, toast('Application sent')] }, children: [...fields.map((field) => inputFor(kit, application, field, 'apply')), kit.node('Button', 'Send application', { props: { text: 'Send application', type: 'submit' } })] })],
        }),
  ]);
}
