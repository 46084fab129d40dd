import Undo2 from 'lucide-react/icons/undo-2';
import type { ReactElement, ReactNode } from 'react';
import { classNames, IconButton } from '../../ui/index.ts';

/** A label with its control. What differs from the preset can be taken back to it. */
export function ThemeRow({ label, isSet = false, onReset, children }: { label: string; isSet?: boolean; onReset?: () => void; children: ReactNode }): ReactElement {
  return (
    <div className="th-row">
      <span className={classNames('th-label', isSet && 'is-set')}>{label}</span>
      <div className="th-control">{children}</div>
      {isSet && onReset !== undefined && <IconButton size="s" label={`${label} as in the preset`} icon={<Undo2 size={12} />} onClick={onReset} />}
    </div>
  );
}
