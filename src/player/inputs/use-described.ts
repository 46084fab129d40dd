import { useLayoutEffect } from 'react';
import type { ControlA11y } from './field.tsx';

/**
 * Ties help and problem to a control of Mantine, whose inputs take `aria-describedby` only from Mantine's own wrapper and drop any
 * other. After each drawing: the element may be another by then.
 */
export function useDescribed({ id, 'aria-describedby': describedBy }: ControlA11y): void {
  useLayoutEffect(() => {
    const control = document.getElementById(id);
    if (describedBy === undefined) control?.removeAttribute('aria-describedby');
    else control?.setAttribute('aria-describedby', describedBy);
  });
}
