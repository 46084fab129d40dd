import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactElement, ReactNode } from 'react';

const ICONS = { danger: CircleAlert, warn: TriangleAlert, info: Info, ok: CircleCheck };

/** A coloured block with a heading that says what happened, and what to do. */
export function Notice({
  tone,
  title,
  children,
  actions,
}: {
  tone: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactElement {
  const Icon = ICONS[tone];
  return (
    <div className={`notice ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className="grow">
        <p className="sb" style={{ color: 'var(--text)' }}>
          {title}
        </p>
        {children && <p>{children}</p>}
        {actions && (
          <div className="row" style={{ marginTop: 8 }}>
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}
