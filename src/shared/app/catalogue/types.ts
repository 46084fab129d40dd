import type { Json } from '../../kernel/json.ts';

/** How the property panel edits a property and what the generator and validator may put in it. */
export type PropType =
  | 'text' // one line
  | 'longText'
  | 'number'
  | 'boolean'
  | 'enum' // `options`
  | 'color' // "#rrggbb" or a theme token: primary, surface, text…
  | 'icon' // lucide name
  | 'image' // URL, data: URL
  | 'date'
  | 'list' // array of anything
  | 'rows' // array of objects
  | 'options' // array of string | {value, label, tone?}
  | 'columns' // TableColumn[]
  | 'fields' // FormField[] (SchemaForm, FilterBar, KeyValue)
  | 'items' // NavItem[]/MenuItem[]: {id, label, icon?, …}
  | 'object'
  | 'code' // source text
  | 'node' // id of another node
  | 'any';

export type PropSpec = {
  type: PropType;
  label: string;
  /** Property-panel section. `data` holds what is usually bound. */
  section: 'content' | 'data' | 'behaviour' | 'look' | 'accessibility';
  default: Json;
  options?: readonly string[];
  description?: string;
  /** For numbers. */
  min?: number;
  max?: number;
  unit?: string;
};

export type EventSpec = {
  /** "When a row is clicked" */
  label: string;
  /** Payload by key, e.g. `{ row: 'object' }`; in scope of the steps as `event`. */
  payload: Readonly<Record<string, string>>;
};

export type MethodSpec = { label: string; args: Readonly<Record<string, string>> };

/** A value the component exposes to expressions as `<id>.<key>`. Kept by the guest runtime, so that it exists with no screen. */
export type StateSpec = {
  /** Property it starts from, and follows when that property changes. */
  from?: string;
  initial?: Json;
  /** event → payload key that becomes the new value. */
  on?: Readonly<Record<string, string>>;
  description: string;
};

export type ComponentGroup = 'layout' | 'input' | 'display' | 'data' | 'chart' | 'navigation' | 'media' | 'overlay' | 'escape' | 'own';

export type ComponentSpec = {
  /** "TextInput"; the React file is `src/player/components/text-input.tsx`. */
  id: string;
  label: string;
  group: ComponentGroup;
  description: string;
  /** lucide icon name for the palette and the layers tree. */
  icon: string;
  keywords: readonly string[];
  /** Used by most apps; shown first. */
  common?: boolean;
  props: Readonly<Record<string, PropSpec>>;
  events: Readonly<Record<string, EventSpec>>;
  methods: Readonly<Record<string, MethodSpec>>;
  state: Readonly<Record<string, StateSpec>>;
  /**
   * `none`: a leaf. `children`: any number. `item`: children are a template made once for each element of `itemsProp`,
   * with `item`, `index` and `parent` in scope. `tabs`: child i shows in tab i of the `tabs` property.
   */
  slot: 'none' | 'children' | 'item' | 'tabs';
  itemsProp?: string;
  /** Its places by name, in the order of its children: on the canvas it comes with a container for each. */
  parts?: readonly string[];
  /** Floats above the page; drawn beside it on the canvas. Has state `open`. */
  isOverlay?: boolean;
  /** Collects the values of inputs below it by their `name` property. */
  isForm?: boolean;
  isInput?: boolean;
  /** ARIA role of the rendered root, for assistive technology and tests. */
  role: string;
  /** Default frame in free placement, px. */
  size: { w: number; h: number };
};
