import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf, textOf, wordsOf } from '../core/values.ts';
import { Field } from '../inputs/field.tsx';
import { RichTextControl } from '../inputs/rich-text-control.tsx';
import { useFieldEvents } from '../inputs/use-field-events.ts';
import { useValue } from '../inputs/use-value.ts';

export function RichText(node: NodeProps): ReactElement {
  const { view, p, root, send } = node;
  // The words alone travel with the value, so that the app can count or search them.
  const [value, onChange] = useValue(
    view,
    (event, payload = {}) => send(event, event === 'change' ? { ...payload, text: wordsIn(textOf(payload['value'])) } : payload),
    150,
  );
  const { onFocus, onBlur, around } = useFieldEvents(node, value);
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
            onChange,
            onFocus,
            onBlur,
            placeholder: textOf(p['placeholder']),
            isDisabled: flagOf(p['disabled']) || flagOf(p['loading']),
            isReadOnly: flagOf(p['readOnly']),
            isRequired,
          }}
          toolbar={oneOf(p['toolbar'], ['normal', 'small', 'none'] as const, 'normal')}
          minHeight={clampOf(p['minHeight'], 140, 60, 1200)}
        />
      )}
    </Field>
  );
}

function wordsIn(html: string): string {
  const body = new DOMParser().parseFromString(html.replace(/<\/(p|h[1-6]|li|blockquote|pre)>|<br\s*\/?>/g, '$&\n'), 'text/html').body;
  return (body.textContent ?? '').replace(/\n{2,}/g, '\n').trim();
}
