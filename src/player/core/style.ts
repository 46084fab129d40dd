import type { CSSProperties } from 'react';
// Only this file of the manifest, so that players do not carry the schema library.
import { STYLE_KEYS } from '../../shared/app/manifest/style-keys.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject, numberOf, objectOf } from './values.ts';

const COLOR_TOKENS: Readonly<Record<string, string>> = {
  primary: 'acc',
  accent: 'acc',
  onPrimary: 'on',
  surface: 'surf',
  background: 'bg',
  text: 'ink',
  textSoft: 'ink-2',
  textFaint: 'ink-3',
  line: 'line',
  well: 'well',
  tint: 'tint',
  ok: 'ok',
  warn: 'warn',
  danger: 'danger',
  info: 'info',
  okTint: 'ok-tint',
  warnTint: 'warn-tint',
  dangerTint: 'danger-tint',
  infoTint: 'info-tint',
};
const ALIGN: Readonly<Record<string, string>> = { start: 'flex-start', end: 'flex-end', between: 'space-between', around: 'space-around' };
const SHADOWS: Readonly<Record<string, string>> = {
  none: 'none',
  small: '0 1px 2px rgb(20 30 30 / .08)',
  medium: '0 6px 18px -6px rgb(20 30 30 / .22)',
  large: '0 18px 44px -12px rgb(20 30 30 / .32)',
};

/** A token name becomes its variable, anything else stays. */
export function colorValue(value: string): string {
  const token = Object.hasOwn(COLOR_TOKENS, value) ? COLOR_TOKENS[value] : undefined;
  return token === undefined ? value : `var(--app-${token})`;
}

/** A style may not fetch, escape its declaration or hide text in escapes. */
const UNSAFE = /[;{}<>\\@]|url\(|image-set\(|src\(|expression\(|\/\*/i;

type Declarations = [property: string, value: string][];

function declarationsOf(layer: JsonObject): Declarations {
  const out: Declarations = [];
  for (const key of STYLE_KEYS) {
    const raw = layer[key];
    if (raw === undefined || raw === null || raw === '' || typeof raw === 'object') continue;
    const declaration = declarationOf(key, raw);
    if (declaration !== undefined && !UNSAFE.test(declaration[1])) out.push(declaration);
  }
  return out;
}

function declarationOf(key: (typeof STYLE_KEYS)[number], raw: Json): [string, string] | undefined {
  const text = String(raw).trim();
  const length = /^-?\d+(\.\d+)?$/.test(text) ? `${text}px` : text;
  switch (key) {
    case 'grow':
      return ['flex', raw === true ? '1 1 0' : `${numberOf(raw, 1)} 1 0`];
    case 'span':
      return ['grid-column', text === 'full' ? '1 / -1' : `span ${Math.max(1, Math.round(numberOf(raw, 1)))}`];
    case 'align':
      return ['align-items', ALIGN[text] ?? text];
    case 'justify':
      return ['justify-content', ALIGN[text] ?? text];
    case 'direction':
      return ['flex-direction', text];
    case 'wrap':
      return ['flex-wrap', raw === true || text === 'wrap' ? 'wrap' : 'nowrap'];
    case 'background':
    case 'color':
      return [key, colorValue(text)];
    case 'border':
      return ['border', text === 'none' ? '0' : text.split(' ').map(colorValue).join(' ')];
    case 'radius':
      return ['border-radius', length];
    case 'shadow':
      return ['box-shadow', SHADOWS[text] ?? text];
    case 'fontWeight':
    case 'opacity':
    case 'display':
    case 'overflow':
      return [key === 'fontWeight' ? 'font-weight' : key, text];
    case 'textAlign':
      return ['text-align', text];
    default:
      return [key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), length];
  }
}

/** Free placement: the parent is positioned, the child keeps its frame. */
function framed(frame: Json | undefined): Declarations {
  if (!isObject(frame)) return [];
  const w = numberOf(frame['w'], null);
  const h = numberOf(frame['h'], null);
  return [
    ['left', `${numberOf(frame['x'], 0)}px`],
    ['top', `${numberOf(frame['y'], 0)}px`],
    ...(w === null ? [] : ([['width', `${w}px`]] as Declarations)),
    ...(h === null ? [] : ([['height', `${h}px`]] as Declarations)),
  ];
}

export type ResolvedStyle = { className: string; style: CSSProperties };

const LAYERS: readonly (readonly [layer: string, open: string, selector: string])[] = [
  ['base', '', ''],
  ['sm', '@container app (max-width: 599.98px)', ''],
  ['md', '@container app (min-width: 768px)', ''],
  ['lg', '@container app (min-width: 1200px)', ''],
  ['hover', '', ':hover'],
];

/** Style layers of a node. `base` alone is set inline; layers that depend on width or pointer need a rule. */
export function styleOf(style: Json | undefined, frame: Json | undefined): ResolvedStyle {
  const layers = objectOf(style);
  const frameDeclarations = framed(frame);
  const needsRule = LAYERS.some(([layer]) => layer !== 'base' && isObject(layers[layer]));
  if (!needsRule) return { className: '', style: inline([...declarationsOf(objectOf(layers['base'])), ...frameDeclarations]) };
  const className = ruleFor(JSON.stringify(layers), (name) =>
    LAYERS.flatMap(([layer, query, pseudo]) => {
      const declarations = declarationsOf(objectOf(layers[layer]));
      if (declarations.length === 0) return [];
      const rule = `.ca-root .${name}.${name}${pseudo}{${declarations.map(([property, value]) => `${property}:${value}`).join(';')}}`;
      return [query === '' ? rule : `${query}{${rule}}`];
    }),
  );
  return { className, style: inline(frameDeclarations) };
}

function inline(declarations: Declarations): CSSProperties {
  return Object.fromEntries(declarations.map(([property, value]) => [property.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]));
}

let sheet: CSSStyleSheet | undefined;
const classNames = new Map<string, string>();

/** One adopted sheet for the document: allowed by any content security policy, and equal styles share a class. */
function ruleFor(key: string, rules: (className: string) => readonly string[]): string {
  const known = classNames.get(key);
  if (known !== undefined) return known;
  const className = `cs-${classNames.size.toString(36)}`;
  classNames.set(key, className);
  if (typeof CSSStyleSheet === 'undefined' || !('adoptedStyleSheets' in document)) return className;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  for (const rule of rules(className)) {
    try {
      sheet.insertRule(rule, sheet.cssRules.length);
    } catch {
      // A value the browser cannot read: that layer is passed over.
    }
  }
  return className;
}
