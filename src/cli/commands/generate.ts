import { GENERATION_STAGES, STAGE_TITLES, type GenerationEvent } from '../../shared/contracts/generation.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Backend } from '../backend.ts';
import type { Command, Context } from '../command.ts';
import { count } from '../format.ts';
import { exportBytes, writeOutput } from '../operands.ts';

type Done = Extract<GenerationEvent, { type: 'done' }>;
type Stage = Extract<GenerationEvent, { type: 'stage' }>;

export const generate: Command = {
  name: 'generate',
  args: '"<words>"',
  summary: 'make an app from a description',
  details: `The app is made by the built-in engine: no network, no account, no model. It is kept in your data folder,
where the IDE shows it. Without words, they are read from standard input.`,
  examples: ['casual generate "a library of tools that members borrow"', 'casual generate "a quiz about rivers" --out quiz.casual --temporary', 'casual generate --json < description.txt'],
  options: {
    out: { type: 'string', value: 'FILE', description: 'also write it as a .casual file (.json: as a manifest)' },
    name: { type: 'string', value: 'NAME', description: 'call it this' },
    temporary: { type: 'boolean', description: 'do not keep it in the data folder' },
  },
  async run(context) {
    const prompt = context.args.length > 0 ? context.args.join(' ') : await readStandardInput();
    const backend = await (context.options['temporary'] === true ? context.openTemporary() : context.open());
    const name = context.options['name'];
    const { done, stages } = await build(context, backend, { prompt, ...(typeof name === 'string' ? { name } : {}) });
    const { client } = backend;
    const manifest = await client.apps.manifest({ appId: done.appId });
    const app = await client.apps.get({ appId: done.appId });
    const out = context.options['out'];
    if (typeof out === 'string') await writeOutput(out, (await exportBytes(client, done.appId, out.endsWith('.json') ? 'json' : 'casual')).bytes);
    const checks = `${count(done.checksPassed, 'check')} passed${done.checksFailed > 0 ? `, ${done.checksFailed} failed` : ''}`;
    const places = [...(context.options['temporary'] === true ? [] : [`Kept as ${app.id}.`]), ...(typeof out === 'string' ? [`Written to ${out}.`] : [])];
    return {
      json: {
        app,
        ms: done.ms,
        stages: stages.map(({ stage, ms }) => ({ stage, ms })),
        checks: { passed: done.checksPassed, failed: done.checksFailed },
        warnings: done.warnings,
        ...(typeof out === 'string' ? { out } : {}),
        manifest,
      },
      text: [`${app.name} is ready in ${Math.round(done.ms)} ms: ${count(manifest.pages.length, 'page')}, ${count(manifest.entities.length, 'kind')} of data, ${checks}.`, ...places, ...done.warnings].join('\n'),
      failed: done.checksFailed > 0,
    };
  },
};

async function build({ progress }: Context, { client }: Backend, request: { prompt: string; name?: string }): Promise<{ done: Done; stages: Stage[] }> {
  const cancelling = new AbortController();
  const cancel = (): void => cancelling.abort();
  process.once('SIGINT', cancel);
  const stages: Stage[] = [];
  let done: Done | undefined;
  try {
    for await (const event of await client.generation.generate(request, { signal: cancelling.signal })) {
      if (event.type === 'stage' && event.state !== 'running') {
        stages.push(event);
        progress(`${GENERATION_STAGES.indexOf(event.stage) + 1}/${GENERATION_STAGES.length} ${STAGE_TITLES[event.stage]}${event.text === '' ? '' : `: ${event.text}`}`);
      }
      // Read to the end: leaving a stream early cancels it.
      if (event.type === 'done') done = event;
    }
  } finally {
    process.off('SIGINT', cancel);
  }
  if (done === undefined) throw new AppError('cancelled');
  return { done, stages };
}

async function readStandardInput(): Promise<string> {
  // A terminal would wait for ever; an empty description gets the usual advice instead.
  if (process.stdin.isTTY) return '';
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString('utf8').trim();
}
