import type { Capability, Grant, PermissionState } from '../../../shared/contracts/permissions.ts';

/** One thing that was, or may be, decided about. */
export type Decided = { capability: Capability; target: string; grant: Grant | null; choice: Choice };
/** `held`: allowed for a while, or refused once or twice; it stands as it is until something else is chosen. */
export type Choice = 'ask' | 'allow' | 'deny' | 'held';

const ORDER: readonly Capability[] = ['network', 'clipboard', 'notifications', 'files', 'ai'];
/** Refusals after which the app is no longer asked about. */
export const MUTED_AFTER = 3;

/** Decisions that stand and declared things without one, by kind and name. */
export function decidedOf(state: PermissionState): Decided[] {
  const rows: Decided[] = [
    ...state.grants.map((grant) => ({ capability: grant.capability, target: grant.target, grant, choice: choiceOf(grant) })),
    ...state.undecided
      .filter(({ capability, target }) => !state.grants.some((grant) => grant.capability === capability && grant.target === target))
      .map(({ capability, target }) => ({ capability, target, grant: null, choice: 'ask' as const })),
  ];
  return rows.sort((a, b) => ORDER.indexOf(a.capability) - ORDER.indexOf(b.capability) || (a.target < b.target ? -1 : 1));
}

function choiceOf(grant: Grant): Choice {
  if (grant.scope === 'always') return grant.decision;
  return 'held';
}

/** What stands, in words. */
export function decisionWords({ grant }: Decided): string {
  if (grant === null) return 'Asks at first use';
  if (grant.scope === 'always') return grant.decision === 'allow' ? 'Always allowed' : 'Never allowed';
  if (grant.decision === 'allow') return grant.scope === 'session' ? 'Allowed until it closes' : 'Allowed once';
  if (grant.refusals >= MUTED_AFTER) return `Refused ${grant.refusals} times, not asked any more`;
  if (grant.scope === 'session') return 'Refused until it closes';
  return grant.refusals === 1 ? 'Refused once, asks again' : `Refused ${grant.refusals} times, asks again`;
}

/** How many calls may be made without another question. */
export function standingCount(state: PermissionState | undefined): number {
  return state?.grants.filter((grant) => grant.decision === 'allow' && grant.scope !== 'once').length ?? 0;
}

export function abilityWords({ capability, target }: { capability: Capability; target: string }): string {
  return { network: `Send to ${target}`, clipboard: 'Use the clipboard', notifications: 'Show notifications', files: 'Open and save files', ai: 'Ask the AI model' }[capability];
}
