import type { ReactElement, ReactNode } from 'react';

/** What an empty place says: what it is, what will be here, and how to start. */
export function EmptyState({ icon, title, children, actions }: { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode }): ReactElement {
  return (
    <div className="empty">
      {icon}
      <p className="title">{title}</p>
      {children && <p>{children}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
