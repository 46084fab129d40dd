import type { Json } from '../../kernel/json.ts';
import type { NewNode } from '../document/index.ts';
import type { ActionKind } from '../manifest/index.ts';

/** Short ways to write the nodes that blocks are made of. */

export type Part = Omit<NewNode, 'type' | 'children'>;

export function node(type: string, name: string, part: Part = {}, children: readonly NewNode[] = []): NewNode {
  return { type, name, ...part, children };
}

/** Widths beyond which lines are hard to read are the page's business, not the block's: blocks fill what they are given. */
export function column(name: string, children: readonly NewNode[], props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node('Container', name, { ...part, props: { gap: 12, ...props } }, children);
}

/** Wraps where there is no room. */
export function row(name: string, children: readonly NewNode[], props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node('Container', name, { ...part, props: { direction: 'row', gap: 12, align: 'center', ...props } }, children);
}

export function grid(name: string, children: readonly NewNode[], columns = 3, minColumnWidth = 240): NewNode {
  return node('Grid', name, { props: { columns, minColumnWidth, gap: 16 } }, children);
}

export function heading(content: string, level = 2, part: Part = {}): NewNode {
  return node('Text', 'Heading', { ...part, props: { content, format: 'heading', level, ...part.props } });
}

export function text(content: string, props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node('Text', 'Text', { ...part, props: { content, ...props } });
}

export function soft(content: string, part: Part = {}): NewNode {
  return text(content, { tone: 'soft' }, part);
}

/** Text whose content is worked out. */
export function bound(content: string, props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node('Text', 'Text', { ...part, props, bindings: { content, ...part.bindings } });
}

export type NewStep = { do: ActionKind; with?: Record<string, Json>; onlyIf?: string };

export function step(kind: ActionKind, parameters: Record<string, Json> = {}, onlyIf?: string): NewStep {
  return { do: kind, with: parameters, ...(onlyIf === undefined ? {} : { onlyIf }) };
}

export function toast(words: string, tone: 'ok' | 'neutral' | 'warn' = 'ok'): NewStep {
  return step('toast', { text: words, tone });
}

export function button(label: string, steps: readonly NewStep[], props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node('Button', label, { ...part, props: { text: label, ...props }, events: { ...part.events, click: [...steps] } });
}

/** Sends the form it is in. */
export function submit(label: string, props: Record<string, Json> = {}): NewNode {
  return node('Button', label, { props: { text: label, type: 'submit', ...props } });
}

export function input(type: string, label: string, field: string, props: Record<string, Json> = {}, part: Part = {}): NewNode {
  return node(type, label, { ...part, props: { label, field, ...props } });
}

/** A picture that is drawn here, so that a block needs no network: two tones and a shape. */
export function picture(seed: number): string {
  const [from, to] = TONES[seed % TONES.length] ?? TONES[0];
  const shape =
    seed % 3 === 0
      ? '<circle cx="310" cy="90" r="54" fill="#fff" fill-opacity=".35"/>'
      : seed % 3 === 1
        ? '<rect x="250" y="40" width="96" height="96" rx="20" fill="#fff" fill-opacity=".3" transform="rotate(18 298 88)"/>'
        : '<path d="M230 60l70-26 54 52-32 66-78-6z" fill="#fff" fill-opacity=".3"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="400" height="300" fill="url(#g)"/>${shape}<path d="M0 230C80 180 150 260 230 215S350 170 400 205V300H0z" fill="#fff" fill-opacity=".22"/><path d="M0 262C90 225 170 285 260 250S360 232 400 246V300H0z" fill="#fff" fill-opacity=".28"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const TONES = [
  ['#2c7a7b', '#9fd3c7'],
  ['#7b4f9d', '#e3b7d9'],
  ['#c2603a', '#f6cf8e'],
  ['#2f5f9e', '#a7cdee'],
  ['#4a7a3a', '#cfe0a0'],
  ['#8a3b52', '#f0b3a8'],
] as const;
