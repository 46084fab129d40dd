import type { Manifest } from '../../../../shared/app/manifest/index.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import type { ExecutionService } from '../../execution/types.ts';
import { runChecks, type Check, type Run } from './run.ts';
import { nodesOf, without } from './walk.ts';

export type CheckOutcome = { manifest: Manifest; passed: number; failed: number; warnings: string[]; checks: Check[] };

/**
 * Really tries an app out, and leaves out what does not work: a control that fails, or a page that cannot be drawn as long
 * as another remains. What was left out is said in `warnings`; `failed` counts what still fails after that.
 */
export async function checkApp(manifest: Manifest, execution: Pick<ExecutionService, 'boot'>, signal: AbortSignal): Promise<CheckOutcome> {
  const first = await attempt(manifest, execution, signal);
  const broken = first.filter((check) => !check.ok);
  if (broken.length === 0 || signal.aborted) return outcome(manifest, first, []);
  const pages = new Set(broken.filter((check) => check.node === undefined && check.page !== undefined).map((check) => check.page ?? ''));
  if (pages.size >= manifest.pages.length) {
    const keep = manifest.pages[0];
    if (keep !== undefined) pages.delete(keep.id);
  }
  const roots = new Set(manifest.pages.map((page) => page.root.id));
  const nodes = new Set(
    broken.filter((check) => check.node !== undefined && !roots.has(check.node) && !pages.has(check.page ?? '')).map((check) => check.node ?? ''),
  );
  const repaired = without(manifest, nodes, pages);
  const second = await attempt(repaired, execution, signal);
  return outcome(repaired, second, warningsOf(manifest, broken, pages));
}

/** A busy machine can make the sandbox stop an app that does nothing wrong: try again before blaming the app. */
const TRIES = 3;

async function attempt(manifest: Manifest, execution: Pick<ExecutionService, 'boot'>, signal: AbortSignal): Promise<Check[]> {
  let ended: Check | null = null;
  let checks: Check[] = [];
  for (let n = 0; n < TRIES && !signal.aborted; n++) {
    const run = await once(manifest, execution, signal);
    if (run.endedAt === null) return run.checks;
    checks = run.checks;
    // Stopped at the same place twice: that is the app's own doing.
    if (ended !== null && ended.title === run.endedAt.title) return [...checks, run.endedAt];
    ended = run.endedAt;
  }
  // Stopped each time at another place: nothing to blame, but not checked either.
  return ended === null || signal.aborted
    ? checks
    : [...checks, { title: 'All checks ran to the end', ok: false, reason: ended.reason ?? 'The app was stopped while it was checked.' }];
}

async function once(manifest: Manifest, execution: Pick<ExecutionService, 'boot'>, signal: AbortSignal): Promise<Run> {
  try {
    const app = await execution.boot(manifest);
    try {
      return await runChecks(app, manifest, signal);
    } finally {
      await app.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const check = { title: 'The app starts', ok: false, reason: error.message };
    return error.code === 'sandbox.compile' ? { checks: [check], endedAt: null } : { checks: [], endedAt: check };
  }
}

function outcome(manifest: Manifest, checks: Check[], warnings: string[]): CheckOutcome {
  return { manifest, checks, warnings, passed: checks.filter((check) => check.ok).length, failed: checks.filter((check) => !check.ok).length };
}

function warningsOf(manifest: Manifest, broken: readonly Check[], pages: ReadonlySet<string>): string[] {
  const out: string[] = [];
  if (pages.size > 0) {
    const names = manifest.pages.filter((page) => pages.has(page.id)).map((page) => page.name);
    out.push(`Built ${manifest.pages.length - pages.size} of ${manifest.pages.length} pages: ${names.join(', ')} did not work and was left out.`);
  }
  const left = new Set<string>();
  for (const check of broken) {
    if (check.node === undefined || pages.has(check.page ?? '')) continue;
    const page = manifest.pages.find((candidate) => candidate.id === check.page);
    const node = page === undefined ? undefined : nodesOf(page).find((candidate) => candidate.id === check.node);
    left.add(`${page?.name ?? 'A page'}: “${node?.name ?? check.node}” did not work and was left out.`);
  }
  return [...out, ...left].slice(0, 12);
}
