import type { Json } from '../../kernel/json.ts';
import type { Frame, STYLE_LAYERS, StyleMap, Tone } from '../manifest/index.ts';

/**
 * Shapes of structured property values. They arrive as JSON from people, models and bindings, so the player reads every one
 * defensively: a missing or wrong part is passed over, never a crash.
 */

export type Option = string | { value: string | number | boolean; label: string; tone?: Tone; icon?: string };

export type ColumnType =
  | 'text'
  | 'longText'
  | 'number'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'boolean'
  | 'tag' // one value or an array; tones from `tones` or `choices`
  | 'link'
  | 'image'
  | 'color'
  | 'progress' // 0–100
  | 'rating' // 0–5
  | 'reference' // row id; shows `row[field + '$'][display]`
  | 'email'
  | 'phone'
  | 'button'; // sends rowAction with `action` = `field`

/** A figure about all values of a column. */
export type Aggregate = 'sum' | 'average' | 'min' | 'max' | 'count' | 'distinct';

/** `field` may be a path: "member$.name". */
export type TableColumn = {
  field: string;
  label: string;
  type: ColumnType;
  /** value → tone, for tags. */
  tones?: Readonly<Record<string, Tone>>;
  /** value → label and tone, for tags. */
  choices?: readonly Option[];
  /** px; without it the column takes its share. */
  width?: number;
  align?: 'left' | 'center' | 'right';
  /** ISO 4217. */
  currency?: string;
  /** reference: field of the embedded row that is shown. */
  display?: string;
  /** number, percent: digits after the point. */
  decimals?: number;
  sortable?: boolean;
  editable?: boolean;
  hidden?: boolean;
  /** Stays in view when the others scroll sideways. */
  pinned?: 'start' | 'end';
  /** Shown under the table and in the heads of groups. */
  aggregate?: Aggregate;
  /** What an edit of a cell must pass. `min` and `max` are for numbers. */
  required?: boolean;
  min?: number;
  max?: number;
  rules?: readonly InputRule[];
};

export type RowAction = { id: string; label: string; icon?: string; tone?: 'neutral' | 'danger' };

/** One input of a SchemaForm, or one filter of a FilterBar. */
export type FormField = {
  field: string;
  label: string;
  type:
    | 'text'
    | 'longText'
    | 'number'
    | 'integer'
    | 'currency'
    | 'percent'
    | 'boolean'
    | 'date'
    | 'time'
    | 'datetime'
    | 'dateRange'
    | 'email'
    | 'phone'
    | 'url'
    | 'color'
    | 'choice'
    | 'multiChoice'
    | 'rating'
    | 'tags'
    | 'file'
    | 'image';
  options?: readonly Option[];
  required?: boolean;
  placeholder?: string;
  help?: string;
  min?: number;
  max?: number;
  currency?: string;
  rules?: readonly InputRule[];
};

/** One check of an input beyond `required`. `message` replaces the usual words. */
export type InputRule = {
  kind: 'minLength' | 'maxLength' | 'min' | 'max' | 'pattern' | 'email' | 'url' | 'phone' | 'integer' | 'oneOf' | 'minItems' | 'maxItems';
  value?: Json;
  message?: string;
};

/** An entry of NavMenu, Tabs, Breadcrumb, Steps and menus. */
export type NavItem = { id: string; label: string; icon?: string; badge?: string | number; disabled?: boolean; description?: string };

/** A line of KeyValue: a FormField's reading side. */
export type KeyValueField = Omit<TableColumn, 'sortable' | 'editable' | 'hidden' | 'width'>;

/** A series of XYChart. Without `type` it takes the chart's. */
export type ChartSeries = { field: string; label?: string; type?: 'line' | 'bar' | 'area' | 'scatter'; color?: string };

/** What a FilePicker holds (`multiple`: an array of these). `data` is base64 without the "data:" prefix. */
export type FileValue = { name: string; type: string; size: number; data: string };

export type DateRangeValue = { start: string | null; end: string | null };

/** One drawing step of Canvas2D, in CSS px of the canvas; colours as in CSS or a theme token ("primary"). */
export type DrawCommand =
  | { do: 'clear'; color?: string }
  | { do: 'rect'; x: number; y: number; w: number; h: number; fill?: string; stroke?: string; lineWidth?: number; radius?: number }
  | { do: 'circle'; x: number; y: number; r: number; fill?: string; stroke?: string; lineWidth?: number }
  | { do: 'line'; points: readonly (readonly [number, number])[]; stroke?: string; lineWidth?: number; close?: boolean; fill?: string }
  | { do: 'text'; x: number; y: number; text: string; fill?: string; size?: number; align?: 'left' | 'center' | 'right'; weight?: number }
  | { do: 'image'; src: string; x: number; y: number; w: number; h: number };

/**
 * Keys that every ViewNode may carry among its `props` beside the catalogue's: the node's style layers with their templates
 * evaluated, and its frame when the parent places its children freely. No component may declare properties of these names.
 */
export type NodeStyle = Partial<Record<(typeof STYLE_LAYERS)[number], StyleMap>>;
export type LayoutProps = { style?: NodeStyle; frame?: Frame };
export const LAYOUT_PROP_KEYS = ['style', 'frame'] as const;
