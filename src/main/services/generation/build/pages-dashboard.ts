import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { verbsOf } from './actions.ts';
import { quote, type Kit, type Node } from './kit.ts';
import { button, column, header, heading, pageOf, row, statRow, type BuiltPage, type StatSketch } from './parts.ts';
import { chartFor, perChart, stateField, statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** How much an entity says about how things stand today: what is out or under way before what there is. */
function liveliness(kit: Kit, entity: PlannedEntity): number {
  if (kit.plan.lending?.loan.id === entity.id) return 4;
  const isDated = entity.fields.some((field) => field.type === 'date');
  if (entity.flow !== null && entity.group === 'work') return 3;
  if (/^(event|money|record)$/.test(entity.group) && isDated) return 2;
  return entity.group === 'people' ? 0 : 1;
}

/** Figures of the main things, two charts and what is due, out or new. The liveliest thing leads; it is added on its own page, where the new row is seen. */
export function dashboardPage(kit: Kit, page: PlannedPage): BuiltPage {
  const shown = kit.plan.entities.filter((entity) => entity.kind !== 'user' && entity.kind !== 'message');
  const main = shown
    .map((entity, i) => ({ entity, i, weight: liveliness(kit, entity) + (i === 0 ? 1 : 0) }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .map(({ entity }) => entity)
    .slice(0, 3);
  const lead = main[0];
  const stats = main.flatMap((entity, i) => figuresOf(kit, entity, i === 0)).slice(0, 4);
  const charts = [
    ...shown.map((entity) => perChart(kit, entity, `${page.id} ${entity.id} per`)),
    ...main.map((entity, i) => (i === 0 || entity.group !== 'people' ? chartFor(kit, entity, `${page.id} ${entity.id}`, i === 0 ? 'any' : 'share') : null)),
  ]
    .filter((chart) => chart !== null)
    .slice(0, 2);
  const lists = main
    .filter((entity, i) => i === 0 || entity.flow !== null || entity.fields.some((field) => field.type === 'date' && entity.group !== 'people'))
    .slice(0, 2)
    .map((entity) => recent(kit, entity, page));
  const jump = kit.plan.pages.filter(
    (other) => other.id !== page.id && other.inNav && /^(list|workboard|cards|bookForm|apply|shop|stock)$/.test(other.pattern),
  );
  const target = jump.find((other) => /^(bookForm|apply|shop)$/.test(other.pattern)) ?? jump.find((other) => other.entity === lead?.id) ?? jump[0];
  return pageOf(kit, page, [
    header(kit, page.name, `{{ formatDate(today(), "long") }}`, [
      target === undefined
        ? null
        : button(
            kit,
            target.name,
            [{ do: 'goToPage', with: { page: target.id } }],
            target.icon === '' ? {} : { icon: target.icon },
            { id: kit.id(`${page.id} go ${target.id}`) },
          ),
    ]),
    statRow(kit, page.id, stats),
    charts.length === 0 ? null : row(kit, `${page.id} charts`, charts, { align: 'stretch', gap: 16 }),
    ...lists,
  ]);
}

/** Of the leading thing what is out or open, of the others how many there are. A bare "Open" says of what. */
function figuresOf(kit: Kit, entity: PlannedEntity, isLead: boolean): StatSketch[] {
  const all = statsOf(kit, entity, 4);
  const named = all.map((stat) => (/^(Open|Overdue|Unpaid)$/.test(stat.label) ? { ...stat, label: `${stat.label} ${entity.plural.toLowerCase()}` } : stat));
  if (!isLead) return named.slice(0, 1);
  return stateField(entity)?.states === undefined ? named.slice(0, named.length > 2 && entity.flow !== null ? 3 : 2) : named.slice(1, 3);
}

function recent(kit: Kit, entity: PlannedEntity, page: PlannedPage): Node {
  const due = entity.fields.find((field) => /^(due|dueOn|date|from|arrivesOn)$/.test(field.id));
  const list = kit.plan.pages.find((other) => other.entity === entity.id && /^(list|workboard|cards|checklist|apply|movements)$/.test(other.pattern));
  const state = entity.fields.find((field) => field.states !== undefined);
  const ended = state?.states?.find((candidate) => candidate.tone === 'ok');
  const isOpen = due !== undefined && ended !== undefined && state !== undefined;
  const plural = entity.plural.toLowerCase();
  const title = isOpen
    ? kit.plan.lending?.loan.id === entity.id
      ? 'Out now'
      : `Open ${plural}`
    : entity.group === 'event'
      ? `Next ${plural}`
      : due !== undefined && entity.flow !== null
        ? `Open ${plural}`
        : entity.fields.some((field) => field.type === 'date')
          ? `Latest ${plural}`
          : entity.plural;
  const data = `(${kit.rows(entity)}.data || [])`;
  const closed = entity.flow === null ? [] : [entity.flow.steps.at(-1) ?? '', ...entity.flow.bad];
  const rows = isOpen
    ? `sortBy(${data}.filter((r) => r.${state.id} !== ${quote(ended.value)}), ${quote(due.id)}).slice(0, 6)`
    : due !== undefined && entity.flow !== null
      ? `sortBy(${data}.filter((r) => !${JSON.stringify(closed)}.includes(r.${entity.flow.field})), ${quote(due.id)}).slice(0, 5)`
      : entity.group === 'event' && due?.type === 'date'
        ? `${data}.filter((r) => !r.${due.id} || r.${due.id} >= today()).slice(0, 5)`
        : `${data}.slice(0, 5)`;
  return column(kit, `${page.id} ${entity.id} recent`, [
    row(
      kit,
      `${page.id} ${entity.id} recent head`,
      [
        heading(kit, title, 2),
        list === undefined
          ? null
          : button(
              kit,
              'See all',
              [{ do: 'goToPage', with: { page: list.id } }],
              { variant: 'ghost', size: 'small' },
              { id: kit.id(`${page.id} all ${entity.id}`) },
            ),
      ],
      { justify: 'between' },
    ),
    tableFor(kit, entity, {
      data: rows,
      key: `${page.id} ${entity.id} recent`,
      columns: 5,
      searchable: false,
      ...(isOpen ? { verbs: verbsOf(kit, entity) } : { actions: false, verbs: [] }),
    }),
  ]);
}
