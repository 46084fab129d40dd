import { z } from 'zod';
import { identifier, json, label } from './common.ts';
import { componentNode } from './node.ts';

/** What an input of an own component can hold; each is edited as the property of that type is. */
export const OWN_PROP_TYPES = [
  'text',
  'longText',
  'number',
  'boolean',
  'enum',
  'color',
  'icon',
  'image',
  'date',
  'list',
  'rows',
  'options',
  'object',
  'any',
] as const;

/** Keys that every instance has already: an input may not take one. */
export const OWN_PROP_RESERVED: ReadonlySet<string> = new Set([
  'component',
  'visible',
  'disabled',
  'loading',
  'tooltip',
  'ariaLabel',
  'style',
  'frame',
  'problem',
]);

/** Inside a definition it reads as `inputs.<key>`; on an instance it is the property `<key>`. */
export const ownProp = z.strictObject({
  key: identifier,
  label,
  type: z.enum(OWN_PROP_TYPES).default('text'),
  default: json.default(null),
  /** enum */
  choices: z.array(z.string().max(200)).max(100).optional(),
  help: z.string().max(500).optional(),
});
export type OwnProp = z.infer<typeof ownProp>;

/** Sent with the step `emit` (or `emit(name, payload)` in code); a handler of an instance. */
export const ownEvent = z.strictObject({
  name: identifier,
  label,
  /** Keys of `event` in the handler. */
  payload: z.array(identifier).max(20).default([]),
});
export type OwnEvent = z.infer<typeof ownEvent>;

/**
 * A component that the author made. Instances are nodes of type `Module` (parts) or `CustomComponent` (code) whose property `component`
 * is its id. Ids are a namespace of their own: no expression names one.
 */
export const componentDefinition = z.strictObject({
  id: identifier,
  name: label,
  description: z.string().max(2000).default(''),
  /** lucide icon name */
  icon: z.string().max(64).default('component'),
  version: z
    .string()
    .regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'must look like 1.0.0')
    .default('1.0.0'),
  kind: z.enum([
    'parts', // `root`: a tree of components
    'code', // `code`: a React component in TypeScript, drawn apart from the app
  ]),
  props: z.array(ownProp).max(60).default([]),
  events: z.array(ownEvent).max(40).default([]),
  /** parts: a `Slot` inside shows what an instance holds. */
  hasSlot: z.boolean().default(false),
  root: componentNode.optional(),
  /** code: `export default function ({ inputs, emit }) { … }` */
  code: z.string().max(200_000).optional(),
  /** code: the same as JavaScript, made when it is saved. */
  compiled: z.string().max(400_000).optional(),
  /** Where it came from, for updates. */
  origin: z.strictObject({ libraryId: z.string().min(1).max(100), version: z.string().max(20) }).optional(),
});
export type ComponentDefinition = z.infer<typeof componentDefinition>;
