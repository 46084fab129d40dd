import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import { useId, type ReactElement } from 'react';

export function Checkbox({
  label,
  hideLabel = false,
  checked,
  onChange,
  disabled = false,
}: {
  label: string;
  hideLabel?: boolean;
  checked: boolean | 'mixed';
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}): ReactElement {
  const id = useId();
  return (
    <span className="cbrow">
      <button
        type="button"
        role="checkbox"
        id={id}
        className="cb"
        aria-checked={checked}
        aria-label={hideLabel ? label : undefined}
        disabled={disabled}
        onClick={() => onChange(checked !== true)}
      >
        {checked === true && <Check size={11} strokeWidth={3} aria-hidden />}
        {checked === 'mixed' && <Minus size={11} strokeWidth={3} aria-hidden />}
      </button>
      {!hideLabel && <label htmlFor={id}>{label}</label>}
    </span>
  );
}
