import { Suspense, type ReactElement } from 'react';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { PermissionState } from '../../../shared/contracts/permissions.ts';
import { Button, landmark, lazyView, Notice, Skeleton } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { AuditList } from './audit-list.tsx';
import { DecidedList } from './decided-list.tsx';
import { DeclaredPart } from './declared-part.tsx';
import { useSealSecret } from './seal-secret.ts';
import { useLivePermissions, type LivePermissions } from './use-permissions.ts';
import './permissions-view.css';

/** Everything about what an app may do beyond its own page and data: what it says, what was decided, what it did. */
export function PermissionsView(): ReactElement {
  const editor = useEditor();
  const { name } = useSection('meta');
  const live = useLivePermissions(editor.appId);
  return (
    <div className="perm-view" {...landmark('Permissions')}>
      <div className="perm-side scroll">
        <DeclaredPart />
        <section aria-labelledby="perm-decided-title">
          <h2 id="perm-decided-title">What you decided</h2>
          <p className="t2">Only on this computer, never part of the app. A change counts at once, also while the app runs.</p>
          {live.error !== undefined && (
            <Notice tone="danger" title="The decisions could not be read" actions={<Button size="s" onClick={live.reload}>Try again</Button>}>
              {live.error.message}
            </Notice>
          )}
          {live.state === undefined && live.error === undefined && <Skeleton lines={3} />}
          <DecidedList appId={editor.appId} live={live} declared={declaredOf(useSection('permissions'))} />
        </section>
        <Disk live={live} />
        <SealPart />
      </div>
      <AuditList appId={editor.appId} appName={name} state={live.state} />
    </div>
  );
}

function declaredOf(permissions: Manifest['permissions']): PermissionState['undecided'] {
  const switches = (['clipboard', 'notifications', 'files', 'ai'] as const).filter((capability) => permissions[capability]);
  return [...permissions.network.map((target) => ({ capability: 'network' as const, target })), ...switches.map((capability) => ({ capability, target: '' }))];
}

function Disk({ live: { state } }: { live: LivePermissions }): ReactElement | null {
  if (state === undefined) return null;
  const { usedBytes, limitBytes, files } = state.disk;
  const part = limitBytes === 0 ? 0 : usedBytes / limitBytes;
  const words = `${(usedBytes / 1048576).toFixed(1)} of ${Math.round(limitBytes / 1048576)} MB`;
  return (
    <section aria-labelledby="perm-disk-title">
      <h2 id="perm-disk-title">Its own files</h2>
      <div className="perm-disk" role="meter" aria-labelledby="perm-disk-title" aria-valuemin={0} aria-valuemax={limitBytes} aria-valuenow={usedBytes} aria-valuetext={words} data-full={part > 0.9 || undefined}>
        <span style={{ width: `${Math.min(100, part * 100)}%` }} />
      </div>
      <p className="t2 num">
        {words}, {files === 0 ? 'no files' : files === 1 ? '1 file' : `${files.toLocaleString('en')} files`}. No other app can see them.
      </p>
    </section>
  );
}

const Seal = lazyView(() =>
  import('../../../player/index.ts').then(({ SealMark, sealOf }) => ({ secret }: { secret: string }): ReactElement => {
    const seal = sealOf(secret);
    return (
      <div className="row perm-seal">
        <SealMark seal={seal} size={40} />
        <p className="t2">
          <b>Your seal: {seal.animal}.</b> Every real question shows it. An app cannot know it, so a question without it is not from Casual OS.
        </p>
      </div>
    );
  }),
);

function SealPart(): ReactElement | null {
  const secret = useSealSecret();
  if (secret === undefined) return null;
  return (
    <section aria-label="Your seal">
      <Suspense fallback={null}>
        <Seal secret={secret} />
      </Suspense>
    </section>
  );
}
