import ChevronDown from 'lucide-react/icons/chevron-down';
import { useId, type ReactElement } from 'react';
import { classNames } from './class-names.ts';

export type SelectOption<Value extends string> = { value: Value; label: string; disabled?: boolean };

/** The platform's own select: right on every device and with every assistive technology. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  size = 'm',
  disabled = false,
  className,
}: {
  label: string;
  hideLabel?: boolean;
  options: readonly SelectOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  size?: 's' | 'm';
  disabled?: boolean;
  className?: string;
}): ReactElement {
  const id = useId();
  const field = (
    <div className={classNames('field', size === 's' && 's', hideLabel && className)} data-disabled={disabled ? '' : undefined}>
      <select id={id} value={value} disabled={disabled} aria-label={hideLabel ? label : undefined} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={12} aria-hidden style={{ pointerEvents: 'none' }} />
    </div>
  );
  if (hideLabel) return field;
  return (
    <div className={classNames('fieldset', className)}>
      <label htmlFor={id}>{label}</label>
      {field}
    </div>
  );
}
