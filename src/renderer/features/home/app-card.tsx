import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Lock from 'lucide-react/icons/lock';
import ShieldOff from 'lucide-react/icons/shield-off';
import PencilLine from 'lucide-react/icons/pencil-line';
import Play from 'lucide-react/icons/play';
import Trash2 from 'lucide-react/icons/trash-2';
import { Suspense, useState, type ReactElement } from 'react';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { formatRoute, openAppWindow, rpc, toastError } from '../../platform/index.ts';
import { IconButton, lazyView, Menu, Tag, type MenuItem } from '../../ui/index.ts';
import { duplicateApp, openAppWithoutRunning, trashApp } from './app-actions.ts';
import { AppThumbnail } from './app-thumbnail.tsx';
import { ago } from './when.ts';

// Brings the editor along: not needed to show the cards.
const ExportDialog = lazyView(() => import('../exports/index.ts').then((module) => module.ExportDialog));

export function AppCard({ app, now }: { app: AppSummary; now: number }): ReactElement {
  const [isRenaming, setRenaming] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const attempt = (work: Promise<unknown>): void => void work.catch(toastError);
  const items: MenuItem[] = [
    { id: 'run', label: 'Run', icon: <Play size={14} />, onSelect: () => openAppWindow(app.id) },
    { id: 'without', label: 'Open without running', icon: <ShieldOff size={14} />, onSelect: () => openAppWithoutRunning(app.id) },
    { id: 'rename', label: 'Rename', icon: <PencilLine size={14} />, disabled: app.readOnly, onSelect: () => setRenaming(true) },
    { id: 'duplicate', label: 'Duplicate', icon: <Copy size={14} />, onSelect: () => attempt(duplicateApp(app)) },
    { kind: 'separator' },
    { id: 'export', label: 'Export…', icon: <Download size={14} />, onSelect: () => setExporting(true) },
    { kind: 'separator' },
    { id: 'delete', label: 'Delete', icon: <Trash2 size={14} />, danger: true, onSelect: () => attempt(trashApp(app)) },
  ];
  return (
    <li className="app">
      <a href={formatRoute({ name: 'app', appId: app.id, surface: '' })} className="open" aria-label={`Open ${app.name}`}>
        <AppThumbnail app={app} />
      </a>
      <div className="nm">
        {isRenaming ? <RenameField app={app} onDone={() => setRenaming(false)} /> : <span className="ell grow">{app.name}</span>}
        {app.readOnly && (
          <Tag>
            <Lock size={10} aria-hidden /> Read-only
          </Tag>
        )}
        <Menu align="end" trigger={<IconButton size="s" label={`More about ${app.name}`} icon={<Ellipsis size={14} />} />} items={items} />
      </div>
      {isExporting && (
        <Suspense fallback={null}>
          <ExportDialog appId={app.id} name={app.name} onClose={() => setExporting(false)} />
        </Suspense>
      )}
      <div className="md">Edited {ago(app.updatedAt, now)}</div>
    </li>
  );
}

function RenameField({ app, onDone }: { app: AppSummary; onDone: () => void }): ReactElement {
  const [name, setName] = useState(app.name);
  const save = (): void => {
    onDone();
    if (name.trim() !== app.name) void rpc.apps.rename({ appId: app.id, name: name.trim() }).catch(toastError);
  };
  return (
    <span className="field s grow">
      <input
        aria-label={`New name for ${app.name}`}
        value={name}
        autoFocus
        maxLength={200}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onDone();
        }}
      />
    </span>
  );
}
