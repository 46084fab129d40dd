import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { moveFocus } from './roving.ts';

export type SegmentedOption<Value extends string> = { value: Value; label: string; icon?: ReactNode };

/** One of a few, all visible. A radio group for assistive technology; arrows move and choose. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  size = 'm',
  full = false,
}: {
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  size?: 's' | 'm';
  full?: boolean;
}): ReactElement {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames('seg', size === 's' && 's', full && 'full')}
      onKeyDown={(event) => moveFocus(event, '[role=radio]', true)}
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </div>
  );
}
