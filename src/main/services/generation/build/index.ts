import { manifest as manifestSchema, SCHEMA_VERSION, type Manifest, type Theme } from '../../../../shared/app/manifest/index.ts';
import { presetOf } from '../../../../shared/app/theme/index.ts';
import { bareField } from '../plan/fields.ts';
import { blend, lightnessOf } from '../understand/colors.ts';
import type { ThemeWish } from '../understand/theme.ts';
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

/**
 * The look that was asked for. A preset brings its colours, unless a ground was named: then only its fonts and shapes, or its cards would
 * clash with that ground. Text colours follow from all of it, so that everything reads.
 */
function themeFor(wish: ThemeWish, colors: Theme['colors']): Partial<Theme> {
  const { preset: wanted, mode: _, ...own } = wish.look;
  if (wanted === undefined) return { mode: wish.mode, colors, ...own };
  const preset = presetOf(wanted);
  const { radius, density, font, headingFont, shadow, textSize, motion } = preset;
  const mode = wish.look.mode ?? (wish.background === null ? preset.mode : wish.mode);
  if (wish.background !== null) return { mode, colors, radius, density, font, headingFont, shadow, textSize, motion, ...own };
  return { preset: preset.id, mode, colors, radius, density, font, ...own };
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
    theme: themeFor(theme, colors),
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
