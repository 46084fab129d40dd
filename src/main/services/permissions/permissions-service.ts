import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  AppDecisions,
  declaredBy,
  isLocalName,
  isSame,
  RateBucket,
  targetOfEntry,
  wordsOf,
  type AppCapabilities,
  type DiskPort,
  type NewAuditEntry,
  type Wanted,
} from '../../../sandbox/adapters/capabilities.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { PermissionState } from '../../../shared/contracts/permissions.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import type { SettingsService } from '../settings/index.ts';
import { AuditTable } from './audit-table.ts';
import { createChatModel } from './chat-model.ts';
import { copyDiskFile, openDiskFile, removeDiskFile, type DiskFile } from './disk-file.ts';
import { grantStore } from './grant-table.ts';
import { createHttpNetwork, type HttpNetworkOptions } from './http-network.ts';
import type { PermissionsService } from './types.ts';

export type PermissionsDeps = {
  storage: Storage;
  /** What an app declares now. Fails with `app.not-found`. */
  manifest: (appId: string) => Promise<Manifest>;
  settings: SettingsService;
  clock: Clock;
  /** Failures that nobody waits for. */
  report: (error: unknown, where: string) => void;
  env?: Readonly<Record<string, string | undefined>>;
  network?: HttpNetworkOptions;
};

/** Enough for models that think before they answer with a word. */
const TEST_TOKENS = 256;
/** Characters of a test's answer that are shown. */
const TEST_SHOWN = 200;

type KnownApp = { decisions: AppDecisions; bucket: RateBucket; disk: DiskFile | null };

/** Decisions, disks and audits of all apps of this machine. One for a process. */
export function createPermissionsService({
  storage,
  manifest,
  settings,
  clock,
  report,
  env = process.env,
  network: networkOptions = {},
}: PermissionsDeps): PermissionsService {
  const apps = new Map<string, KnownApp>();
  const changed = new Emitter<string>();
  const network = createHttpNetwork(networkOptions);
  const ai = createChatModel(async () => (await settings.get()).ai, env);
  const flushUses = (): void => {
    try {
      storage.write(() => {
        for (const { decisions } of apps.values()) decisions.flush();
      });
    } catch (error) {
      report(error, 'permissions.uses');
    }
  };
  const audit = new AuditTable(storage, { onDidWrite: flushUses, report });

  const diskPath = (appId: string): string => {
    // Ids come from people too (CLI, API): one must never name another folder.
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(appId)) throw new AppError('app.not-found', { id: appId });
    return join(storage.home, 'apps', appId, 'disk.db');
  };

  const known = (appId: string): KnownApp => {
    let app = apps.get(appId);
    if (app === undefined) {
      const decisions = new AppDecisions(grantStore(storage.db, appId), clock);
      decisions.onDidChange(() => changed.emit(appId));
      app = { decisions, bucket: new RateBucket(SANDBOX_LIMITS.requestsPerMinute, clock), disk: null };
      apps.set(appId, app);
    }
    return app;
  };

  const exists = storage.db.prepare<[string], unknown>('SELECT 1 FROM applications WHERE id = ?');
  const diskOf = (appId: string): DiskFile => {
    const app = known(appId);
    // A session may outlive its app by a moment: it must not bring the folder back.
    if (app.disk === null && exists.get(appId) === undefined) throw new AppError('app.not-found', { id: appId });
    return (app.disk ??= openDiskFile(diskPath(appId), clock.now()));
  };
  const diskUsage = (appId: string): { usedBytes: number; files: number } => (existsSync(diskPath(appId)) ? diskOf(appId).usage() : { usedBytes: 0, files: 0 });

  /** Opened when it is first used: most apps have none. */
  const lazyDisk = (appId: string): DiskPort => ({
    stat: (path) => diskOf(appId).stat(path),
    read: (path) => diskOf(appId).read(path),
    write: (path, bytes, at) => diskOf(appId).write(path, bytes, at),
    remove: (paths) => diskOf(appId).remove(paths),
    below: (folder, limit) => diskOf(appId).below(folder, limit),
    usage: () => diskOf(appId).usage(),
  });

  const closeDisk = (appId: string): void => {
    const app = apps.get(appId);
    app?.disk?.close();
    if (app !== undefined) app.disk = null;
  };

  const stateOf = (appId: string, declared: readonly Wanted[]): PermissionState => {
    const grants = known(appId).decisions.list();
    const undecided = declared.filter((wanted) => !grants.some((grant) => isSame(grant, wanted)));
    return {
      grants,
      undecided: undecided.map(({ capability, target }) => ({ capability, target })),
      disk: { ...diskUsage(appId), limitBytes: SANDBOX_LIMITS.diskBytes },
    };
  };
  const declaredOf = async (appId: string): Promise<Wanted[]> => declaredBy((await manifest(appId)).permissions);
  const stateNow = async (appId: string): Promise<PermissionState> => stateOf(appId, await declaredOf(appId));

  const note = (appId: string, method: string, { capability, target }: Wanted, code: string): void =>
    audit.add(appId, {
      at: clock.now(),
      method,
      target: `${capability} ${target}`.trim(),
      outcome: 'ok',
      code,
      durationMs: 0,
      bytesOut: 0,
      bytesIn: 0,
      cost: 0,
      source: '',
      because: '',
    });

  return {
    get: stateNow,
    async decide(requestId, decision) {
      for (const { decisions } of apps.values()) if (decisions.decide(requestId, decision) !== null) return;
      fail('permission.answered');
    },
    async set(appId, capability, target, decision) {
      const declared = await declaredOf(appId);
      const wanted = { capability, target: canonical(capability, target) };
      // What is not declared may be refused ahead, never allowed.
      if (decision === 'allow' && !declared.some((other) => isSame(other, wanted)))
        fail('permission.undeclared', { capability: wordsOf(wanted), missing: 'it' });
      known(appId).decisions.set(wanted, decision, capability === 'network' && isLocalName(hostOf(wanted.target)));
      note(appId, 'permission.decided', wanted, `${decision} always`);
      return stateOf(appId, declared);
    },
    async revoke(appId, capability, target) {
      const declared = await declaredOf(appId);
      const wanted = { capability, target: canonical(capability, target) };
      known(appId).decisions.revoke(wanted);
      note(appId, 'permission.revoked', wanted, '');
      return stateOf(appId, declared);
    },
    async audit(appId, { limit, before }) {
      await manifest(appId);
      return audit.list(appId, limit, before);
    },
    onDidChange(appId, listener): Disposer {
      return changed.on((changedId) => {
        if (changedId !== appId) return;
        // The app may just have been deleted.
        stateNow(appId).then(listener, () => {});
      });
    },
    capabilities(appId, source): AppCapabilities {
      const { decisions, bucket } = known(appId);
      return { decisions, network, bucket, disk: lazyDisk(appId), ai, audit: (entry: NewAuditEntry) => audit.add(appId, entry), source };
    },
    async testModel(described, signal) {
      const started = performance.now();
      const model = createChatModel(() => Promise.resolve(described), env);
      const { text, usage, cost } = await model.complete({ prompt: 'Answer with the one word: ready', system: '', maxTokens: TEST_TOKENS }, signal);
      return { text: text.slice(0, TEST_SHOWN), durationMs: performance.now() - started, ...usage, cost };
    },
    copyDisk(fromAppId, toAppId) {
      closeDisk(fromAppId);
      closeDisk(toAppId);
      copyDiskFile(diskPath(fromAppId), diskPath(toAppId));
    },
    forget(appId) {
      closeDisk(appId);
      apps.delete(appId);
      removeDiskFile(diskPath(appId));
    },
    close() {
      audit.close();
      flushUses();
      for (const appId of apps.keys()) closeDisk(appId);
    },
  };
}

/** As the gate compares it. */
function canonical(capability: Wanted['capability'], target: string): string {
  return capability === 'network' ? (targetOfEntry(target) ?? target) : '';
}

function hostOf(target: string): string {
  return target.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}
