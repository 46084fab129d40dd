import Check from 'lucide-react/icons/check';
import Cpu from 'lucide-react/icons/cpu';
import FileInput from 'lucide-react/icons/file-input';
import { useEffect, useState, type ReactElement } from 'react';
import { rpc, toastError, useAppsDidChange, useCommand, useRpcQuery } from '../../platform/index.ts';
import { Button, Fill, Skeleton } from '../../ui/index.ts';
import { chooseAndImport, newBlankApp } from './app-actions.ts';
import { DescribeBox } from './describe-box.tsx';
import { HomeAside } from './home-aside.tsx';
import './home.css';
import { RecentApps } from './recent-apps.tsx';
import { Templates } from './templates.tsx';

export function HomeView(): ReactElement {
  const apps = useRpcQuery('apps.list', (signal) => rpc.apps.list({ limit: 1000 }, { signal }));
  useAppsDidChange(apps.reload, apps.reload);
  const now = useNow();
  useCommand({ id: 'home.new', title: 'New blank app', group: 'Home', keywords: ['create', 'empty'], run: newBlankApp });
  useCommand({ id: 'home.import', title: 'Import a file', group: 'Home', shortcut: '$mod+o', keywords: ['open', 'casual', 'json'], run: chooseAndImport });
  return (
    <div className="home">
      <div className="mainc scroll">
        <div className="inner">
          <DescribeBox isFirst={apps.data?.length === 0} />
          {/* Not before it is known how many apps there are: nothing may move under the pointer of somebody who is quick. */}
          {apps.data === undefined && apps.error === undefined ? (
            <Skeleton lines={4} />
          ) : (
            <>
              <RecentApps apps={apps} now={now} />
              <Templates />
            </>
          )}
        </div>
      </div>
      <HomeAside last={apps.data?.[0]} count={apps.data?.length} now={now} />
      <Fill slot="actions">
        <Button variant="ghost" icon={<FileInput size={15} aria-hidden />} onClick={() => void chooseAndImport().catch(toastError)}>
          Import
        </Button>
        <Button onClick={() => void newBlankApp().catch(toastError)}>New blank app</Button>
      </Fill>
      <Fill slot="status-left">
        {apps.data && (
          <span className="st ok">
            <Check size={13} aria-hidden />
            {apps.data.length === 0 ? 'Ready' : `${apps.data.length} ${apps.data.length === 1 ? 'app' : 'apps'} on this computer`}
          </span>
        )}
      </Fill>
      <Fill slot="status-right">
        <span className="st">
          <Cpu size={13} aria-hidden />
          Built-in engine, nothing leaves this computer
        </span>
      </Fill>
    </div>
  );
}

/** The time, fresh enough for "12 minutes ago". */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
