import { findFunctions } from '../../../shared/app/functions/index.ts';
import type { Manifest, Trigger } from '../../../shared/app/manifest/index.ts';
import { trigger as triggerSchema } from '../../../shared/app/manifest/index.ts';
import { describeSchedule, nextRunAfter, scheduleProblem } from '../../../shared/app/triggers/index.ts';
import type { Execution, ExecutionSummary, TriggerStatus } from '../../../shared/contracts/executions.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import { TriggerHolds } from '../apps/index.ts';
import type { AppsService } from '../apps/types.ts';
import type { DocumentsService } from '../documents/types.ts';
import { Scheduler, type SetTimer } from './scheduler.ts';
import { TriggerSecrets } from './trigger-secrets.ts';
import type { ExecuteRequest, ExecutionsService } from './types.ts';
import { RateLimit, webhookAnswer, webhookInputs } from './webhook.ts';

/** What the program round the service can do. */
export type TriggersHost = {
  /** It stays, so that schedules come round. */
  stays: boolean;
  /** It answers HTTP. */
  servesHttp: boolean;
  setTimer?: SetTimer;
};

type Deps = {
  storage: Storage;
  documents: DocumentsService;
  apps: AppsService;
  clock: Clock;
  report: (error: unknown, where: string) => void;
  host: TriggersHost;
  execute(request: ExecuteRequest): Promise<{ execution: Execution; done: Promise<Execution> }>;
  lastRun(appId: string, triggerId: string): ExecutionSummary | null;
  /** Tells a run of this trigger that is under way that its time came round again. @returns whether there is one */
  noteSkipped(appId: string, triggerId: string): boolean;
};

const CALLS_PER_MINUTE = 60;
const HELD = 'Came with the app: switch it on to run it here.';
const NONE: ReadonlySet<string> = new Set();

type Api = Pick<ExecutionsService, 'triggers' | 'runTrigger' | 'switchOnTrigger' | 'rotateSecret' | 'webhook' | 'startSchedules'>;

/** What starts runs by itself: schedules and webhooks. */
export function createTriggers(deps: Deps): { api: Api; close(): void } {
  const { storage, documents, apps, clock, host } = deps;
  const secrets = new TriggerSecrets(storage, clock);
  const holds = new TriggerHolds(storage);
  const rate = new RateLimit(CALLS_PER_MINUTE);
  const scheduler = new Scheduler({ clock, setTimer: host.setTimer ?? unrefTimer, fire: (appId, trigger) => void fire(appId, trigger) });
  /** Follows the table of apps once schedules run. */
  let follow = (_appId: string): void => {};
  let stopFollowing = (): void => {};

  async function fire(appId: string, { id, function: name, inputs }: Trigger): Promise<void> {
    try {
      if (deps.noteSkipped(appId, id)) return;
      await deps.execute({ appId, function: name, inputs, source: 'schedule', triggerId: id });
    } catch (error) {
      deps.report(error, `schedule ${id} of ${appId}`);
    }
  }

  async function find(appId: string, triggerId: string): Promise<{ manifest: Manifest; trigger: Trigger }> {
    await apps.get(appId);
    const manifest = await documents.manifest(appId);
    const trigger = manifest.triggers.find(({ id }) => id === triggerId) ?? fail('trigger.not-found', { id: triggerId });
    return { manifest, trigger };
  }

  function statusOf(appId: string, trigger: Trigger, known: ReadonlySet<string>, held = holds.of(appId)): TriggerStatus {
    const { id, name, kind, function: fn, enabled } = trigger;
    const last = deps.lastRun(appId, id);
    const isSchedule = kind === 'schedule';
    const isHeld = isSchedule && held.has(id);
    const problem = problemOf(trigger, known, host) || (isHeld ? HELD : '');
    return {
      id,
      name,
      kind,
      function: fn,
      enabled,
      cron: isSchedule ? (trigger.cron ?? null) : null,
      timezone: isSchedule ? (trigger.timezone ?? null) : null,
      description: isSchedule ? describeSchedule(trigger.cron ?? '', trigger.timezone) : 'when its address is called',
      nextRunAt: isSchedule && enabled && problem === '' ? nextRunAfter(trigger, clock.now()) : null,
      lastRunAt: last?.startedAt ?? null,
      lastStatus: last?.status ?? null,
      path: isSchedule ? null : `/hooks/${appId}/${id}/${secrets.of(appId, id)}`,
      isHeld,
      problem,
    };
  }

  function schedule(appId: string, triggers: string | null): void {
    const all = readTriggers(triggers);
    const held = all.length === 0 ? NONE : holds.of(appId);
    scheduler.set(
      appId,
      all.filter(({ id }) => !held.has(id)),
    );
  }

  const namesOf = (manifest: Manifest): ReadonlySet<string> => new Set(findFunctions(manifest.modules).map(({ name }) => name));

  const api: Api = {
    async triggers(appId) {
      await apps.get(appId);
      const manifest = await documents.manifest(appId);
      if (manifest.triggers.length === 0) return [];
      const known = namesOf(manifest);
      const held = holds.of(appId);
      return manifest.triggers.map((trigger) => statusOf(appId, trigger, known, held));
    },

    async switchOnTrigger(appId, triggerId) {
      const { manifest, trigger } = await find(appId, triggerId);
      holds.release(appId, triggerId);
      follow(appId);
      return statusOf(appId, trigger, namesOf(manifest));
    },

    async runTrigger(appId, triggerId) {
      const { trigger } = await find(appId, triggerId);
      const call = trigger.kind === 'webhook' ? { method: 'POST', query: {}, headers: {}, body: null } : {};
      return deps.execute({ appId, function: trigger.function, inputs: { ...trigger.inputs, ...call }, source: 'ide', triggerId });
    },

    async rotateSecret(appId, triggerId) {
      const { manifest, trigger } = await find(appId, triggerId);
      if (trigger.kind !== 'webhook') fail('request.invalid', { problem: `“${trigger.name}” is a schedule, which has no address` });
      secrets.rotate(appId, triggerId);
      return statusOf(appId, trigger, namesOf(manifest));
    },

    async webhook({ appId, triggerId, secret }, request) {
      // Before anything is looked up: who has no secret learns nothing, not even how long it takes.
      if (!secrets.isRight(appId, triggerId, secret)) return null;
      const { trigger } = await find(appId, triggerId).catch((error: unknown) => {
        if (error instanceof AppError && error.kind === 'not-found') return { trigger: null };
        throw error;
      });
      if (trigger === null || trigger.kind !== 'webhook' || !trigger.enabled) return null;
      const wait = rate.take(`${appId}/${triggerId}`, clock.now());
      if (wait > 0)
        return refusal(
          429,
          { code: 'request.too-many', message: `At most ${CALLS_PER_MINUTE} calls a minute. Wait ${wait} seconds.` },
          { 'retry-after': String(wait) },
        );
      const inputs = webhookInputs(request);
      if (inputs === null) return refusal(400, { code: 'request.invalid', message: 'The body says that it is JSON, and is not.' });
      try {
        const { done } = await deps.execute({ appId, function: trigger.function, inputs: { ...trigger.inputs, ...inputs }, source: 'webhook', triggerId });
        return webhookAnswer(await done);
      } catch (error) {
        if (error instanceof AppError && error.code !== 'internal') return refusal(error.status, { code: error.code, message: error.message });
        throw error;
      }
    },

    startSchedules() {
      const { db } = storage;
      const columns = `SELECT id, json_extract(manifest, '$.triggers') AS triggers FROM applications WHERE deleted_at IS NULL`;
      // The manifest of the table follows each document within a moment; most apps have no schedule and are not even parsed.
      const all = db.prepare(`${columns} AND instr(manifest, '"kind":"schedule"') > 0`).all();
      for (const found of all as { id: string; triggers: string | null }[]) schedule(found.id, found.triggers);
      const one = db.prepare<[string]>(`${columns} AND id = ?`);
      follow = (appId) => schedule(appId, (one.get(appId) as { triggers: string | null } | undefined)?.triggers ?? null);
      stopFollowing = apps.onDidChange(({ appId }) => follow(appId));
      scheduler.start();
    },
  };

  return {
    api,
    close() {
      stopFollowing();
      scheduler.close();
    },
  };
}

function readTriggers(text: string | null): Trigger[] {
  const parsed = triggerSchema.array().safeParse(JSON.parse(text ?? '[]'));
  return parsed.success ? parsed.data : [];
}

/** Why it cannot run, or empty. */
function problemOf(trigger: Trigger, known: ReadonlySet<string>, host: TriggersHost): string {
  if (!known.has(trigger.function)) return `Its function “${trigger.function}” is not in this app. Choose another one.`;
  if (trigger.kind === 'schedule') {
    const problem = scheduleProblem(trigger);
    if (problem !== null) return problem.message.charAt(0).toUpperCase() + problem.message.slice(1);
    return host.stays ? '' : 'Casual OS is not running here, so schedules do not come round. Start it with “casual serve”.';
  }
  return host.servesHttp ? '' : 'Webhooks are answered by the local server, which is not running. Start it with “casual serve”.';
}

function refusal(
  status: number,
  body: { code: string; message: string },
  headers: Record<string, string> = {},
): { status: number; headers: Record<string, string>; body: string } {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) };
}

/** Never what keeps the program alive. */
function unrefTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
