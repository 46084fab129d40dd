import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import type { ReactElement } from 'react';
import { rpc, useRpcQuery } from '../../platform/index.ts';
import { Button, Notice, Skeleton } from '../../ui/index.ts';
import { SettingGroup } from './setting-row.tsx';

/** The checks of the installation and the data folder, run now. */
export function Doctor(): ReactElement {
  const doctor = useRpcQuery('system.doctor', (signal) => rpc.system.doctor(undefined, { signal }));
  return (
    <SettingGroup title="Checks">
      {doctor.error && !doctor.isLoading && (
        <Notice tone="danger" title="The checks could not run">
          {doctor.error.message}
        </Notice>
      )}
      {!doctor.data && doctor.isLoading && <Skeleton lines={4} />}
      <ul className="checks">
        {doctor.data?.checks.map((check) => (
          <li key={check.name}>
            {check.ok ? (
              <CircleCheck size={15} className="okc" aria-label="Fine" />
            ) : (
              <CircleAlert size={15} className="dangerc" aria-label="Needs attention" />
            )}
            <span className="m">{check.name}</span>
            <span className="t3 grow">{check.detail}</span>
          </li>
        ))}
      </ul>
      <div className="set-row">
        <span className="grow t2">{doctor.data ? (doctor.data.ok ? 'Everything is fine.' : 'Something needs attention.') : ''}</span>
        <Button busy={doctor.isLoading} onClick={doctor.reload}>
          Check again
        </Button>
      </div>
    </SettingGroup>
  );
}
