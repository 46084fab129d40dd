import { z } from 'zod';
import { json } from '../../app/manifest/common.ts';
import { savedTheme } from '../../app/theme/theme-file.ts';
import { base } from './common.ts';

/** Settings of the person. */

/** The model that apps may ask: an OpenAI-compatible address such as "http://127.0.0.1:11434/v1"; empty: none. */
const aiSettings = z.strictObject({
  baseUrl: z.string().max(500).default(''),
  model: z.string().max(200).default(''),
  /** Name of the environment variable that holds the key, never the key itself. */
  apiKeyEnv: z.string().max(100).default(''),
  dollarsPerMillionIn: z.number().min(0).max(1_000_000).default(0),
  dollarsPerMillionOut: z.number().min(0).max(1_000_000).default(0),
});
export type AiSettings = z.infer<typeof aiSettings>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['light', 'dark', 'auto']).default('auto'),
  reduceMotion: z.boolean().default(false),
  displayName: z.string().max(80).default('You'),
  /** Canvas snap grid, px. */
  gridSize: z.number().int().min(1).max(64).default(8),
  showGrid: z.boolean().default(true),
  /** Days that apps stay in the trash; 0 keeps them. */
  trashDays: z.number().int().min(0).max(3650).default(30),
  /** Days that runs are kept, and how many of each app; 0 keeps none. */
  executionDays: z.number().int().min(0).max(3650).default(30),
  executionsPerApp: z.number().int().min(0).max(100_000).default(1000),
  ai: aiSettings.default({ baseUrl: '', model: '', apiKeyEnv: '', dollarsPerMillionIn: 0, dollarsPerMillionOut: 0 }),
  /** Looks the person keeps for any app. */
  themes: z.array(savedTheme).max(60).default([]),
  /** Panel sizes and other view state, by key. */
  layout: z.record(z.string(), json).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: base.route({ method: 'GET', path: '/settings' }).output(settingsSchema),
  /** Only the given keys change; `layout` is merged by key. */
  update: base.route({ method: 'PUT', path: '/settings' }).input(settingsSchema.partial()).output(settingsSchema),
  /** Asks the model for one word. Fails with `ai.unavailable` or `ai.failed`, which says what to do. Nothing is stored. */
  testModel: base
    .route({ method: 'POST', path: '/settings/ai/test', summary: 'Ask a model for one word, to see whether it answers' })
    .input(z.strictObject({ ai: aiSettings }))
    .output(z.strictObject({ text: z.string(), durationMs: z.number(), inputTokens: z.number(), outputTokens: z.number(), cost: z.number() })),
};
