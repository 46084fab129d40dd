import { useLayoutEffect, useRef, useState } from 'react';

type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * The same functions for as long as the component is drawn; each calls the newest one of its name. For handlers given to many
 * memoised children, which a new function would draw again. Not to be called while drawing.
 */
export function useStable<T extends Handlers>(handlers: T): T {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const [stable] = useState(
    () =>
      // Same keys and signatures as `handlers`, which the mapping hides from the compiler.
      Object.fromEntries(Object.keys(handlers).map((key) => [key, (...args: never[]) => latest.current[key]?.(...args)])) as unknown as T,
  );
  return stable;
}
