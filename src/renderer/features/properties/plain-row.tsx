import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';

/** A label with its editor, laid out like a property. `name` lets "Go to" find it; `tools` shows over the end of the label. */
export function PlainRow({ label, name, title, isSet = false, isWide = false, tools, children }: { label: string; name?: string; title?: string; isSet?: boolean; isWide?: boolean; tools?: ReactNode; children: ReactNode }): ReactElement {
  return (
    <div className={classNames('prop', isWide && 'prop-wide')} data-prop={name}>
      <span className={classNames('prop-label', isSet && 'is-set')} title={title}>
        {label}
      </span>
      <div className="prop-value">{children}</div>
      <div className="prop-tools">{tools}</div>
    </div>
  );
}
