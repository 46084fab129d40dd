import { Check, Minus, Star } from 'lucide-react';
import { type ReactElement, useEffect, useId, useRef } from 'react';
import { AppIcon } from '../core/icon.tsx';
import { type ReadOption, flagOf, numberOf } from '../core/values.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import { type Control, nativeProps } from './input-node.tsx';

export function CheckControl({
  control,
  label,
  isPartial = false,
  strike = false,
}: {
  control: Control;
  label: string;
  isPartial?: boolean;
  strike?: boolean;
}): ReactElement {
  const ref = useRef<HTMLInputElement>(null);
  const isChecked = flagOf(control.value);
  useEffect(() => {
    if (ref.current !== null) ref.current.indeterminate = isPartial && !isChecked;
  }, [isPartial, isChecked]);
  const { readOnly, 'aria-label': ariaLabel, ...rest } = nativeProps(control);
  return (
    <label className="ca-check" data-disabled={control.isDisabled} data-readonly={readOnly} data-strike={strike && isChecked}>
      <input
        {...rest}
        ref={ref}
        type="checkbox"
        className="ca-sr"
        checked={isChecked}
        // What can only be read is still reached and told.
        aria-readonly={readOnly || undefined}
        {...(label === '' ? { 'aria-label': ariaLabel } : {})}
        onChange={(event) => {
          if (!readOnly) control.onChange(event.target.checked);
        }}
      />
      <span className="ca-box" aria-hidden="true">
        {isChecked ? <Check size={14} strokeWidth={3} /> : isPartial ? <Minus size={14} strokeWidth={3} /> : null}
      </span>
      {label !== '' && (
        <span className="ca-check-label">
          {label}
          {control.isRequired && <RequiredMark />}
        </span>
      )}
    </label>
  );
}

function RequiredMark(): ReactElement {
  return (
    <span className="ca-required" aria-hidden="true">
      {' '}
      *
    </span>
  );
}

export function SwitchControl({ control, label }: { control: Control; label: string }): ReactElement {
  const { readOnly, 'aria-label': ariaLabel, ...rest } = nativeProps(control);
  return (
    <label className="ca-check" data-disabled={control.isDisabled} data-readonly={readOnly}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        className="ca-sr"
        checked={flagOf(control.value)}
        // What can only be read is still reached and told.
        aria-readonly={readOnly || undefined}
        {...(label === '' ? { 'aria-label': ariaLabel } : {})}
        onChange={(event) => {
          if (!readOnly) control.onChange(event.target.checked);
        }}
      />
      <span className="ca-track" aria-hidden="true">
        <span className="ca-knob" />
      </span>
      {label !== '' && (
        <span className="ca-check-label">
          {label}
          {control.isRequired && <RequiredMark />}
        </span>
      )}
    </label>
  );
}

export type RadioControlProps = { control: Control; options: readonly ReadOption[]; variant: 'radio' | 'segmented' | 'cards'; direction: 'column' | 'row' };

export function RadioControl({ control, options, variant, direction }: RadioControlProps): ReactElement {
  const name = useId();
  const { a11y } = control;
  return (
    <div
      className="ca-radios"
      role="radiogroup"
      data-variant={variant}
      data-direction={direction}
      aria-labelledby={a11y.labelId}
      aria-label={a11y['aria-label']}
      aria-describedby={a11y['aria-describedby']}
      aria-required={a11y['aria-required']}
      aria-invalid={a11y['aria-invalid']}
      aria-readonly={control.isReadOnly || undefined}
      onFocus={control.onFocus}
      onBlur={control.onBlur}
    >
      {options.length === 0 && <span className="ca-help">No options yet.</span>}
      {options.map((option, i) => (
        <label
          key={`${i}:${String(option.value)}`}
          className="ca-check ca-radio"
          data-disabled={control.isDisabled || option.isDisabled}
          data-readonly={control.isReadOnly}
        >
          <input
            type="radio"
            className="ca-sr"
            name={name}
            checked={jsonEqual(option.value, control.value)}
            disabled={control.isDisabled || option.isDisabled}
            onChange={() => {
              if (!control.isReadOnly) control.onChange(option.value);
            }}
          />
          <span className="ca-dot" aria-hidden="true" />
          {option.icon !== '' && <AppIcon name={option.icon} />}
          <span className="ca-check-label">{option.label}</span>
        </label>
      ))}
    </div>
  );
}

export function RatingControl({ control, max }: { control: Control; max: number }): ReactElement {
  const name = useId();
  const value = numberOf(control.value, 0);
  const { a11y } = control;
  return (
    <div
      className="ca-rating"
      role="radiogroup"
      data-readonly={control.isReadOnly}
      aria-labelledby={a11y.labelId}
      aria-label={a11y['aria-label']}
      aria-describedby={a11y['aria-describedby']}
      aria-required={a11y['aria-required']}
      aria-invalid={a11y['aria-invalid']}
      aria-readonly={control.isReadOnly || undefined}
      onFocus={control.onFocus}
      onBlur={control.onBlur}
    >
      {Array.from({ length: max }, (_, i) => i + 1).map((stars) => (
        <label key={stars} data-on={stars <= value}>
          <input
            type="radio"
            className="ca-sr"
            name={name}
            checked={stars === Math.round(value)}
            disabled={control.isDisabled}
            aria-label={`${stars} of ${max}`}
            onChange={() => {
              if (!control.isReadOnly) control.onChange(stars);
            }}
            // Choosing the same again takes it away.
            onClick={() => stars === value && !control.isRequired && !control.isReadOnly && control.onChange(null)}
          />
          <Star size={20} aria-hidden="true" />
        </label>
      ))}
    </div>
  );
}
