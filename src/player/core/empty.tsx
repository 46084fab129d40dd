import type { ReactElement, ReactNode } from 'react';
import { AppIcon } from './icon.tsx';

/** What stands where data will be: says what will show and how to get it there. */
export function Empty({ text, icon = 'inbox', children }: { text: string; icon?: string; children?: ReactNode }): ReactElement {
  return (
    <div className="ca-empty">
      <span className="ca-empty-icon">
        <AppIcon name={icon} size={20} />
      </span>
      <p>{text}</p>
      {children}
    </div>
  );
}
