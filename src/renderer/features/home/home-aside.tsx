import FolderOpen from 'lucide-react/icons/folder-open';
import HardDrive from 'lucide-react/icons/hard-drive';
import Trash2 from 'lucide-react/icons/trash-2';
import type { ReactElement } from 'react';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { navigate, openAppWindow, rpc, toastError, useRpcQuery } from '../../platform/index.ts';
import { Button, landmark } from '../../ui/index.ts';
import { chooseAndImport, openApp } from './app-actions.ts';
import { ago, size } from './when.ts';

/** What was open last, what is on this computer, and the way to open a file. Only facts. */
export function HomeAside({ last, count, now }: { last: AppSummary | undefined; count: number | undefined; now: number }): ReactElement {
  const info = useRpcQuery(`system.info ${count ?? ''}`, (signal) => rpc.system.info(undefined, { signal }));
  const trash = useRpcQuery(`apps.trash ${count ?? ''}`, (signal) => rpc.apps.list({ trash: true, limit: 1000 }, { signal }));
  return (
    <aside className="aside" {...landmark('At a glance')}>
      {count === undefined && <div className="res-wait" aria-hidden="true" />}
      {last && (
        <section className="res-part">
          <h2>Resume</h2>
          <div className="res raised">
            <b>{last.name}</b>
            <p className="t2">{describe(last, now)}</p>
            <div className="row" style={{ marginTop: 10, gap: 6 }}>
              <Button size="s" onClick={() => openApp(last.id)}>
                Continue
              </Button>
              <Button size="s" variant="ghost" onClick={() => openAppWindow(last.id)}>
                Run
              </Button>
            </div>
          </div>
        </section>
      )}
      <section className="grow">
        <h2>On this computer</h2>
        {info.data && (
          <div className="fact">
            <HardDrive size={15} aria-hidden />
            <div>
              <div>
                {info.data.apps} {info.data.apps === 1 ? 'app' : 'apps'}, {size(info.data.bytesUsed)}
              </div>
              <div className="t3 path">{info.data.home}</div>
            </div>
          </div>
        )}
        {count !== undefined && trash.data && trash.data.length > 0 && (
          <div className="fact">
            <Trash2 size={15} aria-hidden />
            <div>
              <div>
                {trash.data.length} {trash.data.length === 1 ? 'app' : 'apps'} in the trash
              </div>
              <button type="button" className="link" onClick={() => navigate({ name: 'trash' })}>
                Look
              </button>
            </div>
          </div>
        )}
      </section>
      <button type="button" className="raised openfile" onClick={() => void chooseAndImport().catch(toastError)}>
        <FolderOpen size={16} aria-hidden />
        <span>
          <span className="m">Open a .casual file</span>
          <span className="t3">Or drop it anywhere in this window</span>
        </span>
      </button>
    </aside>
  );
}

function describe(app: AppSummary, now: number): string {
  const pages = `${app.pages} ${app.pages === 1 ? 'page' : 'pages'}`;
  const data = app.entities.length > 0 ? `, with ${app.entities.slice(0, 3).join(', ').toLowerCase()}` : '';
  return `${pages}${data}. Edited ${ago(app.updatedAt, now)}.`;
}
