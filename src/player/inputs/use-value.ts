import { useCallback, useEffect, useRef, useState } from 'react';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { type Json, jsonEqual } from '../../shared/kernel/json.ts';
import type { Send } from '../core/context.ts';

/** An echo that has not come by then never will: the app joined several changes into one. */
const ECHO_MS = 3000;

/**
 * The value of an input, shown the moment it is typed. Each change is sent at once; until the app has echoed the last one,
 * older echoes are passed over, so that fast typing is never set back. A value the app chose itself always wins.
 */
export function useValue(view: ViewNode, send: Send, debounceMs = 0): [Json, (value: Json) => void] {
  const remote = view.state['value'] ?? (Object.hasOwn(view.state, 'value') ? null : (view.props['value'] ?? null));
  const [shown, setShown] = useState<Json>(remote);
  const waiting = useRef<{ value: Json; at: number }[]>([]);
  const lastRemote = useRef<Json>(remote);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (!jsonEqual(lastRemote.current, remote)) {
    lastRemote.current = remote;
    const recent = waiting.current.filter((sent) => performance.now() - sent.at < ECHO_MS);
    const echoed = recent.findIndex((sent) => jsonEqual(sent.value, remote));
    waiting.current = echoed === -1 ? [] : recent.slice(echoed + 1);
    if (waiting.current.length === 0 && !jsonEqual(shown, remote)) setShown(remote);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  const change = useCallback(
    (value: Json) => {
      setShown(value);
      const tell = (): void => {
        waiting.current.push({ value, at: performance.now() });
        send('change', { value });
      };
      clearTimeout(timer.current);
      if (debounceMs > 0) timer.current = setTimeout(tell, debounceMs);
      else tell();
    },
    [send, debounceMs],
  );
  return [shown, change];
}
