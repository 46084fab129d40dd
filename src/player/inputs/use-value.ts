import { useCallback, useEffect, useRef } from 'react';
import type { ViewNode } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';
import type { Send } from '../core/context.ts';
import { useEchoed } from './use-echoed.ts';

/**
 * The value of an input: its state once the app runs, its property before.
 * @param debounceMs how long to wait after the last change before the app is told
 */
export function useValue(view: ViewNode, send: Send, debounceMs = 0): [Json, (value: Json) => void] {
  const { shown, show, expect } = useEchoed(Object.hasOwn(view.state, 'value') ? (view.state['value'] ?? null) : (view.props['value'] ?? null));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (value: Json) => {
      show(value);
      const tell = (): void => {
        expect(value);
        send('change', { value });
      };
      clearTimeout(timer.current);
      if (debounceMs > 0) timer.current = setTimeout(tell, debounceMs);
      else tell();
    },
    [send, show, expect, debounceMs],
  );
  return [shown, change];
}
