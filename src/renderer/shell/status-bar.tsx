import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactElement } from 'react';
import { useConnectionStatus } from '../platform/index.ts';
import { landmark, Slot } from '../ui/index.ts';

/** Screens fill `status-left` and `status-right`; the connection speaks for itself. */
export function StatusBar(): ReactElement {
  const status = useConnectionStatus();
  return (
    <footer className="status" {...landmark('Status')}>
      {status === 'reconnecting' && (
        <span className="st warn">
          <WifiOff size={13} aria-hidden />
          Reconnecting
        </span>
      )}
      <Slot name="status-left" />
      <span className="grow" />
      <Slot name="status-right" />
    </footer>
  );
}
