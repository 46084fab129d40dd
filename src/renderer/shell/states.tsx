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

export function Unauthorized(): ReactElement {
  return (
    <div className="center">
      <EmptyState icon={<KeyRound size={22} />} title="This window is not signed in">
        {ERRORS['host.unauthorized'].message} Nothing is lost: your apps are on this computer.
      </EmptyState>
    </div>
  );
}
