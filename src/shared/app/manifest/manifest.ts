import { z } from 'zod';
import { actionStep } from './action.ts';
import { hexColor, identifier, label } from './common.ts';
import { componentDefinition } from './component.ts';
import { entity } from './entity.ts';
import { componentNode } from './node.ts';
import { codeModule, query, stateVariable } from './query.ts';
import { trigger } from './trigger.ts';

/** Raised when an older Casual OS could not read the result. Migrations are additive and idempotent. */
export const SCHEMA_VERSION = 1;

export const page = z.strictObject({
  id: identifier,
  name: label,
  /** "/", "/tasks", "/tasks/detail"; unique. Parameters arrive as `page.params`. */
  path: z.string().regex(/^\/[A-Za-z0-9\-_/]*$/, 'must start with / and hold letters, digits, - or _'),
  icon: z.string().optional(),
  /** Listed in the app's navigation. */
  inNav: z.boolean().default(true),
  /** A heading of the navigation that the page stands under. Pages of one group stand together, at the place of the first. */
  navGroup: z.string().max(60).optional(),
  /** Shown beside the page in the navigation, such as a count: "{{ late.length }}". Nothing shows for 0, "", false and null. */
  navBadge: z.string().max(2000).optional(),
  onLoad: z.array(actionStep).default([]),
  /** A Container; its children are the page. */
  root: componentNode,
});
export type Page = z.infer<typeof page>;

export const theme = z.strictObject({
  preset: z.string().default('plain'),
  mode: z.enum(['light', 'dark', 'auto']).default('light'),
  /** Only what differs from the preset. Text colours are derived so that every pair meets WCAG AA. */
  colors: z
    .strictObject({ primary: hexColor.optional(), background: hexColor.optional(), surface: hexColor.optional(), text: hexColor.optional() })
    .default({}),
  radius: z.enum(['none', 'small', 'medium', 'large']).default('medium'),
  density: z.enum(['compact', 'normal', 'roomy']).default('normal'),
  font: z.string().default('Inter'),
  // Left out: as the preset says.
  headingFont: z.string().optional(),
  shadow: z.enum(['none', 'soft', 'raised']).optional(),
  textSize: z.enum(['small', 'normal', 'large']).optional(),
  motion: z.enum(['none', 'calm', 'lively']).optional(),
  /** Which way the app is read. Left out or `auto`: by the script of its own words. */
  direction: z.enum(['auto', 'ltr', 'rtl']).optional(),
});
export type Theme = z.infer<typeof theme>;

/** What the app may ever ask for. The person is asked at first use; see contracts/permissions.ts. */
export const permissions = z.strictObject({
  /** Exact hosts, "api.example.org" or "localhost:3000": no scheme, no path, no wildcard. */
  network: z.array(z.string().max(259)).max(100).default([]),
  clipboard: z.boolean().default(false),
  notifications: z.boolean().default(false),
  files: z.boolean().default(false),
  camera: z.boolean().default(false),
  ai: z.boolean().default(false),
});

export const manifest = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  meta: z.strictObject({
    name: label,
    description: z.string().max(5000).default(''),
    /** lucide icon name */
    icon: z.string().default('app-window'),
    category: z.string().default('other'),
    tags: z.array(z.string()).default([]),
    /** The words the app was made from. */
    prompt: z.string().max(20_000).optional(),
    generator: z.strictObject({ engine: z.string(), version: z.string() }).optional(),
  }),
  /** The frame round the pages: navigation made from the pages with `inNav`. */
  shell: z.strictObject({ nav: z.enum(['sidebar', 'top', 'none']).default('sidebar') }).default({ nav: 'sidebar' }),
  theme: theme.default(theme.parse({})),
  entities: z.array(entity).max(100).default([]),
  state: z.array(stateVariable).max(500).default([]),
  queries: z.array(query).max(500).default([]),
  modules: z.array(codeModule).max(100).default([]),
  triggers: z.array(trigger).max(50).default([]),
  /** The author's own components. */
  components: z.array(componentDefinition).max(100).default([]),
  /** The first page is the start page. */
  pages: z.array(page).min(1).max(200),
  permissions: permissions.default(permissions.parse({})),
  requirements: z
    .strictObject({ executionMs: z.number().int().min(1).max(600_000).default(1000), memoryMb: z.number().int().min(16).max(128).default(128) })
    .default({ executionMs: 1000, memoryMb: 128 }),
});
export type Manifest = z.infer<typeof manifest>;
export type ManifestInput = z.input<typeof manifest>;
