import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity, PlannedField } from '../plan/index.ts';
import { quote, type Kit, type Node } from './kit.ts';
import type { StatSketch } from './parts.ts';

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

/** Two to four figures that say how things stand with an entity. */
export function statsOf(kit: Kit, entity: PlannedEntity, limit = 4): StatSketch[] {
  const data = `${kit.rows(entity)}.data`;
  const stats: StatSketch[] = [{ label: entity.plural, value: `{{ count(${data}) }}` }];
  const flow = entity.flow;
  if (flow !== null) {
    const closed = [flow.steps.at(-1) ?? '', ...flow.bad];
    const open = `(${data} || []).filter((r) => !${JSON.stringify(closed)}.includes(r.${flow.field}))`;
    stats.push({
      label: flow.steps.at(-1) === 'Paid' ? 'Unpaid' : 'Open',
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
      label: 'This week',
      value: `{{ count((${data} || []).filter((r) => r.${date.id} && r.${date.id} >= addDays(today(), -7) && r.${date.id} <= addDays(today(), 7))) }}`,
    });
  const choice = entity.fields.find((field) => field.type === 'choice' && field.id !== flow?.field);
  if (stats.length < 3 && choice !== undefined) {
    const value = choice.choices?.[0]?.value ?? '';
    stats.push({ label: choice.choices?.[0]?.label ?? choice.label, value: `{{ count((${data} || []).filter((r) => r.${choice.id} === ${quote(value)})) }}` });
  }
  const rating = entity.fields.find((field) => field.type === 'rating' || field.id === 'score');
  if (stats.length < 4 && rating !== undefined)
    stats.push({ label: `Average ${rating.label.toLowerCase()}`, value: `{{ round(avg(${data}, ${quote(rating.id)}) || 0, 1) }}` });
  return stats.slice(0, limit);
}

/** A chart in a card: rows by step or category, or a sum over days. Null when the entity has nothing to show in one. */
export function chartFor(kit: Kit, entity: PlannedEntity, key: string, wish: 'share' | 'trend' | 'any' = 'any'): Node | null {
  const data = `(${kit.rows(entity)}.data || [])`;
  const date = entity.fields.find((field) => field.type === 'date');
  const sum = sumField(entity);
  const value = entity.fields.find((field) => field.id === 'score' || field.id === 'value' || field.id === 'mood') ?? sum;
  const choice = entity.fields.find((field) => field.id === entity.flow?.field) ?? entity.fields.find((field) => field.type === 'choice');
  const trend = date !== undefined && value !== undefined && (entity.group === 'record' || entity.group === 'money' || wish === 'trend');
  const style: Node['style'] = { base: { grow: 1, minWidth: '280px' } };
  const money = (field: PlannedField): boolean => field.type === 'currency' || field.formulaType === 'currency';
  if (wish !== 'share' && trend) {
    const id = value.type === 'choice' ? 'score' : value.id;
    const rows = `sortBy(groupBy(${data}.filter((r) => r.${date.id}), ${quote(date.id)}), "key").slice(-30).map((g) => ({ day: formatDate(g.key, "short"), total: round(${/^(score|value|rating)$/.test(id) ? 'avg' : 'sum'}(g.rows, ${quote(id)}) || 0, 2) }))`;
    return kit.node('XYChart', `${key} trend`, {
      style,
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
  if (choice === undefined) return null;
  const useSum = sum !== undefined && entity.group === 'money' && choice.id !== entity.flow?.field;
  const rows = useSum
    ? `groupBy(${data}, ${quote(choice.id)}).map((g) => ({ label: g.key || "None", total: round(sum(g.rows, ${quote(sum.id)}), 2) }))`
    : `${JSON.stringify((choice.choices ?? []).map((entry) => entry.value))}.map((k) => ({ label: k, total: count(${data}.filter((r) => r.${choice.id} === k)) })).filter((g) => g.total > 0)`;
  const title = useSum ? `${sum.label} by ${choice.label.toLowerCase()}` : `${entity.plural} by ${choice.label.toLowerCase()}`;
  const pie = (choice.choices?.length ?? 0) <= 5 && entity.flow === null;
  return kit.node(pie ? 'PieChart' : 'XYChart', `${key} shares`, {
    style,
    props: {
      title,
      height: 240,
      ...(pie ? { label: 'label', value: 'total' } : { type: 'bar', x: 'label', y: 'total' }),
      format: useSum && money(sum) ? 'currency' : 'number',
    } as Record<string, Json>,
    bindings: { data: `{{ ${rows} }}` },
  });
}
