import type { Page } from '../../../../shared/app/manifest/index.ts';
import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import type { Kit, Node, NodeOptions, StepInput } from './kit.ts';

export type BuiltPage = { page: Omit<Page, 'root' | 'onLoad'> & { root: Node; onLoad?: Page['onLoad'] } };

/** The frame of every page: padding and rhythm as in the default theme. */
export function pageOf(kit: Kit, page: PlannedPage, children: (Node | null)[], options: { maxWidth?: string; gap?: number } = {}): BuiltPage {
  const root = kit.node('Container', page.name, {
    id: kit.id(`${page.id} root`),
    props: { gap: options.gap ?? 20, padding: 24 },
    style: { base: options.maxWidth === undefined ? {} : { maxWidth: options.maxWidth, width: '100%', margin: '0 auto' }, sm: { padding: '16px' } },
    children,
  });
  return { page: { id: page.id, name: page.name, path: page.path, inNav: page.inNav, ...(page.icon === '' ? {} : { icon: page.icon }), root } };
}

export function row(kit: Kit, name: string, children: (Node | null)[], props: NodeOptions['props'] = {}, style?: Node['style']): Node {
  return kit.node('Container', name, { props: { direction: 'row', gap: 12, align: 'center', ...props }, ...(style === undefined ? {} : { style }), children });
}
export function column(kit: Kit, name: string, children: (Node | null)[], props: NodeOptions['props'] = {}, style?: Node['style']): Node {
  return kit.node('Container', name, { props: { gap: 8, ...props }, ...(style === undefined ? {} : { style }), children });
}
export function card(kit: Kit, name: string, children: (Node | null)[], props: NodeOptions['props'] = {}, style?: Node['style']): Node {
  return kit.node('Container', name, { props: { surface: 'card', padding: 18, gap: 14, ...props }, ...(style === undefined ? {} : { style }), children });
}

export function heading(kit: Kit, text: string, level: 1 | 2 | 3 = 1, binding?: string): Node {
  return kit.node('Text', `${text} heading`, {
    props: { content: text, format: 'heading', level },
    ...(binding === undefined ? {} : { bindings: { content: binding } }),
  });
}
export function text(kit: Kit, name: string, content: string, props: NodeOptions['props'] = {}): Node {
  return content.includes('{{')
    ? kit.node('Text', name, { props: { content: '', ...props }, bindings: { content } })
    : kit.node('Text', name, { props: { content, ...props } });
}
export function button(
  kit: Kit,
  label: string,
  click: StepInput[],
  props: NodeOptions['props'] = {},
  options: Pick<NodeOptions, 'bindings' | 'id'> = {},
): Node {
  return kit.node('Button', label, {
    props: { text: label, ...props },
    events: { click },
    ...(options.id === undefined ? {} : { id: options.id }),
    ...(options.bindings === undefined ? {} : { bindings: options.bindings }),
  });
}

/** Page heading with a line under it on the left, buttons on the right. */
export function header(kit: Kit, title: string, subtitle: string, actions: (Node | null)[]): Node {
  const buttons = actions.filter((action) => action !== null);
  return row(
    kit,
    `${title} header`,
    [
      column(kit, `${title} title`, [heading(kit, title), subtitle === '' ? null : text(kit, `${title} subtitle`, subtitle, { tone: 'soft' })], { gap: 4 }),
      buttons.length === 0 ? null : row(kit, `${title} actions`, buttons, { gap: 8 }),
    ],
    { justify: 'between', align: 'end' },
  );
}

export type StatSketch = { label: string; value: string; format?: string; help?: string; tone?: string; icon?: string };

/** Two to four figures side by side; two by two on a phone. */
export function statRow(kit: Kit, name: string, stats: readonly StatSketch[]): Node | null {
  // One figure alone would repeat the line under the heading.
  if (stats.length < 2) return null;
  return row(
    kit,
    `${name} figures`,
    stats.map((stat) =>
      kit.node('Stat', `${stat.label} figure`, {
        props: { label: stat.label, format: stat.format ?? 'auto', tone: stat.tone ?? 'neutral', ...(stat.icon === undefined ? {} : { icon: stat.icon }) },
        bindings: { value: stat.value, ...(stat.help === undefined ? {} : { help: stat.help }), ...alarmOf(stat) },
        style: { base: { grow: 1, minWidth: '150px' } },
      }),
    ),
    { align: 'stretch', gap: 12 },
  );
}

/** Nothing overdue is no alarm. */
function alarmOf({ tone, value }: StatSketch): Record<string, string> {
  const count = /^\{\{ (.*) \}\}$/s.exec(value)?.[1];
  return count === undefined || (tone !== 'danger' && tone !== 'warn') ? {} : { tone: `{{ ${count} > 0 ? "${tone}" : "neutral" }}` };
}

export const toast = (words: string, tone: 'ok' | 'warn' | 'danger' | 'neutral' = 'ok', onlyIf?: string): StepInput => ({
  do: 'toast',
  with: { text: words, tone },
  ...(onlyIf === undefined ? {} : { onlyIf }),
});
export const set = (state: string, value: string): StepInput => ({ do: 'setState', with: { state, value } });
export const stopIf = (when: string): StepInput => ({ do: 'stopIf', with: { when: `{{ ${when} }}` } });

/** Refuses with a message and stops. */
export function refuse(when: string, message: string): StepInput[] {
  return [toast(message, 'warn', when), stopIf(when)];
}

export function nounOf(entity: PlannedEntity): string {
  return entity.name.charAt(0).toLowerCase() + entity.name.slice(1);
}

/** How a row's field reads in text, as an expression over `of` (a row). */
export function fieldText(kit: Kit, entity: PlannedEntity, fieldId: string, of: string): string {
  const field = entity.fields.find((candidate) => candidate.id === fieldId);
  if (field === undefined) return '""';
  const value = `${of}.${field.id}`;
  const type = field.type === 'computed' ? (field.formulaType ?? 'text') : field.type;
  switch (type) {
    case 'reference': {
      const target = kit.entity(field.reference?.entity ?? null);
      return `((${of}.${field.id}$ || {}).${target?.display ?? 'name'} || "")`;
    }
    case 'date':
      return `formatDate(${value})`;
    case 'datetime':
      return `formatDate(${value})`;
    case 'currency':
      return `formatCurrency(${value})`;
    case 'percent':
      return `((${value} ?? "") === "" ? "" : ${value} + " %")`;
    case 'boolean':
      return `(${value} ? "Yes" : "No")`;
    case 'rating':
      return `("★".repeat(clamp(${value} || 0, 0, 5)) + "☆".repeat(5 - clamp(${value} || 0, 0, 5)))`;
    default:
      return `(${value} ?? "")`;
  }
}
