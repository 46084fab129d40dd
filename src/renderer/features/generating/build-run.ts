import { ERRORS } from '../../../shared/kernel/errors.ts';
import { announce, asAppError, currentRoute, dismissToast, navigate, openAppWindow, rpc, Store, toast } from '../../platform/index.ts';
import type { GenerationStage } from '../../../shared/contracts/generation.ts';
import { doneWords, newBuild, transition, type Build, type BuildInput } from './build-state.ts';

/** The build under way or the last one; null before the first. */
export const build = new Store<Build | null>(null);
/** What stands in the big box. Survives cancel and failure, and a look at another screen. */
export const description = new Store('');

/** Why the last description could not be built, shown under the box. */
export const problem = new Store<string | null>(null);

const TITLES = { understand: 'Understood the request', data: 'Data', pages: 'Pages', actions: 'Actions', checks: 'Self-checks' } as const;
let abort: AbortController | null = null;
let saidLast: number | null = null;

/** Starts building and shows it. One build at a time. */
export function startBuild(prompt: string): void {
  if (build.get()?.status === 'running') {
    navigate({ name: 'build' });
    return;
  }
  if (prompt.trim() === '') {
    problem.set(ERRORS['prompt.empty'].message);
    return;
  }
  problem.set(null);
  description.set(prompt);
  // What an earlier build said would cover the progress of this one.
  if (saidLast !== null) dismissToast(saidLast);
  const own = new AbortController();
  abort = own;
  build.set(newBuild(prompt, Date.now()));
  navigate({ name: 'build' });
  void run(prompt, own);
}

async function run(prompt: string, own: AbortController): Promise<void> {
  const report = (input: BuildInput): void => {
    const before = build.get();
    if (before) build.set(transition(before, input));
  };
  try {
    for await (const event of await rpc.generation.generate({ prompt }, { signal: own.signal })) {
      report(event);
      if (event.type === 'stage' && event.state !== 'running') announce(`${TITLES[event.stage]}: ${event.text}`);
      if (event.type === 'done') finish(event.appId);
    }
    if (build.get()?.status === 'running') report({ type: 'failed', message: 'The build ended before it was finished. Your description is still here.' });
  } catch (error) {
    if (own.signal.aborted) return;
    const shown = asAppError(error);
    report({ type: 'failed', message: shown.message });
    announce(shown.message, 'assertive');
    if (shown.kind === 'validation') {
      // About the words, so it belongs beside them.
      problem.set(shown.message);
      if (currentRoute().name === 'build') navigate({ name: 'home' }, true);
    }
  } finally {
    if (abort === own) abort = null;
  }
}

function finish(appId: string): void {
  const done = build.get();
  if (!done) return;
  description.set('');
  saidLast = toast(doneWords(done), { tone: 'ok', action: { label: 'Try it', run: () => openAppWindow(appId) } });
  if (currentRoute().name === 'build') navigate({ name: 'app', appId, surface: '' }, true);
}

/** Ends the build and removes what was made; the description stays. */
export function cancelBuild(): void {
  const before = build.get();
  if (before?.status !== 'running') return;
  build.set(transition(before, { type: 'cancelled' }));
  abort?.abort();
  description.set(before.prompt);
  saidLast = toast('Cancelled. Your description is still here.');
  navigate({ name: 'home' }, true);
}

/** Ends the build and opens what is there so far. */
export async function keepBuild(): Promise<void> {
  const before = build.get();
  if (before?.status !== 'running' || !before.appId) return;
  await rpc.generation.keep({ appId: before.appId });
  const latest = build.get();
  if (latest?.status !== 'running') return;
  build.set(transition(latest, { type: 'kept' }));
  abort?.abort();
  description.set('');
  saidLast = toast('Stopped. What was built so far is here.');
  navigate({ name: 'app', appId: before.appId, surface: '' }, true);
}

export function stageTitle(stage: GenerationStage): string {
  return TITLES[stage];
}
