import type { Archetype } from './lexicon/archetypes.ts';
import type { Feature } from './lexicon/features.ts';
import type { ThemeWish } from './theme.ts';

export type { Archetype, Feature, ThemeWish };

/** Something the prompt names that the app could keep. `kind` is null for a noun the knowledge base does not have. */
export type Mention = { name: string; kind: string | null; score: number; said: boolean };

export type NamedField = { entity: string | null; label: string; type: string };

/** What was understood of a prompt, before any decision about the app. */
export type Understanding = {
  raw: string;
  text: string;
  goal: string;
  name: string;
  archetype: Archetype;
  /** Every archetype that scored, best first. */
  archetypes: readonly { archetype: Archetype; score: number }[];
  mentions: readonly Mention[];
  fields: readonly NamedField[];
  /** Workflow steps in order, when the prompt names them. */
  steps: readonly string[];
  /** Whose sign-off is needed, in order. */
  approvers: readonly string[];
  /** The term that was said, in days: "for up to two weeks". */
  termDays: number | null;
  /** The role that work is given to, in a singular word. */
  assigned: string | null;
  /** Figures wanted for each of something: "weight per month". In singular words. */
  per: readonly { what: string; by: string }[];
  actions: readonly { verb: string; label: string; object: string | null }[];
  pages: readonly string[];
  features: ReadonlySet<Feature>;
  functional: readonly string[];
  nonFunctional: readonly string[];
  integrations: readonly string[];
  domain: { kinds: readonly string[]; icon: string; category: string } | null;
  theme: ThemeWish;
  confidence: number;
  complexity: 'simple' | 'medium' | 'complex';
};
