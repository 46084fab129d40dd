import type { ReactElement } from 'react';

/** A key combination, one cap for each key: `['Ctrl', 'K']`. */
export function Kbd({ keys }: { keys: readonly string[] }): ReactElement {
  return (
    <span className="kbds" aria-hidden="true">
      {keys.map((key, i) => (
        <kbd className="kbd" key={i}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
