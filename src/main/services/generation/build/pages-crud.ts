import type { PlannedEntity, PlannedField, PlannedPage } from '../plan/index.ts';
import { detailDrawer } from './detail.ts';
import { defaultsOf, rowEditor, type RowEditor } from './form.ts';
import { quote, type Kit, type Node, type StepInput } from './kit.ts';
import { button, column, header, heading, nounOf, pageOf, row, statRow, toast, type BuiltPage } from './parts.ts';
import { chartFor, perChart, stateField, statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** Heading with the add button, figures, filters, table; a dialog to add and edit, a drawer to look closer. */
export function listPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const filters = filterRow(kit, entity, key);
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) })]),
    statRow(kit, key, statsOf(kit, entity)),
    filters.node,
    tableFor(kit, entity, { data: filters.rows, key, editor, detail: detail.open }),
    editor.overlay,
    detail.drawer,
  ]);
}

export function subtitle(kit: Kit, entity: PlannedEntity): string {
  return `{{ pluralize(count(${kit.rows(entity)}.data), ${quote(nounOf(entity))}, ${quote(entity.plural.toLowerCase())}) }}`;
}

/** Selects that narrow the rows: one for the workflow, one for a category. Clearing one shows all again. */
export function filterRow(kit: Kit, entity: PlannedEntity, key: string): { node: Node | null; rows: string } {
  const state = entity.flow?.field ?? stateField(entity)?.id;
  const rank = (field: PlannedField): number => Number(field.id === state);
  const choices = entity.fields
    .filter((field) => field.type === 'choice' || field.states !== undefined)
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, 2);
  const data = `(${kit.rows(entity)}.data || [])`;
  if (choices.length === 0) return { node: null, rows: data };
  const inputs = choices.map((field) =>
    kit.node('Select', `${key} ${field.id} filter`, {
      props: {
        placeholder: `Any ${field.label.toLowerCase()}`,
        ariaLabel: `Filter by ${field.label.toLowerCase()}`,
        options: (field.states ?? field.choices ?? []).map(({ value, label }) => ({ value, label })),
      },
      style: { base: { width: '190px', maxWidth: '220px' } },
    }),
  );
  const tests = choices.map((field, i) => `(!${inputs[i]?.id}.value || r.${field.id} === ${inputs[i]?.id}.value)`);
  return { node: row(kit, `${key} filters`, inputs, { gap: 8 }), rows: `${data}.filter((r) => ${tests.join(' && ')})` };
}

/** The same rows as a board with one column for each step, and as a table. */
export function workboardPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const flow = entity.flow;
  if (flow === null) return listPage(kit, page, entity);
  const key = page.id.replace(/Page\d*$/, '') || entity.id;
  const editor = rowEditor(kit, entity, key);
  const detail = detailDrawer(kit, entity, editor, key);
  const filters = filterRow(kit, entity, key);
  const board = boardFor(kit, entity, key, detail.open, editor);
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [button(kit, `Add ${nounOf(entity)}`, editor.add, { icon: 'plus' }, { id: kit.id(`add ${key} button`) })]),
    statRow(kit, key, statsOf(kit, entity)),
    kit.node('Tabs', `${key} views`, {
      props: {
        tabs: [
          { id: 'board', label: 'Board', icon: 'kanban' },
          { id: 'table', label: 'Table', icon: 'table' },
        ],
        variant: 'segmented',
        lazy: false,
      },
      children: [
        board,
        column(kit, `${key} table side`, [filters.node, tableFor(kit, entity, { data: filters.rows, key, editor, detail: detail.open })], { gap: 12 }),
      ],
    }),
    editor.overlay,
    detail.drawer,
  ]);
}

/** One column for each step. A card can be dragged to any step; a press shows it. */
function boardFor(kit: Kit, entity: PlannedEntity, key: string, open: (of: string) => StepInput[], editor: RowEditor): Node {
  const flow = entity.flow ?? { field: 'status', steps: [], bad: [] };
  const path = (types: RegExp): string => {
    const field = entity.fields.find((candidate) => candidate.id !== entity.display && candidate.id !== flow.field && types.test(candidate.type));
    const target = kit.entity(field?.reference?.entity ?? null);
    return field === undefined ? '' : target === undefined ? field.id : `${field.id}$.${target.display}`;
  };
  const display = entity.fields.find((field) => field.id === entity.display);
  const person = entity.fields.find((field) => /^(assignee|technician|driver|manager|requester|customer|candidate|applicant|guest)$/.test(field.id));
  const personTarget = kit.entity(person?.reference?.entity ?? null);
  const tag = entity.fields.find((field) => field.type === 'choice' && field.id !== flow.field && /^(priority|severity|risk|category)$/.test(field.id));
  const words = path(/^reference$/) || entity.fields.find((field) => field.type === 'text' && field.id !== display?.id && field.id !== person?.id)?.id || '';
  const tones = Object.fromEntries((tag?.choices ?? []).map((choice) => [choice.value, choice.tone ?? 'neutral']));
  kit.did(`Move ${nounOf(entity)} to another step`);
  return kit.node('Kanban', `${key} board`, {
    props: {
      groupBy: flow.field,
      groups: (entity.fields.find((field) => field.id === flow.field)?.choices ?? []).map(({ value, label, tone }) => ({
        value,
        label,
        tone: tone ?? 'neutral',
      })),
      titleField: entity.display,
      textField: words,
      tagField: tag?.id ?? '',
      tones,
      dateField: entity.fields.find((field) => field.type === 'date')?.id ?? '',
      personField: person === undefined ? '' : personTarget === undefined ? person.id : `${person.id}$.${personTarget.display}`,
      emptyText: 'Nothing here',
      addLabel: `Add ${nounOf(entity)}`,
      ariaLabel: `${entity.plural} by step`,
    },
    bindings: { items: `{{ ${kit.rows(entity)}.data || [] }}` },
    events: {
      move: [
        { do: 'updateRow', with: { entity: entity.id, rowId: '{{ event.item.id }}', values: `{{ ({ ${flow.field}: event.to }) }}` } },
        toast('Moved to {{ event.to }}'),
      ],
      click: open('event.item'),
      add: editor.edit(`({ ...(${defaultsOf(entity)}), ${flow.field}: event.group })`),
    },
  });
}

/** Totals and charts of everything that can be counted. */
export function reportPage(kit: Kit, page: PlannedPage): BuiltPage {
  const shown = kit.plan.entities.filter((entity) => entity.kind !== 'user').slice(0, 4);
  const money = shown.filter((entity) => entity.group === 'money').slice(0, 4);
  const figures =
    money.length >= 2
      ? money.flatMap((entity) =>
          statsOf(kit, entity, 5)
            .filter((stat) => stat.format === 'currency')
            .map((stat) => ({ ...stat, label: `${entity.plural}` })),
        )
      : shown.flatMap((entity) => statsOf(kit, entity, 2));
  const charts = shown
    .flatMap((entity) => [
      perChart(kit, entity, `${page.id} ${entity.id} per`),
      chartFor(kit, entity, `${page.id} ${entity.id}`, 'share'),
      entity.fields.some((field) => field.type === 'date') ? chartFor(kit, entity, `${page.id} ${entity.id} days`, 'trend') : null,
    ])
    .filter((chart) => chart !== null)
    .slice(0, 6);
  const first = shown[0];
  return pageOf(kit, page, [
    header(kit, page.name, 'Figures follow the data at once', [
      button(kit, 'Print', [{ do: 'print' }], { variant: 'secondary', icon: 'printer' }, { id: kit.id(`${page.id} print`) }),
      first === undefined
        ? null
        : button(
            kit,
            'Download',
            [
              {
                do: 'exportData',
                with: { fileName: `${first.plural.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`, data: `{{ ${kit.rows(first)}.data || [] }}`, format: 'csv' },
              },
            ],
            { variant: 'secondary', icon: 'download' },
            { id: kit.id(`${page.id} download`) },
          ),
    ]),
    statRow(kit, page.id, figures.slice(0, 4)),
    row(kit, `${page.id} charts`, charts, { align: 'stretch', gap: 16 }),
    ...money.slice(0, 3).map((entity) =>
      column(kit, `${page.id} ${entity.id} rows`, [
        heading(kit, entity.plural, 2),
        tableFor(kit, entity, {
          data: `(${kit.rows(entity)}.data || [])`,
          key: `${page.id} ${entity.id}`,
          columns: 5,
          searchable: false,
          actions: false,
          verbs: [],
          pageSize: 5,
        }),
      ]),
    ),
  ]);
}
