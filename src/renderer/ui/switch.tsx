import type { ReactElement } from 'react';

/** On or off, at once. `labelledBy` or `label` names it. */
export function Switch({
  label,
  labelledBy,
  checked,
  onChange,
  disabled = false,
}: {
  label?: string;
  labelledBy?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}): ReactElement {
  return (
    <button
      type="button"
      role="switch"
      className="sw"
      aria-checked={checked}
      aria-label={label}
      aria-labelledby={labelledBy}
      disabled={disabled}
      onClick={() => onChange(!checked)}
    />
  );
}
