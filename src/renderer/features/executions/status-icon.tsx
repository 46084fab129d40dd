import Ban from 'lucide-react/icons/ban';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Clock from 'lucide-react/icons/clock';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import OctagonX from 'lucide-react/icons/octagon-x';
import type { ReactElement } from 'react';
import type { ExecutionStatus } from '../../../shared/contracts/executions.ts';
import { STATUS_WORDS } from './run-words.ts';

const ICONS = { queued: Clock, running: LoaderCircle, succeeded: CircleCheck, failed: CircleAlert, cancelled: Ban, terminated: OctagonX } as const;
export const STATUS_TONES = { queued: 't3', running: 'accentc', succeeded: 'okc', failed: 'dangerc', cancelled: 't3', terminated: 'warnc' } as const;

/** @param hasWords whether the words stand beside it, so that they are not heard twice */
export function StatusIcon({ status, size = 14, hasWords = false }: { status: ExecutionStatus; size?: number; hasWords?: boolean }): ReactElement {
  const Icon = ICONS[status];
  const spin = status === 'running' ? ' runs-spin' : '';
  return (
    <Icon
      size={size}
      className={`${STATUS_TONES[status]}${spin}`}
      {...(hasWords ? { 'aria-hidden': true } : { 'aria-label': STATUS_WORDS[status], role: 'img' })}
    />
  );
}
