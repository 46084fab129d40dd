import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';

export type FieldEvents = {
  /** For controls whose focusable part is drawn elsewhere, such as a list that opened. */
  onFocus: () => void;
  onBlur: () => void;
  /** For the element round everything the input draws. */
  around: {
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
};

/**
 * Focus, blur and Enter of one input, whatever it is made of: said once when the focus comes in and once when it leaves.
 * In text of several lines Enter makes a line, so that Ctrl (or Cmd) and Enter is what counts.
 */
export function useFieldEvents({ handles, send }: Pick<NodeProps, 'handles' | 'send'>, value: Json | (() => Json)): FieldEvents {
  const isIn = useRef(false);
  const onFocus = (): void => {
    if (isIn.current) return;
    isIn.current = true;
    if (handles('focus')) send('focus');
  };
  const onBlur = (): void => {
    if (!isIn.current) return;
    isIn.current = false;
    // The guest shows the problem of a filled input when it is left.
    send('blur');
  };
  return {
    onFocus,
    onBlur,
    around: {
      onFocus: (event) => {
        if (isInside(event, event.target)) onFocus();
      },
      onBlur: (event) => {
        if (isInside(event, event.target) && !isInside(event, event.relatedTarget)) onBlur();
      },
      onKeyDown: (event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !handles('enter') || !isInside(event, event.target)) return;
        const isLong = event.target instanceof Element && event.target.closest('textarea, [contenteditable=true]') !== null;
        if (!isLong || event.ctrlKey || event.metaKey) send('enter', { value: typeof value === 'function' ? value() : value });
      },
    },
  };
}

/** React's events also come from what is drawn into another place of the page, such as a list that opened. */
function isInside(event: { currentTarget: Element }, target: EventTarget | null): boolean {
  return target instanceof Node && event.currentTarget.contains(target);
}
