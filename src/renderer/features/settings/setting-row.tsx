import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { TextField } from '../../ui/index.ts';

/** A line of the settings: what it is, what it does, and its control. */
export function SettingRow({ id, title, hint, children }: { id: string; title: string; hint?: string; children: ReactNode }): ReactElement {
  return (
    <div className="set-row">
      <div className="grow">
        <div className="m" id={id}>
          {title}
        </div>
        {hint && <div className="t3">{hint}</div>}
      </div>
      {children}
    </div>
  );
}

export function SettingGroup({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="set-group" aria-label={title}>
      <h2>{title}</h2>
      <div className="raised set-card">{children}</div>
    </section>
  );
}

/** A whole number within limits; stored on Enter or when left, put back when it makes no sense. */
export function NumberSetting({
  label,
  unit,
  value,
  min,
  max,
  onCommit,
}: {
  label: string;
  unit: string;
  value: number;
  min: number;
  max: number;
  onCommit: (value: number) => void;
}): ReactElement {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const number = Number(text);
  const isValid = text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max;
  const commit = (): void => {
    if (!isValid) setText(String(value));
    else if (number !== value) onCommit(number);
  };
  return (
    <div style={{ width: 120 }}>
      <TextField
        label={label}
        hideLabel
        inputMode="numeric"
        value={text}
        onChange={setText}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
        end={<span className="u">{unit}</span>}
        error={isValid ? undefined : `From ${min} to ${max}`}
      />
    </div>
  );
}
