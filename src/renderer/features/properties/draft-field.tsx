import { useState, type ReactElement } from 'react';
import { TextField } from '../../ui/index.ts';
import { keepTyping } from './keep-typing.ts';

/** A plain text field that keeps what was typed when it is left or on Enter; Esc takes it back. */
export function DraftField({ label, value, onChange, placeholder, size = 's', className }: { label: string; value: string; onChange: (text: string) => void; placeholder?: string; size?: 's' | 'm'; className?: string }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      hideLabel
      size={size}
      {...(className === undefined ? {} : { className })}
      placeholder={placeholder}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== null && draft !== value) onChange(draft);
        setDraft(null);
      }}
      onKeyDown={(event) => {
        keepTyping(event);
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          setDraft(null);
          event.currentTarget.value = value;
        }
      }}
    />
  );
}
