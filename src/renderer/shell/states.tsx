import CircleAlert from 'lucide-react/icons/circle-alert';
import KeyRound from 'lucide-react/icons/key-round';
import type { ReactElement } from 'react';
import { ERRORS } from '../../shared/kernel/errors.ts';
import { EmptyState, Skeleton } from '../ui/index.ts';

export function Loading(): ReactElement {
  return (
    <div style={{ padding: 32, maxWidth: 720 }} aria-busy="true">
      <Skeleton lines={6} />
    </div>
  );
}

/** The host was started again and no longer knows this window. What was edited meanwhile is still here. */
export function SignedOutBanner(): ReactElement {
  return (
    <div className="banner" role="alert">
      <KeyRound size={16} aria-hidden />
      <span>
        Casual OS was started again and no longer knows this window. Keep it open: edits made here are saved once you open the new link in this browser.
      </span>
    </div>
  );
}

/** Edits of the open app are not on disk. It says why and what to do; saving is tried again by itself. */
export function UnsavedBanner({ message, isConnected }: { message: string; isConnected: boolean }): ReactElement {
  return (
    <div className="banner unsaved" role="alert">
      <CircleAlert size={16} aria-hidden />
      <span>
        {message}
        {isConnected && ' Keep this window open: saving is tried again by itself.'}
      </span>
    </div>
  );
}

export function Unauthorized(): ReactElement {
  return (
    <div className="center">
      <EmptyState icon={<KeyRound size={22} />} title="This window is not signed in">
        {ERRORS['host.unauthorized'].message} Nothing is lost: your apps are on this computer.
      </EmptyState>
    </div>
  );
}
