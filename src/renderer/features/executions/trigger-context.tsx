import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { TriggerStatus } from '../../../shared/contracts/executions.ts';
import type { RpcQuery } from '../../platform/index.ts';
import { useTriggerStatus } from './trigger-status.ts';

const TriggerContext = createContext<RpcQuery<TriggerStatus[]> | null>(null);

/** Asks the host once for the list and what is chosen. */
export function TriggerProvider({ children }: { children: ReactNode }): ReactElement {
  return <TriggerContext value={useTriggerStatus()}>{children}</TriggerContext>;
}

export function useTriggerStatuses(): RpcQuery<TriggerStatus[]> {
  const query = useContext(TriggerContext);
  if (query === null) throw new Error('useTriggerStatuses must be used on the runs surface');
  return query;
}
