import { type ReactElement, type ReactNode, useRef } from 'react';
import { wordsOf } from '../core/values.ts';
import type { Json } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, numberOf, textOf } from '../core/values.ts';
import { type ControlA11y, Field } from './field.tsx';
import { useFieldEvents } from './use-field-events.ts';
import { useValue } from './use-value.ts';

/** What every control is given. */
export type Control = {
  a11y: ControlA11y;
  value: Json;
  onChange: (value: Json) => void;
  onFocus: () => void;
  onBlur: () => void;
  placeholder: string;
  isDisabled: boolean;
  isReadOnly: boolean;
  isRequired: boolean;
};

type Props = { node: NodeProps; kind?: 'single' | 'group' | 'inline'; children: (control: Control) => ReactNode };

/** An input of the app: label, help, error, value and events round a control. */
export function InputNode({ node, kind = 'single', children }: Props): ReactElement {
  const { view, p, root, send } = node;
  const [value, change] = useValue(view, send, numberOf(p['debounceMs'], 0));
  /** Some controls take what was typed when Enter is pressed; the event tells that, not what was before. */
  const latest = useRef(value);
  latest.current = value;
  const onChange = (next: Json): void => {
    latest.current = next;
    change(next);
  };
  const { onFocus, onBlur, around } = useFieldEvents(node, () => latest.current);
  const label = textOf(p['label']);
  const isRequired = flagOf(p['required']);
  return (
    <Field
      label={label}
      ariaLabel={textOf(p['ariaLabel']) || textOf(p['placeholder']) || wordsOf(textOf(p['field'])) || view.type}
      help={textOf(p['help'])}
      error={textOf(view.state['error'])}
      isRequired={isRequired}
      kind={kind}
      root={root}
      around={around}
    >
      {(a11y) =>
        children({
          a11y,
          value,
          onChange,
          onFocus,
          onBlur,
          placeholder: textOf(p['placeholder']),
          isDisabled: flagOf(p['disabled']) || flagOf(p['loading']),
          isReadOnly: flagOf(p['readOnly']),
          isRequired,
        })
      }
    </Field>
  );
}

/** The attributes of a native control that do not depend on its kind. */
export function nativeProps({ a11y, isDisabled, isReadOnly, onFocus, onBlur }: Control): {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  'aria-label': string | undefined;
  disabled: boolean;
  readOnly: boolean;
  onFocus: () => void;
  onBlur: () => void;
} {
  const { labelId: _labelId, name: _name, ...rest } = a11y;
  return { ...rest, disabled: isDisabled, readOnly: isReadOnly, onFocus, onBlur };
}
