import { Minus, Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { formatNumber } from '../core/format.ts';
import { numberOf, textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';

export type NumberControlProps = {
  control: Control;
  min?: number | null;
  max?: number | null;
  step?: number;
  decimals?: number | null;
  prefix?: string;
  suffix?: string;
  hasStepper?: boolean;
};

/**
 * Reads a number as people write it: "1,250.5", "1.250,5", "1 250". The last of two different marks is the decimal one;
 * a lone comma before one or two digits is too.
 * @returns null when there is no number
 */
export function parseNumber(text: string): number | null {
  let digits = text.replace(/[^\d.,-]/g, '');
  const dot = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (dot !== -1 && comma !== -1) digits = comma > dot ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  else if (comma !== -1) digits = /,\d{1,2}$/.test(digits) && digits.indexOf(',') === comma ? digits.replace(',', '.') : digits.replaceAll(',', '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(digits)) return null;
  return Number(digits);
}

export function NumberControl({
  control,
  min = null,
  max = null,
  step = 1,
  decimals = null,
  prefix = '',
  suffix = '',
  hasStepper = true,
}: NumberControlProps): ReactElement {
  const value = numberOf(control.value, null);
  /** What is being typed; null when the field is left and shows the formatted value. */
  const [draft, setDraft] = useState<string | null>(null);
  const rounded = (number: number): number => Number(number.toFixed(decimals ?? 10));
  /** The steps stay within the limits; what is typed beyond them is told, not changed. */
  const fit = (number: number): number => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, rounded(number)));
  /** What is no number is handed on as it stands, so that the field's check can say so and nothing vanishes. */
  const keep = (): void => {
    setDraft(null);
    if (draft !== null && draft.trim() !== '' && parseNumber(draft) === null) control.onChange(draft.trim());
    else if (value !== null && rounded(value) !== value) control.onChange(rounded(value));
  };
  const by = (amount: number): void => {
    setDraft(null);
    control.onChange(fit((value ?? 0) + amount));
  };
  const isLocked = control.isDisabled || control.isReadOnly;
  return (
    <div className="ca-input" data-disabled={control.isDisabled} data-readonly={control.isReadOnly} data-invalid={control.a11y['aria-invalid']}>
      {prefix !== '' && <span className="ca-affix">{prefix}</span>}
      <input
        {...nativeProps(control)}
        className="ca-num"
        type="text"
        inputMode={decimals === 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={draft ?? (value === null ? textOf(control.value) : formatNumber(value, 'number', 'USD', decimals))}
        placeholder={control.placeholder}
        onFocus={() => {
          setDraft(value === null ? textOf(control.value) : String(value));
          control.onFocus();
        }}
        onBlur={() => {
          keep();
          control.onBlur();
        }}
        onChange={(event) => {
          setDraft(event.target.value);
          const number = parseNumber(event.target.value);
          if (number !== value) control.onChange(number);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isLocked) keep();
          if (isLocked || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          by(event.key === 'ArrowUp' ? step : -step);
        }}
      />
      {suffix !== '' && <span className="ca-affix">{suffix}</span>}
      {hasStepper && !isLocked && (
        <span className="ca-stepper">
          <button type="button" tabIndex={-1} aria-label="Less" disabled={min !== null && value !== null && value <= min} onClick={() => by(-step)}>
            <Minus size={14} aria-hidden="true" />
          </button>
          <button type="button" tabIndex={-1} aria-label="More" disabled={max !== null && value !== null && value >= max} onClick={() => by(step)}>
            <Plus size={14} aria-hidden="true" />
          </button>
        </span>
      )}
    </div>
  );
}
