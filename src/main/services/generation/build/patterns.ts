import type { Pattern, PlannedPage } from '../plan/index.ts';
import type { Kit } from './kit.ts';
import { dashboardPage, listPage, reportPage, workboardPage } from './pages-crud.ts';
import { header, pageOf, type BuiltPage } from './parts.ts';
import type { PlannedEntity } from '../plan/index.ts';

type Builder = (kit: Kit, page: PlannedPage, entity: PlannedEntity) => BuiltPage;

/** Builders that need an entity; without one the page shows what there is. */
const BUILDERS: Partial<Record<Pattern, Builder>> = {
  list: listPage,
  workboard: workboardPage,
};
const PLAIN: Partial<Record<Pattern, (kit: Kit, page: PlannedPage) => BuiltPage>> = {
  dashboard: dashboardPage,
  report: reportPage,
};

export function buildPage(kit: Kit, page: PlannedPage): BuiltPage {
  const plain = PLAIN[page.pattern];
  if (plain !== undefined) return plain(kit, page);
  const entity = kit.entity(page.entity) ?? kit.plan.entities[0];
  if (entity !== undefined) return (BUILDERS[page.pattern] ?? listPage)(kit, page, entity);
  return pageOf(kit, page, [header(kit, page.name, kit.plan.understanding.goal, [])]);
}
