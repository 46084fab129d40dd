import type { AppSummary } from '../../../shared/contracts/ide.ts';

export const SORTS = [
  { value: 'edited', label: 'Last edited' },
  { value: 'made', label: 'Newest' },
  { value: 'name', label: 'Name' },
] as const;
export type AppSort = (typeof SORTS)[number]['value'];

export function sortApps(apps: readonly AppSummary[], by: AppSort): AppSummary[] {
  const byName = (a: AppSummary, b: AppSummary): number => a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true });
  if (by === 'name') return apps.toSorted(byName);
  const key = by === 'made' ? 'createdAt' : 'updatedAt';
  return apps.toSorted((a, b) => b[key] - a[key] || byName(a, b));
}
