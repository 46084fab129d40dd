import { CircleAlert } from 'lucide-react';
import { type ReactElement, type ReactNode, useId } from 'react';
import { cx } from '../core/cx.ts';
import type { RootProps } from '../core/node-view.tsx';
import type { FieldEvents } from './use-field-events.ts';

/** What a control must put on its focusable element so that label, help and error are spoken with it. */
export type ControlA11y = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  /** Set only when there is no visible label. */
  'aria-label': string | undefined;
  /** For groups: the id of the visible label. */
  labelId: string | undefined;
  /** What the field is called, for lists that open elsewhere. */
  name: string;
};

export type FieldProps = {
  label: string;
  /** Spoken when there is no label. */
  ariaLabel: string;
  help: string;
  error: string;
  isRequired: boolean;
  /** `group`: the label names several controls; `inline`: the control draws its label itself. */
  kind?: 'single' | 'group' | 'inline';
  root?: RootProps;
  around?: FieldEvents['around'];
  children: (a11y: ControlA11y) => ReactNode;
};

/** Label above, help and error below: the same for every input. */
export function Field({ label, ariaLabel, help, error, isRequired, kind = 'single', root, around, children }: FieldProps): ReactElement {
  const id = useId();
  const labelId = `${id}-label`;
  const helpId = help === '' ? undefined : `${id}-help`;
  const errorId = error === '' ? undefined : `${id}-error`;
  const hasLabel = label !== '' && kind !== 'inline';
  const mark = isRequired ? (
    <span className="ca-required" aria-hidden="true">
      {' '}
      *
    </span>
  ) : null;
  return (
    <div {...root} {...around} className={cx('ca-field', root?.className)}>
      {hasLabel &&
        (kind === 'single' ? (
          <label className="ca-label" htmlFor={id} id={labelId}>
            {label}
            {mark}
          </label>
        ) : (
          <div className="ca-label" id={labelId}>
            {label}
            {mark}
          </div>
        ))}
      {children({
        id,
        'aria-describedby': cx(errorId, helpId) || undefined,
        'aria-invalid': error === '' ? undefined : true,
        'aria-required': isRequired || undefined,
        'aria-label': hasLabel ? undefined : ariaLabel || label || undefined,
        labelId: hasLabel ? labelId : undefined,
        name: label || ariaLabel,
      })}
      {error !== '' && (
        <div className="ca-error" id={errorId}>
          <CircleAlert size={14} aria-hidden="true" />
          {error}
        </div>
      )}
      {help !== '' && (
        <div className="ca-help" id={helpId}>
          {help}
        </div>
      )}
    </div>
  );
}
