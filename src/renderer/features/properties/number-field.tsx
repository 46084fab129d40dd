import { useState, type ReactElement } from 'react';
import { TextField } from '../../ui/index.ts';
import { formatNumber, parseNumber } from './value-format.ts';
import { keepTyping } from './keep-typing.ts';

/** A number as typed; arrows step (Shift by ten). Wrong input says why and changes nothing. */
export function NumberField({ label, value, unit, min, max, placeholder, onChange, onDone }: { label: string; value: unknown; unit?: string | undefined; min?: number; max?: number; placeholder?: string; onChange: (value: number | null) => void; onDone?: () => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const parsed = draft === null ? null : parseNumber(draft, limits);
  const change = (text: string): void => {
    setDraft(text);
    const next = parseNumber(text, limits);
    if (next.ok) onChange(next.value);
  };
  return (
    <TextField
      label={label}
      hideLabel
      inputMode="decimal"
      className="num"
      placeholder={placeholder}
      value={draft ?? formatNumber(value)}
      error={parsed !== null && !parsed.ok ? parsed.error : undefined}
      end={unit === undefined ? undefined : <span className="u">{unit}</span>}
      onChange={change}
      onBlur={() => { setDraft(null); onDone?.(); }}
      onKeyDown={(event) => {
        keepTyping(event);
        if (event.key === 'Enter') event.currentTarget.blur();
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        const current = parseNumber(draft ?? formatNumber(value));
        const base = current.ok && current.value !== null ? current.value : 0;
        const next = base + step * (event.shiftKey ? 10 : 1);
        change(String(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next))));
      }}
    />
  );
}
