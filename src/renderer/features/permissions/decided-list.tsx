import { useState, type ReactElement } from 'react';
import type { PermissionState } from '../../../shared/contracts/permissions.ts';
import { rpc, toastError } from '../../platform/index.ts';
import { Select } from '../../ui/index.ts';
import { abilityWords, decidedOf, decisionWords, type Choice, type Decided } from './decided.ts';
import type { LivePermissions } from './use-permissions.ts';
import { agoWords } from './ago-words.ts';

/**
 * What was decided on this computer, with a way to change each.
 *
 * @param declared what the app says now, where that is known sooner than the host says it
 */
export function DecidedList({ appId, live, declared }: { appId: string; live: LivePermissions; declared?: PermissionState['undecided'] }): ReactElement | null {
  const [busy, setBusy] = useState<string>();
  if (live.state === undefined) return null;
  const rows = decidedOf(declared === undefined ? live.state : { ...live.state, undecided: declared });
  if (rows.length === 0) return <p className="t3 perm-none">Nothing to decide. The app asks for nothing beyond its own data.</p>;

  const choose = (row: Decided, choice: Choice): void => {
    const { capability, target } = row;
    setBusy(keyOf(row));
    const change = choice === 'ask' ? rpc.permissions.revoke({ appId, capability, target }) : rpc.permissions.set({ appId, capability, target, decision: choice === 'allow' ? 'allow' : 'deny' });
    void change.then(() => live.reload(), toastError).finally(() => setBusy(undefined));
  };
  return (
    <ul className="perm-decided" aria-label="Decisions">
      {rows.map((row) => (
        <li key={keyOf(row)}>
          <span className="grow">
            <span className="m perm-ability">{abilityWords(row)}</span>
            <span className="t3">{usageWords(row)}</span>
          </span>
          <Select label={`Decision: ${abilityWords(row)}`} hideLabel size="s" value={row.choice} disabled={busy === keyOf(row)} options={optionsOf(row)} onChange={(choice: Choice) => choose(row, choice)} />
        </li>
      ))}
    </ul>
  );
}

function keyOf({ capability, target }: Decided): string {
  return `${capability} ${target}`;
}

function optionsOf(row: Decided): { value: Choice; label: string; disabled?: boolean }[] {
  const held = row.choice === 'held' ? [{ value: 'held' as const, label: decisionWords(row).split(',')[0]! }] : [];
  return [...held, { value: 'ask', label: row.grant === null ? 'Ask first' : 'Forget, ask again' }, { value: 'allow', label: 'Always allow' }, { value: 'deny', label: 'Never allow' }];
}

function usageWords(row: Decided): string {
  const { grant } = row;
  if (grant === null) return 'Asks at first use';
  const used = grant.uses === 0 ? 'not used yet' : `used ${grant.uses.toLocaleString('en')} ${grant.uses === 1 ? 'time' : 'times'}${grant.lastUsedAt === null ? '' : `, last ${agoWords(grant.lastUsedAt)}`}`;
  return grant.decision === 'allow' ? `${decisionWords(row)}, ${used}` : decisionWords(row);
}
