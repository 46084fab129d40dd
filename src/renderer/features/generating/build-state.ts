import type { GenerationEvent, GenerationStage, Intent } from '../../../shared/contracts/generation.ts';

/** The same order as the contract's, without carrying the schema library into the first paint. */
export const STAGES: readonly GenerationStage[] = ['understand', 'data', 'pages', 'actions', 'checks'];

export type StageState = { state: 'todo' | 'running' | 'done' | 'partial'; ms: number | null; text: string };
export type BuiltPage = { id: string; name: string; text: string; done: number; of: number };
export type Build = {
  status: 'running' | 'done' | 'cancelled' | 'failed' | 'kept';
  prompt: string;
  appId: string | null;
  name: string;
  /** Epoch ms. */
  startedAt: number;
  stages: Readonly<Record<GenerationStage, StageState>>;
  intent: Intent | null;
  entities: readonly { id: string; name: string; fields: readonly string[]; rows: number }[];
  pages: readonly BuiltPage[];
  actions: readonly string[];
  warnings: readonly string[];
  checks: { passed: number; failed: number } | null;
  error: string | null;
};

export type BuildInput = GenerationEvent | { type: 'cancelled' } | { type: 'kept' } | { type: 'failed'; message: string };

export function newBuild(prompt: string, startedAt: number): Build {
  const todo: StageState = { state: 'todo', ms: null, text: '' };
  return {
    status: 'running',
    prompt,
    appId: null,
    name: '',
    startedAt,
    stages: { understand: { ...todo, state: 'running' }, data: todo, pages: todo, actions: todo, checks: todo },
    intent: null,
    entities: [],
    pages: [],
    actions: [],
    warnings: [],
    checks: null,
    error: null,
  };
}

/** What a build looks like after one report. Once it has ended, nothing changes it. */
export function transition(build: Build, input: BuildInput): Build {
  if (build.status !== 'running') return build;
  switch (input.type) {
    case 'started':
      return { ...build, appId: input.appId };
    case 'stage':
      return {
        ...build,
        stages: {
          ...build.stages,
          [input.stage]: { state: input.state, ms: input.state === 'running' ? null : input.ms, text: input.text || build.stages[input.stage].text },
        },
      };
    case 'intent':
      return { ...build, intent: input.intent, name: input.intent.name };
    case 'entity':
      return { ...build, entities: upsert(build.entities, { id: input.id, name: input.name, fields: input.fields, rows: input.rows }) };
    case 'page':
      return { ...build, pages: upsert(build.pages, { id: input.id, name: input.name, text: input.text, done: input.done, of: input.of }) };
    case 'action':
      return { ...build, actions: [...build.actions, input.text] };
    case 'done':
      return {
        ...build,
        status: 'done',
        appId: input.appId,
        name: input.name,
        warnings: input.warnings,
        checks: { passed: input.checksPassed, failed: input.checksFailed },
      };
    case 'cancelled':
      return { ...build, status: 'cancelled' };
    case 'kept':
      return { ...build, status: 'kept' };
    case 'failed':
      return { ...build, status: 'failed', error: input.message, stages: stopped(build.stages) };
  }
}

/** A stage that was under way when the build failed did not get done. */
function stopped(stages: Build['stages']): Build['stages'] {
  const out = { ...stages };
  for (const stage of STAGES) if (out[stage].state === 'running') out[stage] = { ...out[stage], state: 'partial', text: out[stage].text || 'Stopped here' };
  return out;
}

function upsert<Item extends { id: string }>(items: readonly Item[], item: Item): Item[] {
  return items.some((other) => other.id === item.id) ? items.map((other) => (other.id === item.id ? item : other)) : [...items, item];
}

/** The stage under way, or the last one. */
export function currentStage(build: Build): GenerationStage {
  return STAGES.find((stage) => build.stages[stage].state === 'running') ?? STAGES.findLast((stage) => build.stages[stage].state !== 'todo') ?? 'understand';
}

/** "Tool library is ready. 31 checks passed." */
export function doneWords(build: Build): string {
  const name = build.name || 'Your app';
  if (!build.checks) return `${name} is ready.`;
  const { passed, failed } = build.checks;
  if (failed > 0) return `${name} is ready. ${passed} of ${passed + failed} checks passed.`;
  return `${name} is ready. ${passed} ${passed === 1 ? 'check' : 'checks'} passed.`;
}
