import { type ReactElement, useEffect, useRef } from 'react';

/** Tells once, for each length of the list, that its end came into view. */
export function EndMark({ onSeen }: { onSeen: () => void }): ReactElement {
  const mark = useRef<HTMLLIElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    if (mark.current === null || typeof IntersectionObserver === 'undefined') return undefined;
    // Before it comes into view, so that scrolling goes on.
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      seen.current();
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return <li ref={mark} aria-hidden="true" style={{ height: 1 }} />;
}
