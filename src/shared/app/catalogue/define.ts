import type { ComponentSpec, EventSpec, MethodSpec, PropSpec, StateSpec } from './types.ts';
import type { Json } from '../../kernel/json.ts';
import type { PropType } from './types.ts';
import { COMMON_PROPS, inputProps } from './props.ts';

/** What an entry must say; the rest has defaults. */
export type Definition = Pick<ComponentSpec, 'id' | 'label' | 'group' | 'description' | 'icon' | 'role' | 'size'> &
  Partial<Omit<ComponentSpec, 'props'>> & { props?: Readonly<Record<string, PropSpec>> };

export function define(definition: Definition): ComponentSpec {
  return {
    keywords: [],
    events: {},
    methods: {},
    state: {},
    slot: 'none',
    ...definition,
    props: { ...definition.props, ...COMMON_PROPS },
  };
}

export function event(label: string, payload: Readonly<Record<string, string>> = {}): EventSpec {
  return { label, payload };
}
export function method(label: string, args: Readonly<Record<string, string>> = {}): MethodSpec {
  return { label, args };
}

/** The events of every input. The screen sends `change` on each edit; the guest keeps `value` from it. */
export const INPUT_EVENTS: Readonly<Record<string, EventSpec>> = {
  change: event('When the value changes', { value: 'any' }),
  focus: event('When it gets the focus'),
  blur: event('When it loses the focus'),
  enter: event('When Enter is pressed', { value: 'any' }),
};

/** `set`, `clear` and `validate` act in the guest; `focus` on the screen. */
export const INPUT_METHODS: Readonly<Record<string, MethodSpec>> = {
  set: method('Set the value', { value: 'any' }),
  clear: method('Clear'),
  focus: method('Move the focus here'),
  validate: method('Check the value'),
};

export const INPUT_STATE: Readonly<Record<string, StateSpec>> = {
  value: { from: 'value', on: { change: 'value' }, description: 'What is in it now' },
  error: { initial: null, description: 'The problem shown under it, or null' },
  isValid: { initial: true, description: 'Whether the value passes its rules' },
};

export type InputDefinition = Omit<Definition, 'group' | 'slot' | 'isInput'> & {
  /** Its empty value. */
  empty: Json;
  valueType: PropType;
  placeholder?: string;
};

/** An input: the shared properties, events, methods and state, plus its own. */
export function defineInput(definition: InputDefinition): ComponentSpec {
  const { empty, valueType, placeholder, ...rest } = definition;
  return define({
    ...rest,
    group: 'input',
    isInput: true,
    props: { ...inputProps(empty, valueType, placeholder), ...definition.props },
    events: { ...INPUT_EVENTS, ...definition.events },
    methods: { ...INPUT_METHODS, ...definition.methods },
    state: { ...INPUT_STATE, ...definition.state },
  });
}
