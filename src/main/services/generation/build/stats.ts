import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity, PlannedField } from '../plan/index.ts';
import { plural, singular } from '../understand/words.ts';
import { quote, type Kit, type Node } from './kit.ts';
import type { StatSketch } from './parts.ts';

/** Two charts beside each other on a desk, one below the other on a phone: labels need the room. */
const CHART_STYLE: Node['style'] = { base: { grow: 1, minWidth: '380px' }, sm: { minWidth: '0' } };

/** The field that is worth adding up, if any. */
export function sumField(entity: PlannedEntity): PlannedField | undefined {
  const order = [
    'balance',
    'total',
    'amount',
    'value',
    'freight',
    'price',
    'cost',
    'budget',
    'debit',
    'hours',
    'minutes',
    'calories',
    'distanceKm',
    'votes',
    'clicks',
    'stock',
    'quantity',
  ];
  const numeric = entity.fields.filter((field) =>
    field.type === 'computed' ? /^(number|currency)$/.test(field.formulaType ?? '') : /^(number|integer|currency)$/.test(field.type),
  );
  return order.map((id) => numeric.find((field) => field.id === id)).find((field) => field !== undefined) ?? numeric.find((field) => field.type === 'currency');
}

/** The field that says how a row stands, where there is no workflow. */
export function stateField(entity: PlannedEntity): PlannedField | undefined {
  return entity.fields.find((field) => field.states !== undefined) ?? entity.fields.find((field) => field.id === 'status' && field.type === 'choice');
}

/** Two to four figures that say how things stand with an entity. */
export function statsOf(kit: Kit, entity: PlannedEntity, limit = 4): StatSketch[] {
  const data = `${kit.rows(entity)}.data`;
  const stats: StatSketch[] = [{ label: entity.plural, value: `{{ count(${data}) }}` }];
  const flow = entity.flow;
  if (flow !== null) {
    const closed = [flow.steps.at(-1) ?? '', ...flow.bad];
    const open = `(${data} || []).filter((r) => !${JSON.stringify(closed)}.includes(r.${flow.field}))`;
    stats.push({
      label: flow.steps.at(-1) === 'Paid' ? 'Unpaid' : /^(thing|place|content|people)$/.test(entity.group) ? 'Under way' : 'Open',
      value: `{{ count(${open}) }}`,
      help: `{{ count((${data} || []).filter((r) => r.${flow.field} === ${quote(flow.steps[0] ?? '')})) }} ${(flow.steps[0] ?? '').toLowerCase()}`,
    });
    const overdue = entity.fields.find((field) => field.id === 'overdue' || field.id === 'late');
    const due = entity.fields.find((field) => /^(due|dueOn|closesOn|endsOn|expectedOn)$/.test(field.id));
    if (overdue !== undefined) stats.push({ label: 'Overdue', value: `{{ count(${data}, ${quote(overdue.id)}) }}`, tone: 'danger' });
    else if (due !== undefined)
      stats.push({ label: 'Overdue', value: `{{ count(${open}.filter((r) => r.${due.id} && r.${due.id} < today())) }}`, tone: 'danger' });
    else
      stats.push({
        label: flow.steps.at(-1) ?? 'Done',
        value: `{{ count((${data} || []).filter((r) => r.${flow.field} === ${quote(flow.steps.at(-1) ?? '')})) }}`,
        tone: 'ok',
      });
  }
  const states = flow === null ? stateField(entity) : undefined;
  // A finished state says least: "Returned" comes last.
  for (const state of [...(states?.states ?? states?.choices ?? [])]
    .sort((a, b) => Number(b.tone === 'danger') - Number(a.tone === 'danger') || Number(a.tone === 'ok') - Number(b.tone === 'ok'))
    .slice(0, 3))
    if (states !== undefined && stats.length < limit)
      stats.push({
        label: state.label,
        value: `{{ count((${data} || []).filter((r) => r.${states.id} === ${quote(state.value)})) }}`,
        ...(state.tone === 'danger' ? { tone: 'danger' } : {}),
      });
  const lending = kit.plan.lending?.loan.id === entity.id;
  if (lending && states !== undefined) {
    // What is late is out as well.
    const out = stats.find((stat) => stat.label === 'Out');
    if (out !== undefined) {
      out.value = `{{ count((${data} || []).filter((r) => r.${states.id} !== "Returned")) }}`;
      stats.splice(stats.indexOf(out), 1);
      stats.splice(1, 0, out);
    }
  }
  for (const id of ['overdue', 'late', 'low', 'thirsty', 'favorite', 'done', 'bought']) {
    const field = entity.fields.find((candidate) => candidate.id === id);
    if (field !== undefined && !stats.some((stat) => stat.label === field.label))
      stats.push({
        label: field.id === 'low' ? 'Running low' : field.label,
        value: `{{ count(${data}, ${quote(id)}) }}`,
        tone: /^(overdue|late|low|thirsty)$/.test(id) ? 'warn' : 'neutral',
      });
  }
  const sum = sumField(entity);
  if (sum !== undefined) {
    const money = sum.type === 'currency' || sum.formulaType === 'currency';
    const perItem = /^(price|salary|rate)$/.test(sum.id) || (/^(balance|value)$/.test(sum.id) === false && entity.group === 'people');
    stats.push({
      label: perItem
        ? `Average ${sum.label.toLowerCase()}`
        : sum.id === 'balance'
          ? 'Outstanding'
          : `Total ${sum.label.toLowerCase().replace(/^total /, '')}`.replace('Total total', 'Total'),
      value: perItem ? `{{ round(avg(${data}, ${quote(sum.id)}) || 0, 2) }}` : `{{ round(sum(${data}, ${quote(sum.id)}), 2) }}`,
      format: money ? 'currency' : 'number',
    });
  }
  const date = entity.fields.find((field) => field.type === 'date' && /^(date|.*On|from|due)$/.test(field.id));
  if (stats.length < 3 && date !== undefined)
    stats.push({
      label: date.id === 'date' ? 'This week' : `${date.label.replace(/ (on|date)$/i, '')} this week`,
      value: `{{ count((${data} || []).filter((r) => r.${date.id} && r.${date.id} >= addDays(today(), -7) && r.${date.id} <= addDays(today(), 7))) }}`,
    });
  // Marks that were asked for: how many are treated, paid, complete.
  for (const field of entity.fields)
    if (stats.length < 3 && field.type === 'boolean' && !stats.some((stat) => stat.label === field.label))
      stats.push({ label: field.label, value: `{{ count(${data}, ${quote(field.id)}) }}` });
  const count = entity.fields.find(
    (field) => field.type === 'integer' && /^(?:number of .*|count|quantity|pieces|bottles|copies|eggs|laps)$/i.test(field.label),
  );
  if (stats.length < 3 && sum === undefined && count !== undefined && /^(thing|record)$/.test(entity.group))
    stats.push({ label: `Total ${count.label.toLowerCase().replace(/^number of /, '')}`, value: `{{ sum(${data}, ${quote(count.id)}) }}` });
  const rating = entity.fields.find((field) => field.type === 'rating' || field.id === 'score');
  if (stats.length < 4 && rating !== undefined)
    stats.push({ label: `Average ${rating.label.toLowerCase()}`, value: `{{ round(avg(${data}, ${quote(rating.id)}) || 0, 1) }}` });
  return stats.slice(0, limit);
}

/** The chart that was asked for in words: "weight per month", "open complaints per building". Null when none was, or not of this entity. */
export function perChart(kit: Kit, entity: PlannedEntity, key: string): Node | null {
  const wish = kit.plan.understanding.per.find((one) => matches(entity, one.what));
  if (wish === undefined) return null;
  const rows = `(${kit.rows(entity)}.data || [])`;
  const closed = entity.flow === null ? [] : [entity.flow.steps.at(-1) ?? '', ...entity.flow.bad];
  const data = /\bopen\b/.test(wish.what) && entity.flow !== null ? `${rows}.filter((r) => !${JSON.stringify(closed)}.includes(r.${entity.flow.field}))` : rows;
  const numeric = entity.fields.find((field) => isFigure(field) && names(wish.what, field.label));
  const value = numeric === undefined ? 'count(g.rows)' : `round(sum(g.rows, ${quote(numeric.id)}), 2)`;
  const date = entity.fields.find((field) => field.type === 'date');
  const period = { day: 10, month: 7, year: 4 }[wish.by];
  const field = entity.fields.find((candidate) => {
    const target = kit.entity(candidate.reference?.entity ?? null);
    const isWho = /^(person|people|member|head|flatmate|employee)$/.test(wish.by) && (target?.group === 'people' || candidate.generator === 'person');
    return isWho || names(wish.by, candidate.label) || (target !== undefined && (names(wish.by, target.name) || target.kind === wish.by));
  });
  let groups: string;
  let isLying = false;
  if (period !== undefined && date !== undefined)
    groups = `sortBy(groupBy(${data}.filter((r) => r.${date.id}).map((r) => ({ ...r, period: String(r.${date.id}).slice(0, ${period}) })), "period"), "key").slice(-24).map((g) => ({ label: g.key, total: ${value} }))`;
  else if (field !== undefined) {
    const display = kit.entity(field.reference?.entity ?? null)?.display;
    const label = display === undefined ? 'g.key || "None"' : `((g.rows[0] || {}).${field.id}$ || {}).${display} || "None"`;
    // Names do not fit under bars: they stand beside them.
    isLying = true;
    groups = `groupBy(${data}, ${quote(field.id)}).map((g) => ({ label: ${label}, total: ${value} }))`;
  } else return null;
  const what = numeric?.label ?? (data === rows ? entity.plural : `Open ${entity.plural.toLowerCase()}`);
  return kit.node('XYChart', `${key} chart`, {
    style: CHART_STYLE,
    props: {
      title: `${what} per ${wish.by}`,
      type: 'bar',
      horizontal: isLying,
      x: 'label',
      y: 'total',
      height: 240,
      format: numeric?.type === 'currency' ? 'currency' : 'number',
    } as Record<string, Json>,
    bindings: { data: `{{ ${groups} }}` },
  });
}

/** Whether words name a thing: by its name, or by a figure it has. */
function matches(entity: PlannedEntity, what: string): boolean {
  return names(what, entity.name) || names(what, entity.plural) || entity.fields.some((field) => isFigure(field) && names(what, field.label));
}

function isFigure(field: PlannedField): boolean {
  return /^(number|integer|currency)$/.test(field.type === 'computed' ? (field.formulaType ?? '') : field.type);
}

function names(words: string, label: string): boolean {
  const plain = label.toLowerCase().replace(/ \(.*\)$/, '');
  return ` ${words} `.includes(` ${plain} `) || ` ${words} `.includes(` ${plural(plain)} `) || ` ${words} `.includes(` ${singular(plain)} `);
}

/** A chart in a card: rows by step or category, or a sum over days. Null when the entity has nothing to show in one. */
export function chartFor(kit: Kit, entity: PlannedEntity, key: string, wish: 'share' | 'trend' | 'any' = 'any'): Node | null {
  const data = `(${kit.rows(entity)}.data || [])`;
  const date = entity.fields.find((field) => field.type === 'date');
  const sum = sumField(entity);
  const value = entity.fields.find((field) => field.id === 'score' || field.id === 'value') ?? sum;
  const choice = entity.fields.find((field) => field.id === entity.flow?.field) ?? stateField(entity) ?? entity.fields.find((field) => field.type === 'choice');
  const trend =
    date !== undefined && value !== undefined && value.type !== 'choice' && (entity.group === 'record' || entity.group === 'money' || wish === 'trend');
  const money = (field: PlannedField): boolean => field.type === 'currency' || field.formulaType === 'currency';
  if (wish !== 'share' && trend) {
    const id = value.type === 'choice' ? 'score' : value.id;
    const rows = `sortBy(groupBy(${data}.filter((r) => r.${date.id}), ${quote(date.id)}), "key").slice(-30).map((g) => ({ day: formatDate(g.key, "short"), total: round(${/^(score|value|rating)$/.test(id) ? 'avg' : 'sum'}(g.rows, ${quote(id)}) || 0, 2) }))`;
    return kit.node('XYChart', `${key} trend`, {
      style: CHART_STYLE,
      props: {
        title: `${value.label} over time`,
        type: entity.group === 'money' ? 'bar' : 'line',
        x: 'day',
        y: 'total',
        format: money(value) ? 'currency' : 'number',
        height: 240,
      } as Record<string, Json>,
      bindings: { data: `{{ ${rows} }}` },
    });
  }
  if (wish === 'trend' || choice === undefined) return null;
  const useSum = sum !== undefined && entity.group === 'money' && choice.id !== entity.flow?.field;
  const rows = useSum
    ? `groupBy(${data}, ${quote(choice.id)}).map((g) => ({ label: g.key || "None", total: round(sum(g.rows, ${quote(sum.id)}), 2) }))`
    : `${JSON.stringify((choice.states ?? choice.choices ?? []).map((entry) => entry.value))}.map((k) => ({ label: k, total: count(${data}.filter((r) => r.${choice.id} === k)) })).filter((g) => g.total > 0)`;
  const title = useSum ? `${sum.label} by ${choice.label.toLowerCase()}` : `${entity.plural} by ${choice.label.toLowerCase()}`;
  const pie = ((choice.states ?? choice.choices)?.length ?? 0) <= 5 && entity.flow === null;
  return kit.node(pie ? 'PieChart' : 'XYChart', `${key} shares`, {
    style: CHART_STYLE,
    props: {
      title,
      height: 240,
      ...(pie ? { label: 'label', value: 'total' } : { type: 'bar', x: 'label', y: 'total' }),
      format: useSum && money(sum) ? 'currency' : 'number',
    } as Record<string, Json>,
    bindings: { data: `{{ ${rows} }}` },
  });
}
