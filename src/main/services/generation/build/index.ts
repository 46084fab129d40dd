import { manifest as manifestSchema, SCHEMA_VERSION, type Manifest } from '../../../../shared/app/manifest/index.ts';
import { bareField } from '../plan/fields.ts';
import { blend, lightnessOf } from '../understand/colors.ts';
import type { AppPlan } from '../plan/index.ts';
import { Kit } from './kit.ts';
import { buildPage } from './patterns.ts';

export const ENGINE = { engine: 'built-in', version: '1' } as const;

export type BuiltApp = { manifest: Manifest; actions: string[] };

/** On a strong ground cards are nearly white, so that what is in them stays calm to read. */
function surfaceFor(background: string | null): { surface?: string } {
  if (background === null) return {};
  const lightness = lightnessOf(background);
  return lightness > 0.22 && lightness < 0.9 ? { surface: blend('#ffffff', background, 0.93) } : {};
}

/** A plan as a manifest. Parsed by the schema, so every default is filled in and nothing malformed leaves here. */
export function buildApp(plan: AppPlan): BuiltApp {
  const kit = new Kit(plan);
  const pages = plan.pages.map((page) => buildPage(kit, page).page);
  const { theme } = plan.understanding;
  const colors = {
    ...(theme.primary === null ? {} : { primary: theme.primary }),
    ...(theme.background === null ? {} : { background: theme.background }),
    ...surfaceFor(theme.background),
  };
  const input = {
    schemaVersion: SCHEMA_VERSION,
    meta: {
      name: plan.name,
      description: plan.understanding.goal.slice(0, 500),
      icon: plan.icon,
      category: plan.category,
      tags: [...new Set([plan.understanding.archetype, ...plan.entities.slice(0, 4).map((entity) => entity.name.toLowerCase())])],
      prompt: plan.understanding.raw.slice(0, 20_000),
      generator: ENGINE,
    },
    shell: { nav: plan.nav },
    theme: { mode: theme.mode, colors },
    entities: plan.entities.map((entity) => ({
      id: entity.id,
      name: entity.name,
      plural: entity.plural,
      icon: entity.icon,
      displayField: entity.display,
      fields: entity.fields.map(bareField),
      seed: entity.seed,
    })),
    state: kit.state,
    queries: kit.queries,
    modules: kit.modules,
    pages,
  };
  return { manifest: manifestSchema.parse(input), actions: kit.actions };
}
