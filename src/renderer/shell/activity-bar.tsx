import House from 'lucide-react/icons/house';
import Search from 'lucide-react/icons/search';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Trash2 from 'lucide-react/icons/trash-2';
import type { ReactElement, ReactNode } from 'react';
import { keysOf, navigate, type Route } from '../platform/index.ts';
import { landmark, Slot, Tooltip } from '../ui/index.ts';
import { openPalette } from './commands.ts';

/** Places on the left edge. The workspace adds its own through the slot `activity`. */
export function ActivityBar({ route }: { route: Route }): ReactElement {
  return (
    <nav className="activity" {...landmark('Places')}>
      <Place label="Home" icon={<House size={17} />} isCurrent={route.name === 'home'} onClick={() => navigate({ name: 'home' })} />
      <Slot name="activity" />
      {route.name !== 'app' && <Place label="Search" icon={<Search size={17} />} keys={keysOf('shell.palette')} onClick={() => openPalette()} />}
      <span className="grow" />
      <Place label="Trash" icon={<Trash2 size={17} />} isCurrent={route.name === 'trash'} onClick={() => navigate({ name: 'trash' })} />
      <Place
        label="Settings"
        icon={<SlidersHorizontal size={17} />}
        keys={keysOf('shell.settings')}
        isCurrent={route.name === 'settings'}
        onClick={() => navigate({ name: 'settings' })}
      />
    </nav>
  );
}

function Place({
  label,
  icon,
  isCurrent = false,
  keys,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  isCurrent?: boolean;
  keys?: readonly string[] | undefined;
  onClick: () => void;
}): ReactElement {
  return (
    <Tooltip text={label} keys={keys} side="right">
      <button type="button" className="act" aria-label={label} aria-current={isCurrent ? 'page' : undefined} onClick={onClick}>
        {icon}
      </button>
    </Tooltip>
  );
}
