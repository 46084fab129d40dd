import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { Intent } from '../../../shared/contracts/generation.ts';
import { buildApp } from './build/index.ts';
import { planApp, type AppPlan } from './plan/index.ts';

/** Archetypes as the rest of the product knows them; the engine tells some apart more finely. */
const PUBLIC: Readonly<Record<string, string>> = {
  story: 'game',
  builder: 'editor',
  calculator: 'converter',
  inventory: 'crud',
  feed: 'list',
  flashcards: 'quiz',
  generator: 'editor',
};

export type Generated = { plan: AppPlan; manifest: Manifest; intent: Intent; actions: string[] };

/**
 * Words to a whole app. Pure in (prompt, name, today): no clock, no randomness, no model.
 * @param today "YYYY-MM-DD", for sample dates
 * @throws prompt.empty, prompt.too-long, prompt.not-understood
 */
export function generateApp(prompt: string, today: string, name?: string): Generated {
  const plan = planApp(prompt, today, name);
  const { manifest, actions } = buildApp(plan);
  return { plan, manifest, actions, intent: intentOf(plan, actions) };
}

export function intentOf(plan: AppPlan, actions: readonly string[]): Intent {
  const u = plan.understanding;
  return {
    goal: u.goal,
    archetype: PUBLIC[u.archetype] ?? u.archetype,
    name: plan.name,
    entities: plan.entities.map((entity) => ({
      id: entity.id,
      name: entity.name,
      fields: entity.fields.map((field) => field.label),
      source: entity.said ? 'said' : 'guessed',
    })),
    actions: [...actions],
    pages: plan.pages.map((page) => page.name),
    functional: [...u.functional],
    nonFunctional: [...u.nonFunctional],
    integrations: [...u.integrations],
    complexity: u.complexity,
    confidence: u.confidence,
    guesses: plan.guesses,
  };
}
