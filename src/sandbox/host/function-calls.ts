import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { GuestMessage } from '../../shared/contracts/sandbox.ts';

/** One call of the host that has ended. Times are of `performance.now()`, cost in US dollars. */
export type JobCall = { method: string; target: string; ok: boolean; code: string; startedAt: number; endedAt: number; bytes: number; cost: number };

/** What a run without a screen hears from its session. */
export type JobHooks = {
  /** `module.name`; null: the whole app. */
  readonly function: string | null;
  onMessage(message: Extract<GuestMessage, { t: 'progress' | 'result' }>): void;
  onCall(call: JobCall): void;
};

/** The module whose function a job runs, for the message that loads the app. */
export function moduleOf(hooks: JobHooks | undefined): { module?: string } {
  const name = hooks?.function ?? null;
  return name === null ? {} : { module: name.slice(0, name.indexOf('.')) };
}

/** Tells the hooks of a job about a call. Its size is that of its arguments and its answer as JSON. */
export function reportCall(hooks: JobHooks | undefined, call: unknown, answer: { ok: boolean; code?: string; value?: unknown }, startedAt: number, cost: number): void {
  if (hooks === undefined) return;
  const { method, args } = call as { method?: unknown; args?: unknown };
  const bytes = (JSON.stringify(args)?.length ?? 0) + (JSON.stringify(answer.value)?.length ?? 0);
  hooks.onCall({
    method: typeof method === 'string' ? method.slice(0, 64) : 'unknown',
    target: targetOf(args),
    ok: answer.ok,
    code: answer.code ?? '',
    startedAt,
    endedAt: performance.now(),
    bytes,
    cost,
  });
}

/** What the call is about, for a timeline: a kind of data, an address, a path. */
function targetOf(args: unknown): string {
  if (typeof args !== 'object' || args === null) return '';
  const { entity, request, url, path, id } = args as Record<string, unknown>;
  const found = entity ?? (typeof request === 'object' && request !== null ? (request as Record<string, unknown>)['entity'] : undefined) ?? url ?? path ?? id;
  return typeof found === 'string' ? found.slice(0, 200) : '';
}

/**
 * The app as a function sees it: data, queries, variables and modules, on an empty page that no `onLoad` runs on.
 * Components of its pages read as they would start.
 */
export function withoutPages(manifest: Manifest): Manifest {
  const root = { type: 'Container', name: 'Page', props: {}, bindings: {}, events: {}, style: {}, locked: false, hidden: false, children: [] };
  const page = { id: 'run__', name: manifest.meta.name, path: '/run__', inNav: false, onLoad: [], root: { ...root, id: 'run__root' } };
  return { ...manifest, pages: [page, ...manifest.pages] };
}
