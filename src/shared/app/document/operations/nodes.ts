import { fail } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/json.ts';
import { z } from 'zod';
import {
  actionStep,
  componentNode,
  frame as frameSchema,
  identifier,
  label,
  STYLE_KEYS,
  STYLE_LAYERS,
  type ActionStep,
  type Frame,
} from '../../manifest/index.ts';
import type { Map as YMap } from 'yjs';
import type { AppDocument } from '../app-document.ts';
import { valueCell, writeCell, type Cell } from '../cells.ts';
import type { Origin } from '../origin.ts';
import { itemMap, root } from '../roots.ts';
import { cloneJson, isUnsafeKey } from '../values.ts';
import { change, parseInput } from './change.ts';

/** Operations on one node's own content. All throw `document.unknown` and `request.invalid` and then change nothing. */

type StyleLayer = (typeof STYLE_LAYERS)[number];
type StyleKey = (typeof STYLE_KEYS)[number];
const shape = componentNode.shape;
const bindingText = z.string().max(20_000);
const steps = z.array(actionStep).max(100);
const styleValue = z.union([z.string().max(200), z.number()]);
const styleLayer = z.enum(STYLE_LAYERS);
const styleKey = z.enum(STYLE_KEYS);

/** @param value undefined removes the property, so that the catalogue's default applies */
export function setProperty(app: AppDocument, origin: Origin, id: string, key: string, value: Json | undefined): void {
  const copy = value === undefined ? undefined : cloneJson(value);
  if (value !== undefined && copy === undefined) fail('request.invalid', { problem: `${key}: not a JSON value` });
  writeKey(app, origin, id, `p.${checkedKey(key)}`, copy === undefined ? undefined : valueCell(copy));
}

/** @param template text with `{{ expression }}`; wins over the property of the same key. undefined removes it. */
export function setBinding(app: AppDocument, origin: Origin, id: string, key: string, template: string | undefined): void {
  const text = template === undefined ? undefined : parseInput(bindingText, template, key);
  writeKey(app, origin, id, `b.${checkedKey(key)}`, text === undefined ? undefined : valueCell(text));
}

/** Replaces the steps of an event; undefined removes the handler. */
export function setEvent(
  app: AppDocument,
  origin: Origin,
  id: string,
  event: string,
  handler: readonly z.input<typeof actionStep>[] | readonly ActionStep[] | undefined,
): void {
  const parsed = handler === undefined ? undefined : parseInput(steps, handler, event);
  writeKey(app, origin, id, `e.${checkedKey(event)}`, parsed === undefined ? undefined : cloneJson(parsed));
}

export function setStyle(app: AppDocument, origin: Origin, id: string, layer: StyleLayer, key: StyleKey, value: string | number | undefined): void {
  parseInput(styleLayer, layer, 'layer');
  parseInput(styleKey, key, 'style');
  const parsed = value === undefined ? undefined : parseInput(styleValue, value, key);
  writeKey(app, origin, id, `s.${layer}.${key}`, parsed);
}

/** @param frame px in a free-placement parent; undefined lets the parent's layout place the node */
export function setFrame(app: AppDocument, origin: Origin, id: string, frame: Frame | undefined): void {
  const parsed = frame === undefined ? undefined : parseInput(frameSchema, frame, 'frame');
  const map = nodeMap(app, id);
  change(app, origin, () => {
    const wrote = (['x', 'y', 'w', 'h'] as const).filter((key) => writeCell(map, `f.${key}`, parsed?.[key]));
    if (wrote.length > 0) app.refreshNodes([id]);
  });
}

/** Changes what people see; the id, which expressions use, stays. */
export function renameNode(app: AppDocument, origin: Origin, id: string, name: string): void {
  writeKey(app, origin, id, 'name', parseInput(label, name, 'name'));
}

/** Editor only: a locked node cannot be selected on the canvas. */
export function setLocked(app: AppDocument, origin: Origin, id: string, locked: boolean): void {
  writeKey(app, origin, id, 'locked', parseInput(shape.locked, locked, 'locked') || undefined);
}

/** Editor only: a hidden node is not drawn on the canvas; it still runs. */
export function setHidden(app: AppDocument, origin: Origin, id: string, hidden: boolean): void {
  writeKey(app, origin, id, 'hidden', parseInput(shape.hidden, hidden, 'hidden') || undefined);
}

/** @throws document.unknown */
export function nodeMap(app: AppDocument, id: string): YMap<unknown> {
  return itemMap(root(app.doc, 'nodes'), id) ?? fail('document.unknown', { what: 'component', id });
}

function writeKey(app: AppDocument, origin: Origin, id: string, key: string, cell: Cell | undefined): void {
  const map = nodeMap(app, id);
  change(app, origin, () => {
    if (writeCell(map, key, cell)) app.refreshNodes([id]);
  });
}

function checkedKey(key: string): string {
  if (isUnsafeKey(key)) fail('request.invalid', { problem: `“${key}” is a reserved word` });
  return parseInput(identifier, key, 'key');
}
