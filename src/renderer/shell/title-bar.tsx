import House from 'lucide-react/icons/house';
import Search from 'lucide-react/icons/search';
import type { ReactElement } from 'react';
import { keysOfShortcut, navigate, type Route } from '../platform/index.ts';
import { IconButton, Kbd, landmark, Slot } from '../ui/index.ts';
import { openPalette } from './commands.ts';

const TITLES: Partial<Record<Route['name'], string>> = { settings: 'Settings', trash: 'Trash', build: 'Building' };

/** Screens fill `breadcrumb`, `modes` (the middle) and `actions` (the right end). */
export function TitleBar({ route }: { route: Route }): ReactElement {
  const title = TITLES[route.name];
  return (
    <header className="titlebar" {...landmark('Title bar')}>
      <div className="tb-left">
        {route.name === 'home' ? (
          <span className="name">Casual OS</span>
        ) : (
          <>
            <IconButton label="Home" icon={<House size={16} />} onClick={() => navigate({ name: 'home' })} />
            <span className="t3" aria-hidden="true">
              /
            </span>
          </>
        )}
        {title && <span className="name">{title}</span>}
        <Slot name="breadcrumb" />
      </div>
      {route.name === 'app' ? (
        <Slot name="modes" />
      ) : (
        <button type="button" className="omni" onClick={() => openPalette()}>
          <Search size={14} aria-hidden />
          <span className="grow">Search apps, templates and commands</span>
          <Kbd keys={keysOfShortcut('$mod+k')} />
        </button>
      )}
      <div className="tb-right">
        <Slot name="actions" />
      </div>
    </header>
  );
}
