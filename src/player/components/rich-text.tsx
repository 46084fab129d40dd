import { type ReactElement, useRef } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, numberOf, oneOf, textOf, wordsOf } from '../core/values.ts';
import { Field } from '../inputs/field.tsx';
import { RichTextControl } from '../inputs/rich-text-control.tsx';
import { useFieldEvents } from '../inputs/use-field-events.ts';
import { useValue } from '../inputs/use-value.ts';

export function RichText(node: NodeProps): ReactElement {
  const { view, p, root, send } = node;
  /** The words alone travel with the value, so that the app can count or search them. */
  const words = useRef('');
  const [value, onChange] = useValue(view, (event, payload = {}) => send(event, event === 'change' ? { ...payload, text: words.current } : payload));
  const { onFocus, onBlur, around } = useFieldEvents(node, value);
  const maxLength = numberOf(p['maxLength'], null);
  const isRequired = flagOf(p['required']);
  return (
    <Field
      label={textOf(p['label'])}
      ariaLabel={textOf(p['ariaLabel']) || textOf(p['placeholder']) || wordsOf(textOf(p['field'])) || 'Formatted text'}
      help={textOf(p['help'])}
      error={textOf(view.state['error'])}
      isRequired={isRequired}
      kind="group"
      root={{ ...root, className: cx('ca-grows', root.className) }}
      around={around}
    >
      {(a11y) => (
        <RichTextControl
          viewId={view.id}
          control={{
            a11y,
            value,
            onFocus,
            onBlur,
            placeholder: textOf(p['placeholder']),
            isDisabled: flagOf(p['disabled']) || flagOf(p['loading']),
            isReadOnly: flagOf(p['readOnly']),
            isRequired,
          }}
          toolbar={oneOf(p['toolbar'], ['normal', 'small', 'none'] as const, 'normal')}
          format={oneOf(p['format'], ['html', 'markdown'] as const, 'html')}
          minHeight={clampOf(p['minHeight'], 140, 60, 1200)}
          maxLength={maxLength !== null && maxLength > 0 ? Math.floor(maxLength) : null}
          onChange={(next, text) => {
            words.current = text;
            onChange(next);
          }}
        />
      )}
    </Field>
  );
}
