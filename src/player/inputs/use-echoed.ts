import { useRef, useState } from 'react';
import { type Json, jsonEqual } from '../../shared/kernel/json.ts';

/** An echo that has not come by then never will: the app joined several changes into one. */
const ECHO_MS = 3000;

/**
 * A value kept by the app and changed here. What is done here shows at once; until the app has echoed the last change,
 * older echoes are passed over, so that fast typing is never set back. A value the app chose itself always wins.
 * @returns the value, a setter for what is shown, and `expect`, called with each value sent
 */
export function useEchoed(remote: Json): { shown: Json; show: (value: Json) => void; expect: (value: Json) => void } {
  const [shown, show] = useState<Json>(remote);
  const waiting = useRef<{ value: Json; at: number }[]>([]);
  const lastRemote = useRef<Json>(remote);

  if (!jsonEqual(lastRemote.current, remote)) {
    lastRemote.current = remote;
    const recent = waiting.current.filter((sent) => performance.now() - sent.at < ECHO_MS);
    const echoed = recent.findIndex((sent) => jsonEqual(sent.value, remote));
    waiting.current = echoed === -1 ? [] : recent.slice(echoed + 1);
    if (waiting.current.length === 0 && !jsonEqual(shown, remote)) show(remote);
  }
  const expect = useRef((value: Json): void => {
    waiting.current.push({ value, at: performance.now() });
  });
  return { shown, show, expect: expect.current };
}
