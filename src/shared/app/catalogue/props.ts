import type { Json } from '../../kernel/json.ts';
import type { PropSpec, PropType } from './types.ts';

type Section = PropSpec['section'];
type Extra = Partial<Pick<PropSpec, 'description' | 'min' | 'max' | 'unit' | 'section'>>;

/** Short makers for property descriptions, so that a catalogue entry reads as a table. */
function make(type: PropType, label: string, value: Json, section: Section, extra: Extra = {}): PropSpec {
  return { type, label, section, default: value, ...extra };
}

export function text(label: string, value = '', extra?: Extra): PropSpec {
  return make('text', label, value, 'content', extra);
}
export function longText(label: string, value = '', extra?: Extra): PropSpec {
  return make('longText', label, value, 'content', extra);
}
export function number(label: string, value: number | null, extra?: Extra): PropSpec {
  return make('number', label, value, 'behaviour', extra);
}
export function flag(label: string, value = false, extra?: Extra): PropSpec {
  return make('boolean', label, value, 'behaviour', extra);
}
/** The default is the first option unless said otherwise. */
export function choice(label: string, options: readonly string[], value: string = options[0] ?? '', extra?: Extra): PropSpec {
  return { ...make('enum', label, value, 'look', extra), options };
}
export function color(label: string, value = '', extra?: Extra): PropSpec {
  return make('color', label, value, 'look', extra);
}
export function icon(label: string, value = '', extra?: Extra): PropSpec {
  return make('icon', label, value, 'content', extra);
}
export function image(label: string, value = '', extra?: Extra): PropSpec {
  return make('image', label, value, 'content', extra);
}
/** Something that is usually bound to data. */
export function data(type: PropType, label: string, value: Json, extra?: Extra): PropSpec {
  return make(type, label, value, 'data', extra);
}
/** A structured part of the content: columns, items, fields. */
export function content(type: PropType, label: string, value: Json, extra?: Extra): PropSpec {
  return make(type, label, value, 'content', extra);
}
/** The name of a row's field, typed by hand or chosen from the bound rows. */
export function key(label: string, value = '', extra?: Extra): PropSpec {
  return make('text', label, value, 'data', extra);
}
export function gap(label = 'Gap', value = 16): PropSpec {
  return make('number', label, value, 'look', { min: 0, max: 96, unit: 'px' });
}
export function padding(value = 0): PropSpec {
  return make('number', 'Padding', value, 'look', { min: 0, max: 96, unit: 'px' });
}

export const TONES = ['neutral', 'info', 'ok', 'warn', 'danger', 'accent'] as const;

export function tone(value = 'neutral', label = 'Tone'): PropSpec {
  return choice(label, TONES, value);
}

/** Every component has these. */
export const COMMON_PROPS: Readonly<Record<string, PropSpec>> = {
  visible: make('boolean', 'Visible', true, 'behaviour', { description: 'Off: not shown and takes no space' }),
  disabled: make('boolean', 'Disabled', false, 'behaviour', { description: 'Shown, but cannot be used' }),
  loading: make('boolean', 'Loading', false, 'behaviour', { description: 'Shows a placeholder or a spinner while something is fetched' }),
  tooltip: make('text', 'Tooltip', '', 'accessibility', { description: 'Shown on hover and on keyboard focus' }),
  ariaLabel: make('text', 'Spoken name', '', 'accessibility', { description: 'What a screen reader says when there is no visible label' }),
};

/** Every input adds these. `value` is what it starts with and returns to on reset. */
export function inputProps(value: Json, type: PropType, placeholder = ''): Record<string, PropSpec> {
  return {
    label: text('Label', ''),
    value: make(type, 'Value', value, 'data', { description: 'What it starts with; a bound value is followed when it changes' }),
    placeholder: text('Placeholder', placeholder),
    field: key('Field', '', { description: 'Name of this value in the surrounding form; empty: not part of it' }),
    help: text('Help', ''),
    required: flag('Required'),
    readOnly: flag('Read only'),
    rules: make('list', 'Rules', [], 'behaviour', { description: 'Checks beyond “required”: [{kind, value, message}]' }),
  };
}
