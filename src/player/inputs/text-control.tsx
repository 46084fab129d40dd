import { X } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { AppIcon } from '../core/icon.tsx';
import { textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';

export type TextControlProps = {
  control: Control;
  type?: 'text' | 'email' | 'url' | 'password' | 'search' | 'tel';
  icon?: string;
  prefix?: string;
  suffix?: string;
  maxLength?: number | null;
  isClearable?: boolean;
};

const AUTOCOMPLETE: Readonly<Record<string, string>> = { email: 'email', tel: 'tel', url: 'url', password: 'current-password' };

export function TextControl({
  control,
  type = 'text',
  icon = '',
  prefix = '',
  suffix = '',
  maxLength = null,
  isClearable = false,
}: TextControlProps): ReactElement {
  const value = textOf(control.value);
  const shownIcon = icon === '' && type === 'search' ? 'search' : icon;
  return (
    <div className="ca-input" data-disabled={control.isDisabled} data-readonly={control.isReadOnly} data-invalid={control.a11y['aria-invalid']}>
      <AppIcon name={shownIcon} />
      {prefix !== '' && <span className="ca-affix">{prefix}</span>}
      <input
        {...nativeProps(control)}
        type={type === 'search' ? 'text' : type}
        role={type === 'search' ? 'searchbox' : undefined}
        autoComplete={AUTOCOMPLETE[type] ?? 'off'}
        value={value}
        placeholder={control.placeholder}
        {...(maxLength === null ? {} : { maxLength })}
        onChange={(event) => control.onChange(event.target.value)}
      />
      {suffix !== '' && <span className="ca-affix">{suffix}</span>}
      {isClearable && value !== '' && !control.isDisabled && !control.isReadOnly && (
        <button type="button" className="ca-iconbtn" data-size="small" aria-label="Clear" onClick={() => control.onChange('')}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

export function TextAreaControl({
  control,
  rows = 3,
  autoGrow = true,
  maxLength = null,
}: {
  control: Control;
  rows?: number;
  autoGrow?: boolean;
  maxLength?: number | null;
}): ReactElement {
  const ref = useRef<HTMLTextAreaElement>(null);
  const value = textOf(control.value);
  useEffect(() => {
    const element = ref.current;
    if (!autoGrow || element === null) return;
    element.style.height = 'auto';
    if (element.scrollHeight > 0) element.style.height = `${Math.min(element.scrollHeight + 2, 480)}px`;
  }, [value, autoGrow]);
  return (
    <textarea
      {...nativeProps(control)}
      ref={ref}
      className="ca-input ca-textarea"
      data-disabled={control.isDisabled}
      data-readonly={control.isReadOnly}
      data-invalid={control.a11y['aria-invalid']}
      rows={rows}
      value={value}
      placeholder={control.placeholder}
      {...(maxLength === null ? {} : { maxLength })}
      onChange={(event) => control.onChange(event.target.value)}
    />
  );
}
