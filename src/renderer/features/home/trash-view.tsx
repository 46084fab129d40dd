import ArchiveRestore from 'lucide-react/icons/archive-restore';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { navigate, rpc, toastError, useAppsDidChange, useRpcQuery, useSettings } from '../../platform/index.ts';
import { Button, ConfirmDialog, EmptyState, Notice, Skeleton } from '../../ui/index.ts';
import { purgeApp, restoreApp } from './app-actions.ts';
import './home.css';
import { ago } from './when.ts';

/** Deleted apps: bring one back, or delete it for good. */
export function TrashView(): ReactElement {
  const apps = useRpcQuery('apps.list trash', (signal) => rpc.apps.list({ trash: true, limit: 1000 }, { signal }));
  useAppsDidChange(apps.reload, apps.reload);
  const [doomed, setDoomed] = useState<AppSummary | null>(null);
  const { trashDays } = useSettings();

  return (
    <div className="page scroll">
      <div className="page-inner">
        <h1>Trash</h1>
        <p className="t2" style={{ marginTop: 6 }}>
          {trashDays === 0
            ? 'Deleted apps stay here until you delete them for good.'
            : `Deleted apps stay here for ${trashDays} ${trashDays === 1 ? 'day' : 'days'}.`}
        </p>
        {apps.error && !apps.data && (
          <Notice tone="danger" title="The trash could not be opened" actions={<Button onClick={apps.reload}>Try again</Button>}>
            {apps.error.message}
          </Notice>
        )}
        {!apps.data && apps.isLoading && <Skeleton lines={3} />}
        {apps.data?.length === 0 && (
          <EmptyState icon={<Trash2 size={22} />} title="The trash is empty" actions={<Button onClick={() => navigate({ name: 'home' })}>Home</Button>}>
            Apps you delete wait here, so that you can bring them back.
          </EmptyState>
        )}
        {apps.data && apps.data.length > 0 && (
          <ul className="trash-list">
            {apps.data.map((app) => (
              <li key={app.id}>
                <span className="dot" style={{ background: app.color }} aria-hidden="true" />
                <div className="grow">
                  <div className="sb ell">{app.name}</div>
                  <div className="t3">
                    Deleted {ago(app.deletedAt ?? app.updatedAt, Date.now())}, {app.pages} {app.pages === 1 ? 'page' : 'pages'}
                  </div>
                </div>
                <Button icon={<ArchiveRestore size={14} aria-hidden />} onClick={() => void restoreApp(app).catch(toastError)}>
                  Restore
                </Button>
                <Button variant="danger" onClick={() => setDoomed(app)}>
                  Delete for good
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {doomed && (
        <ConfirmDialog
          open
          title={`Delete ${doomed.name} for good?`}
          description="Its pages, its data and its history go with it. There is no way back."
          confirmLabel="Delete for good"
          typeToConfirm={doomed.name}
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            setDoomed(null);
            void purgeApp(doomed).then(apps.reload, toastError);
          }}
        />
      )}
    </div>
  );
}
