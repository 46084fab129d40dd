import type { ReactElement } from 'react';
import { AppIcon } from '../core/icon.tsx';

/** Shown in place of an app that ended. Starting it again is the host's to offer. */
export function Stopped({ message }: { message?: string }): ReactElement {
  return (
    <div className="ca-stopped" role="alert">
      <span className="ca-empty-icon">
        <AppIcon name="circle-stop" size={22} />
      </span>
      <h1 className="ca-h2">The app stopped</h1>
      <p className="ca-text ca-soft">{message ?? 'Its saved data is safe. Start it again to go on.'}</p>
    </div>
  );
}
