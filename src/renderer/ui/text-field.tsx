import { useId, type InputHTMLAttributes, type ReactElement, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

type FieldFrame = {
  /** Always needed; hidden from sight when `hideLabel`. */
  label: string;
  hideLabel?: boolean;
  hint?: string | undefined;
  /** Shown below in red and tied to the input. */
  error?: string | undefined;
};

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'size' | 'onChange' | 'value'> &
  FieldFrame & {
    value: string;
    onChange: (value: string) => void;
    size?: 's' | 'm' | 'l';
    icon?: ReactNode;
    /** After the input: a unit, a key cap, a clear button. */
    end?: ReactNode;
    ref?: Ref<HTMLInputElement>;
  };

export function TextField({
  label,
  hideLabel = false,
  hint,
  error,
  value,
  onChange,
  size = 'm',
  icon,
  end,
  className,
  disabled,
  id,
  ...rest
}: TextFieldProps): ReactElement {
  const own = useId();
  const inputId = id ?? own;
  const note = error ?? hint;
  // The same elements with and without a note, or the input would be made anew and lose focus when one appears.
  return (
    <div className={classNames('fieldset', className)}>
      {!hideLabel && <label htmlFor={inputId}>{label}</label>}
      <div className={classNames('field', size !== 'm' && size)} data-invalid={error ? '' : undefined} data-disabled={disabled ? '' : undefined}>
        {icon}
        <input
          {...rest}
          id={inputId}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${inputId}-note` : undefined}
        />
        {end}
      </div>
      {note && (
        <span id={`${inputId}-note`} className={error ? 'err' : 'hint'}>
          {note}
        </span>
      )}
    </div>
  );
}

export type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> &
  FieldFrame & { value: string; onChange: (value: string) => void; ref?: Ref<HTMLTextAreaElement> };

export function TextArea({ label, hideLabel = false, hint, error, value, onChange, className, id, ...rest }: TextAreaProps): ReactElement {
  const own = useId();
  const inputId = id ?? own;
  const note = error ?? hint;
  return (
    <div className={classNames('fieldset', className)}>
      {!hideLabel && <label htmlFor={inputId}>{label}</label>}
      <div className="field area" data-invalid={error ? '' : undefined}>
        <textarea
          rows={3}
          {...rest}
          id={inputId}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-label={hideLabel ? label : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${inputId}-note` : undefined}
        />
      </div>
      {note && (
        <span id={`${inputId}-note`} className={error ? 'err' : 'hint'}>
          {note}
        </span>
      )}
    </div>
  );
}
