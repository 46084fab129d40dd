import ShieldCheck from 'lucide-react/icons/shield-check';
import { useState, type ReactElement } from 'react';
import { openInIde } from '../../platform/index.ts';
import { Button, Popover } from '../../ui/index.ts';
import { DecidedList } from './decided-list.tsx';
import { standingCount } from './decided.ts';
import { useLivePermissions } from './use-permissions.ts';
import './permissions-view.css';

/** In the bar of an app's window: how much it may do, each with a way to take it back. */
export function TrustedPermissions({ appId }: { appId: string }): ReactElement {
  const live = useLivePermissions(appId);
  const [isOpen, setOpen] = useState(false);
  const count = standingCount(live.state);
  const words = count === 0 ? 'No permissions' : count === 1 ? '1 permission' : `${count} permissions`;
  return (
    <Popover
      label="Permissions of this app"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="trusted-button">
          <ShieldCheck size={15} aria-hidden />
          {words}
        </button>
      }
    >
      <div className="trusted-perms">
        <p className="sb">What you decided about this app</p>
        {live.error !== undefined && <p className="dangerc">{live.error.message}</p>}
        <DecidedList appId={appId} live={live} />
        <Button onClick={() => openInIde({ name: 'app', appId, surface: 'permissions' })}>All permissions and calls</Button>
      </div>
    </Popover>
  );
}
