import { z } from 'zod';

export const GENERATION_STAGES = ['understand', 'data', 'pages', 'actions', 'checks'] as const;
export const generationStage = z.enum(GENERATION_STAGES);
export type GenerationStage = z.infer<typeof generationStage>;
/** Titles shown to people, in order. */
export const STAGE_TITLES: Record<GenerationStage, string> = {
  understand: 'Understood the request',
  data: 'Data',
  pages: 'Pages',
  actions: 'Actions',
  checks: 'Self-checks',
};

export const intent = z.strictObject({
  goal: z.string(),
  archetype: z.string(),
  name: z.string(),
  entities: z.array(z.strictObject({ id: z.string(), name: z.string(), fields: z.array(z.string()), source: z.enum(['said', 'guessed']) })),
  actions: z.array(z.string()),
  pages: z.array(z.string()),
  functional: z.array(z.string()),
  nonFunctional: z.array(z.string()),
  integrations: z.array(z.string()),
  complexity: z.enum(['simple', 'medium', 'complex']),
  /** 0…1 */
  confidence: z.number(),
  /** What was guessed, one short sentence each. */
  guesses: z.array(z.string()),
});
export type Intent = z.infer<typeof intent>;

/** A report of a generation under way, in order. Ends with `done` or an error. */
export const generationEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), appId: z.string(), turnId: z.string() }),
  z.strictObject({ type: z.literal('stage'), stage: generationStage, state: z.enum(['running', 'done', 'partial']), ms: z.number(), text: z.string() }),
  z.strictObject({ type: z.literal('intent'), intent }),
  z.strictObject({ type: z.literal('entity'), id: z.string(), name: z.string(), fields: z.array(z.string()), rows: z.number() }),
  z.strictObject({ type: z.literal('page'), id: z.string(), name: z.string(), text: z.string(), done: z.number(), of: z.number() }),
  z.strictObject({ type: z.literal('action'), text: z.string() }),
  z.strictObject({
    type: z.literal('done'),
    appId: z.string(),
    name: z.string(),
    checksPassed: z.number(),
    checksFailed: z.number(),
    ms: z.number(),
    warnings: z.array(z.string()),
  }),
]);
export type GenerationEvent = z.infer<typeof generationEvent>;
