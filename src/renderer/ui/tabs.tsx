import { useId, type ReactElement, type ReactNode } from 'react';
import { moveFocus } from './roving.ts';

export type TabItem = {
  id: string;
  label: string;
  count?: number | undefined;
  /** A count comes and goes by itself: its room is kept, so that the tabs after it stay where they are. */
  keepsRoom?: boolean;
  icon?: ReactNode;
};

/**
 * A tab strip. Pair it with `TabPanel` by the same `name`, which must be unique on the screen.
 * Arrows move between tabs and choose; Tab goes on into the panel.
 */
export function Tabs({
  name,
  label,
  tabs,
  active,
  onChange,
  end,
}: {
  name: string;
  label: string;
  tabs: readonly TabItem[];
  active: string;
  onChange: (id: string) => void;
  end?: ReactNode;
}): ReactElement {
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} style={{ display: 'flex', gap: 2 }} onKeyDown={(event) => moveFocus(event, '[role=tab]', true)}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${name}-tab-${tab.id}`}
            aria-selected={tab.id === active}
            tabIndex={tab.id === active ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.icon}
            {tab.label}
            {(tab.count !== undefined || tab.keepsRoom) && (
              <span className="count num" style={tab.count === undefined ? { visibility: 'hidden' } : undefined}>
                {tab.count ?? '\u2007'}
              </span>
            )}
          </button>
        ))}
      </div>
      {end && (
        <>
          <span className="grow" />
          <span className="row" style={{ gap: 4 }}>
            {end}
          </span>
        </>
      )}
    </div>
  );
}

export function TabPanel({ name, id, className, children }: { name: string; id: string; className?: string; children: ReactNode }): ReactElement {
  return (
    <div role="tabpanel" id={`${name}-panel-${id}`} aria-labelledby={`${name}-tab-${id}`} className={className} style={{ minHeight: 0, flex: 1 }}>
      {children}
    </div>
  );
}

/** A name for a `Tabs` and `TabPanel` pair that no other pair on the screen has. */
export function useTabsName(): string {
  return `tabs${useId().replace(/[^A-Za-z0-9]/g, '')}`;
}
