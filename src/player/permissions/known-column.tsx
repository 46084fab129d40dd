import { Check, Lock, X } from 'lucide-react';
import { type ReactElement, type ReactNode, useId } from 'react';
import type { PermissionState } from '../../shared/contracts/permissions.ts';
import { allowanceOf, isMuted, megabytes, refusalOf } from './words.ts';

const NEVER = ['Other apps and their data', 'Your other files and programs', 'Camera, microphone, location without asking like this'];

/** What was decided about this app before, and what no app ever gets. */
export function KnownColumn({ state }: { state: PermissionState | undefined }): ReactElement {
  const grants = state?.grants ?? [];
  const refused = grants.filter((grant) => grant.refusals > 0 || grant.decision === 'deny');
  return (
    <div className="pm-side" role="group" aria-label="What this app may do">
      <Part title="Already allowed">
        <Line kind="ok">Keep its own data{state === undefined ? '' : `, ${megabytes(state.disk.usedBytes)} MB of ${megabytes(state.disk.limitBytes)}`}</Line>
        {grants
          .filter((grant) => grant.decision === 'allow' && grant.scope !== 'once')
          .map((grant) => (
            <Line key={`${grant.capability} ${grant.target}`} kind="ok">
              {allowanceOf(grant)}
            </Line>
          ))}
      </Part>
      {refused.length > 0 && (
        <Part title="Refused before">
          {refused.map((grant) => (
            <Line key={`${grant.capability} ${grant.target}`} kind="no">
              {refusalOf(grant)}
              {isMuted(grant) && ', not asked any more'}
            </Line>
          ))}
        </Part>
      )}
      <Part title="Never possible">
        {NEVER.map((words) => (
          <Line key={words} kind="never">
            {words}
          </Line>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className="pm-part">
      <h2 id={id}>{title}</h2>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}

const MARKS = { ok: Check, no: X, never: Lock };

function Line({ kind, children }: { kind: keyof typeof MARKS; children: ReactNode }): ReactElement {
  const Mark = MARKS[kind];
  return (
    <li className="pm-line" data-kind={kind}>
      <Mark size={14} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}
