import { z } from 'zod';
import { actionStep } from './action.ts';
import { identifier, json, label } from './common.ts';
import { STYLE_KEYS } from './style-keys.ts';

export const styleMap = z.partialRecord(z.enum(STYLE_KEYS), z.union([z.string().max(200), z.number()]));
export type StyleMap = z.infer<typeof styleMap>;
export const STYLE_LAYERS = ['base', 'sm', 'md', 'lg', 'hover'] as const;
export const nodeStyle = z.partialRecord(z.enum(STYLE_LAYERS), styleMap);

/** Position inside a free-placement parent, px. */
export const frame = z.strictObject({ x: z.number(), y: z.number(), w: z.number().positive(), h: z.number().positive() });
export type Frame = z.infer<typeof frame>;

/** A component on a page. `type` is a catalogue id. */
export const componentNode = z.strictObject({
  id: identifier,
  type: z.string().min(1).max(64),
  name: label,
  /** Static values by property. */
  props: z.record(identifier, json).default({}),
  /** Templates by property; they win over `props`: `{ text: "Hello {{ item.name }}" }`. */
  bindings: z.record(identifier, z.string().max(20_000)).default({}),
  /** Steps by event id. */
  events: z.record(identifier, z.array(actionStep).max(100)).default({}),
  style: nodeStyle.default({}),
  frame: frame.optional(),
  /** Editor only: cannot be selected on the canvas. */
  locked: z.boolean().default(false),
  /** Editor only: not drawn on the canvas; still runs. Use the `visible` property to hide in the app. */
  hidden: z.boolean().default(false),
  get children() {
    return z.array(componentNode).default([]);
  },
});
export type ComponentNode = z.infer<typeof componentNode>;
/** As written by hand: everything with a default may be left out. */
export type ComponentNodeInput = z.input<typeof componentNode>;
