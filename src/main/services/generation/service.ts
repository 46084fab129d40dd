import { applyManifestDiff } from '../../../shared/app/document/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { GenerationEvent, GenerationStage } from '../../../shared/contracts/generation.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { AppsService } from '../apps/types.ts';
import type { DocumentsService } from '../documents/types.ts';
import type { ExecutionService } from '../execution/types.ts';
import { checkApp } from './checks/index.ts';
import { generateApp, type Generated } from './engine.ts';
import { dayOf } from './seed/dates.ts';
import type { GenerationService } from './types.ts';

export type GenerationDeps = { apps: AppsService; documents: DocumentsService; execution: ExecutionService; clock: Clock; random: Random };
type Request = { prompt: string; name?: string };

/** The built-in engine behind the service: plan, fill the document stage by stage, then try everything out. */
export function createGeneration(deps: GenerationDeps): GenerationService {
  /** Apps being made. */
  const building = new Set<string>();
  const kept = new Set<string>();

  async function* generate(request: Request, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const started = deps.clock.now();
    abortIfAsked(signal);
    // Words that cannot be read fail here, before there is an app to remove.
    const made = generateApp(request.prompt, dayOf(started), request.name);
    const app = await deps.apps.create({ name: made.plan.name });
    let finished = false;
    building.add(app.id);
    try {
      for await (const event of run(app.id, made, started, signal)) yield event;
      finished = true;
    } finally {
      if (!finished && !kept.has(app.id)) await remove(deps.apps, app.id);
      kept.delete(app.id);
      building.delete(app.id);
    }
  }

  async function* run(appId: string, made: Generated, started: number, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    const turnId = newId(deps.random, 'turn');
    const origin = { actor: 'engine', kind: 'ai', turnId } as const;
    const full = made.manifest;
    let stageStarted = started;
    const stage = (name: GenerationStage, state: 'running' | 'done' | 'partial', text: string): GenerationEvent => {
      const now = deps.clock.now();
      if (state === 'running') stageStarted = now;
      return { type: 'stage', stage: name, state, ms: state === 'running' ? 0 : now - stageStarted, text };
    };
    const write = async (manifest: Manifest): Promise<void> => {
      abortIfAsked(signal);
      await deps.documents.edit(appId, origin, (doc) => applyManifestDiff(doc, manifest, origin));
    };

    yield { type: 'started', appId, turnId };
    yield { type: 'stage', stage: 'understand', state: 'done', ms: deps.clock.now() - started, text: summary(made) };
    yield { type: 'intent', intent: made.intent };

    yield stage('data', 'running', 'Making the tables');
    const blank = blankPage(full);
    await write({ ...full, queries: [], state: [], modules: [], pages: [blank] });
    for (const entity of full.entities)
      yield { type: 'entity', id: entity.id, name: entity.name, fields: entity.fields.map((field) => field.label), rows: entity.seed.length };
    yield stage(
      'data',
      'done',
      full.entities.length === 0 ? 'This app keeps no records' : `${full.entities.length} ${full.entities.length === 1 ? 'kind' : 'kinds'} of record`,
    );

    yield stage('pages', 'running', 'Drawing the pages');
    for (let i = 0; i < full.pages.length; i++) {
      const page = full.pages[i];
      if (page === undefined) continue;
      await write({ ...full, pages: full.pages.slice(0, i + 1).map(withoutEvents) });
      yield { type: 'page', id: page.id, name: page.name, text: made.plan.pages[i]?.text ?? page.name, done: i + 1, of: full.pages.length };
    }
    yield stage('pages', 'done', `${full.pages.length} ${full.pages.length === 1 ? 'page' : 'pages'}`);

    yield stage('actions', 'running', 'Connecting the buttons');
    await write(full);
    for (const action of made.actions.slice(0, 12)) yield { type: 'action', text: action };
    yield stage('actions', 'done', `${made.actions.length} actions`);

    yield stage('checks', 'running', 'Trying everything out');
    const outcome = await checkApp(full, deps.execution, signal);
    abortIfAsked(signal);
    if (outcome.manifest !== full) await write(outcome.manifest);
    yield stage(
      'checks',
      outcome.failed > 0 ? 'partial' : 'done',
      outcome.failed > 0 ? `${outcome.passed} of ${outcome.passed + outcome.failed} checks passed` : `${outcome.passed} checks passed`,
    );
    yield {
      type: 'done',
      appId,
      name: full.meta.name,
      checksPassed: outcome.passed,
      checksFailed: outcome.failed,
      ms: deps.clock.now() - started,
      warnings: outcome.warnings,
    };
  }

  return {
    toManifest(prompt, name) {
      const { manifest, intent } = generateApp(prompt, dayOf(deps.clock.now()), name);
      return { manifest, intent };
    },
    generate,
    keep(appId) {
      if (building.has(appId)) kept.add(appId);
    },
  };
}

function abortIfAsked(signal: AbortSignal): void {
  if (signal.aborted) fail('cancelled');
}

function summary({ plan }: Generated): string {
  const kinds = plan.entities.length;
  return `${plan.name}: ${kinds} ${kinds === 1 ? 'kind' : 'kinds'} of record, ${plan.pages.length} ${plan.pages.length === 1 ? 'page' : 'pages'}`;
}

/** What stands while the pages are drawn: the first page, still empty. */
function blankPage(manifest: Manifest): Manifest['pages'][number] {
  const first = manifest.pages[0];
  if (first === undefined) throw new AppError('manifest.invalid', { problem: 'there is no page' });
  return { ...first, onLoad: [], root: { ...first.root, children: [], bindings: {}, events: {} } };
}

function withoutEvents(page: Manifest['pages'][number]): Manifest['pages'][number] {
  const strip = (node: typeof page.root): typeof page.root => ({ ...node, events: {}, children: node.children.map(strip) });
  return { ...page, root: strip(page.root) };
}

async function remove(apps: AppsService, appId: string): Promise<void> {
  try {
    await apps.trash(appId);
    await apps.purge(appId);
  } catch (error) {
    // Removed by someone else meanwhile: what we wanted anyway.
    if (!(error instanceof AppError) || error.kind !== 'not-found') throw error;
  }
}
