import type { ReactElement, ReactNode } from 'react';

/** Read by assistive technology, not drawn. */
export function VisuallyHidden({ children }: { children: ReactNode }): ReactElement {
  return <span className="sr-only">{children}</span>;
}
