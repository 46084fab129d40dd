import type { ReactElement, ReactNode } from 'react';
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
  const [value, onChange] = useValue(view, send, numberOf(p['debounceMs'], 0));
  const { onFocus, onBlur, around } = useFieldEvents(node, value);
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
  const { labelId: _labelId, ...rest } = a11y;
  return { ...rest, disabled: isDisabled, readOnly: isReadOnly, onFocus, onBlur };
}
