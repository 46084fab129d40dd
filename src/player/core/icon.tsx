import type { ReactElement } from 'react';
import { ICONS } from './icons.ts';

/** Common words that are not lucide names. */
const ALIASES: Readonly<Record<string, string>> = {
  add: 'plus',
  edit: 'pencil',
  delete: 'trash-2',
  remove: 'trash-2',
  close: 'x',
  dashboard: 'layout-dashboard',
  person: 'user',
  people: 'users',
  money: 'banknote',
  'bar-chart': 'chart-column',
  'bar-chart-2': 'chart-column',
  'bar-chart-3': 'chart-column',
  'pie-chart': 'chart-pie',
  'line-chart': 'chart-line',
  'check-circle': 'circle-check',
  'check-square': 'square-check',
  'alert-circle': 'circle-alert',
  'alert-triangle': 'triangle-alert',
  'help-circle': 'circle-question-mark',
  'more-horizontal': 'ellipsis',
  'more-vertical': 'ellipsis-vertical',
  tool: 'wrench',
  tools: 'wrench',
  location: 'map-pin',
  email: 'mail',
  time: 'clock',
};

/** @returns a name that has an icon; unknown names lose their last part until one fits: "calendar-foo" → "calendar" */
export function iconNameFor(name: string): string | undefined {
  let candidate = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  while (candidate !== '') {
    if (Object.hasOwn(ICONS, candidate)) return candidate;
    const alias = Object.hasOwn(ALIASES, candidate) ? ALIASES[candidate] : undefined;
    if (alias !== undefined) return alias;
    candidate = candidate.includes('-') ? candidate.slice(0, candidate.lastIndexOf('-')) : '';
  }
  return undefined;
}

/** An icon by name, hidden from screen readers; nothing for an empty name. */
export function AppIcon({ name, size = 16, className }: { name: string; size?: number; className?: string }): ReactElement | null {
  if (name === '') return null;
  const Icon = ICONS[iconNameFor(name) ?? 'circle'];
  if (Icon === undefined) return null;
  return <Icon size={size} strokeWidth={1.9} aria-hidden="true" focusable="false" className={className === undefined ? 'ca-icon' : `ca-icon ${className}`} />;
}
