import type { ReactElement } from 'react';
import { textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';

const HEX = /^#[0-9a-f]{6}$/i;

/** The system's colour picker beside the value as text. */
export function ColorControl({ control }: { control: Control }): ReactElement {
  const value = textOf(control.value);
  const { 'aria-label': ariaLabel, ...native } = nativeProps(control);
  return (
    <div className="ca-input" data-disabled={control.isDisabled} data-readonly={control.isReadOnly} data-invalid={control.a11y['aria-invalid']}>
      <input
        type="color"
        className="ca-swatch"
        aria-label="Choose a colour"
        value={HEX.test(value) ? value : '#808080'}
        disabled={control.isDisabled || control.isReadOnly}
        onChange={(event) => control.onChange(event.target.value)}
      />
      <input
        {...native}
        aria-label={ariaLabel}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={control.placeholder === '' ? '#1b7447' : control.placeholder}
        value={value}
        onChange={(event) => control.onChange(event.target.value)}
      />
    </div>
  );
}
