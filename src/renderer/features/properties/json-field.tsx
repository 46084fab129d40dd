import { useState, type ReactElement } from 'react';
import type { Json } from '../../../shared/kernel/json.ts';
import { TextArea } from '../../ui/index.ts';
import { formatJson, parseJson } from './value-format.ts';
import { keepTyping } from './keep-typing.ts';

/** Structured values by hand. Kept when the field is left, if it reads. */
export function JsonField({ label, value, shape, onChange }: { label: string; value: Json | undefined; shape: 'array' | 'object' | 'any'; onChange: (value: Json | undefined) => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const parsed = draft === null ? null : parseJson(draft, shape);
  return (
    <TextArea
      label={label}
      hideLabel
      className="prop-json"
      spellCheck={false}
      rows={3}
      placeholder={shape === 'array' ? '[ ]  or bind with {{' : shape === 'object' ? '{ }  or bind with {{' : ''}
      value={draft ?? formatJson(value)}
      error={parsed !== null && !parsed.ok ? parsed.error : undefined}
      onChange={setDraft}
      onKeyDown={keepTyping}
      onBlur={() => {
        if (parsed === null || !parsed.ok) return;
        onChange(parsed.value);
        setDraft(null);
      }}
    />
  );
}
