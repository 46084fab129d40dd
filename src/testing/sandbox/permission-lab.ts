import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPermissionsService, type PermissionsService } from '../../main/services/permissions/index.ts';
import { createSettingsService, type SettingsService } from '../../main/services/settings/index.ts';
import { createStorage, type Storage } from '../../main/storage/index.ts';
import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { GrantScope, PermissionRequest } from '../../shared/contracts/permissions.ts';
import type { CallRecord, ScreenTask } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { app, AppLab, button, text, type AppParts, type RunningApp } from './running-app.ts';
import { WebLab } from './web-lab.ts';

const WAIT_MS = 15_000;
const APP = 'app_lab';

/** What the script of `asker` came to: `ok`, or the code and message of what it caught. */
export type Asked = { ok?: Json; code?: string; message?: string };

/** An app whose buttons `go` and `other` run code and keep what it comes to in `out` and `other`. */
export function asker(code: string, permissions: Manifest['permissions'] | Partial<Manifest['permissions']>, parts: AppParts = {}, second = 'null'): Manifest {
  const wrapped = (state: string, body: string): string =>
    `try { app.setState('${state}', { ok: await (async () => { ${body} })() ?? null }) } catch (error) { app.setState('${state}', { code: error.code ?? error.name, message: error.message }) }`;
  return app(
    [
      button('go', { do: 'script', with: { code: wrapped('out', code) } }),
      button('second', { do: 'script', with: { code: wrapped('other', second) } }),
      text('shown', '{{ out }}'),
      text('shownOther', '{{ other }}'),
    ],
    {
      state: [
        { id: 'out', name: 'Out', initial: null },
        { id: 'other', name: 'Other', initial: null },
      ],
      permissions,
      ...parts,
    },
  );
}

/** One app of a real data folder with its permissions, a web of our own, and screens that answer when told to. */
export class PermissionLab {
  readonly web = new WebLab();
  readonly apps = new AppLab();
  readonly home = mkdtempSync(join(tmpdir(), 'casual-permissions-'));
  readonly settings: SettingsService;
  now = Date.UTC(2026, 0, 5, 9);
  reported: unknown[] = [];
  storage: Storage;
  service: PermissionsService;
  manifest: Manifest = app([]);
  private readonly env: Record<string, string>;

  constructor(env: Record<string, string> = {}) {
    this.env = env;
    this.storage = this.openStorage();
    this.addApp(APP);
    this.settings = createSettingsService({ storage: this.storage });
    this.service = this.openService();
  }

  addApp(appId: string): void {
    this.storage.db.prepare('INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, ?, 1, 1)').run(appId, appId);
  }

  /** As after a restart of the host. */
  reopen(): void {
    this.service.close();
    this.storage.close();
    this.storage = this.openStorage();
    this.service = this.openService();
  }

  /** @param screen false: as a run that nobody looks at */
  async run(manifest: Manifest, options: { mode?: 'run' | 'design'; screen?: boolean; source?: string; appId?: string } = {}): Promise<Screen> {
    this.manifest = manifest;
    const capabilities = this.service.capabilities(options.appId ?? APP, options.source ?? 'session_1');
    const running = await this.apps.run(manifest, {
      mode: options.mode ?? 'run',
      now: () => this.now,
      capabilities,
      ...(options.screen === false ? { answerConfirm: true } : {}),
    });
    return new Screen(running, this.service);
  }

  allow(capability: PermissionRequest['capability'], target = ''): Promise<unknown> {
    return this.service.set(APP, capability, target, 'allow');
  }

  async close(): Promise<void> {
    await this.apps.close();
    this.service.close();
    this.storage.close();
    await this.web.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  private openStorage(): Storage {
    return createStorage({ home: this.home, clock: { now: () => this.now } });
  }

  private openService(): PermissionsService {
    return createPermissionsService({
      storage: this.storage,
      manifest: () => Promise.resolve(this.manifest),
      settings: { get: () => this.settings.get(), update: (change) => this.settings.update(change) },
      clock: { now: () => this.now },
      report: (error) => this.reported.push(error),
      env: this.env,
      network: this.web.options(),
    });
  }
}

/** What a person sees of one run, and their hands. */
export class Screen {
  readonly running: RunningApp;
  private readonly service: PermissionsService;
  private answered = new Set<number>();

  constructor(running: RunningApp, service: PermissionsService) {
    this.running = running;
    this.service = service;
  }

  get questions(): PermissionRequest[] {
    const last = this.running.events.findLast((event) => event.type === 'permissions');
    return last?.type === 'permissions' ? last.pending : [];
  }

  get calls(): CallRecord[] {
    return this.running.events.flatMap((event) => (event.type === 'calls' ? event.calls : []));
  }

  press(button: 'go' | 'second' = 'go'): void {
    this.running.session.send({ type: 'event', id: button, event: 'click', payload: {} });
  }

  /** Presses and waits for what it comes to. */
  async ask(button: 'go' | 'second' = 'go'): Promise<Asked> {
    const shown = button === 'go' ? 'shown' : 'shownOther';
    const before = JSON.stringify(this.running.prop(shown));
    this.press(button);
    await this.running.session.whenIdle();
    return this.until(() => (JSON.stringify(this.running.prop(shown)) === before ? undefined : this.came(button)));
  }

  /** What `go` came to, or nothing where nothing is drawn. */
  shown(): Json | undefined {
    return this.running.session.mirror.view('shown')?.props['content'];
  }

  came(button: 'go' | 'second' = 'go'): Asked {
    return this.running.prop(button === 'go' ? 'shown' : 'shownOther') as Asked;
  }

  async outcome(button: 'go' | 'second' = 'go'): Promise<Asked> {
    return this.until(() => (this.came(button) === null ? undefined : this.came(button)));
  }

  question(): Promise<PermissionRequest> {
    return this.until(() => this.questions[0]);
  }

  async answer(decision: 'allow' | 'deny', scope: GrantScope = 'once'): Promise<PermissionRequest> {
    const question = await this.question();
    await this.service.decide(question.requestId, { decision, scope });
    return question;
  }

  /** The next task that nobody did yet. */
  task(): Promise<{ performId: number; task: ScreenTask }> {
    return this.until(() => {
      const found = this.running.events.find((event) => event.type === 'perform' && !this.answered.has(event.performId));
      if (found?.type !== 'perform') return undefined;
      this.answered.add(found.performId);
      return found;
    });
  }

  perform(performId: number, value: Json, error?: string): void {
    this.running.session.send({ type: 'performResult', performId, ok: error === undefined, value, ...(error === undefined ? {} : { error }) });
  }

  /** Looks again whenever something happened. */
  async until<T>(look: () => T | undefined, ms = WAIT_MS): Promise<T> {
    const end = performance.now() + ms;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > end) throw new Error(`It did not happen. ${JSON.stringify(this.running.events.slice(-6))}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
