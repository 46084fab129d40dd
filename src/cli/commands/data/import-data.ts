import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportLook, ImportPlan, ImportProgress } from '../../../shared/contracts/imports.ts';
import { toBase64 } from '../../../shared/kernel/base64.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { IdeClient } from '../../backend.ts';
import { requireArg, UsageError, type Context, type Outcome } from '../../command.ts';
import { count } from '../../format.ts';
import { writeOutput } from '../../operands.ts';
import { dataTarget, oneOf, textOption, type DataTarget } from './operands.ts';

const PART_BYTES = 1 << 20;
const SHOWN_PROBLEMS = 20;

/** Ctrl C cancels it: nothing is changed then. */
export async function importData(context: Context): Promise<Outcome> {
  const path = requireArg(context.args, 2, 'a file');
  const target = await dataTarget(context);
  const isCheck = context.options['check'] === true;
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  const importId = await upload(context, target, path);
  try {
    const { client } = target;
    const delimiter = textOption(context, 'delimiter');
    const look = await client.imports.look({
      importId,
      ...(context.options['no-header'] === true ? { hasHeader: false } : {}),
      ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    });
    const plan = planOf(context, target, look);
    for (const { name, note } of look.columns) if (note !== undefined) context.progress(`${name}: ${note}`);
    const start = isCheck ? client.imports.check : client.imports.run;
    const done = await follow(context, start({ importId, plan }, { signal: stop.signal }), stop.signal);
    const problemFile = textOption(context, 'problems');
    if (problemFile !== undefined && done.problemRows + done.clearedRows > 0) await writeOutput(problemFile, (await client.imports.problems({ importId })).text);
    const isRefused = done.problemRows > 0 && plan.onProblem === 'stop';
    return { json: { ...done, mapping: plan.mapping }, text: describe(done, look, plan, isCheck), failed: isRefused };
  } finally {
    process.removeListener('SIGINT', interrupt);
    await target.client.imports.discard({ importId });
  }
}

async function upload(context: Context, { client, appId, entity }: DataTarget, path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (info === null || !info.isFile()) return fail('file.not-found', { path });
  const format = textOption(context, 'format');
  const { importId } = await client.imports.begin({
    appId,
    entity: entity.id,
    fileName: basename(path),
    bytes: info.size,
    ...(format === undefined ? {} : { format: oneOf<'csv' | 'json'>(context, 'format', ['csv', 'json'], 'csv') }),
  });
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(PART_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PART_BYTES);
      if (bytesRead === 0) return importId;
      await client.imports.append({ importId, data: toBase64(buffer.subarray(0, bytesRead)) });
    }
  } finally {
    await file.close();
  }
}

function planOf(context: Context, { entity }: DataTarget, look: ImportLook): ImportPlan {
  const mapping: Record<string, string> = Object.fromEntries(
    look.columns.flatMap(({ name, suggestedTarget }) => (suggestedTarget === null ? [] : [[name, suggestedTarget]])),
  );
  const columns = look.columns.map(({ name }) => name);
  for (const part of (textOption(context, 'map') ?? '').split(',').filter((text) => text.trim() !== '')) {
    const at = part.lastIndexOf('=');
    const column = part.slice(0, Math.max(at, 0)).trim();
    if (at < 0 || !columns.includes(column))
      throw new UsageError(`--map: “${part.trim()}” is not Column=field. The columns are ${columns.slice(0, 50).join(', ')}.`);
    const field = part.slice(at + 1).trim();
    delete mapping[column];
    if (field === '') continue;
    // A field that was offered to another column goes where it is told.
    for (const [other, own] of Object.entries(mapping)) if (own === field) delete mapping[other];
    mapping[column] = field;
  }
  if (Object.keys(mapping).length === 0)
    throw new UsageError(
      `No column is named like a field of ${entity.name}. Say which is which: --map "${columns[0] ?? 'Column'}=${entity.fields[0]?.id ?? 'field'}".`,
    );
  const matchOn = textOption(context, 'match-on') ?? null;
  return {
    entity: entity.id,
    mapping,
    matchOn,
    onMatch: oneOf(context, 'on-match', ['update', 'skip', 'add'], matchOn === null ? 'add' : 'update'),
    onProblem: oneOf(context, 'on-problem', ['skip', 'clear', 'stop'], 'skip'),
  };
}

type Stream = ReturnType<IdeClient['imports']['run']>;

async function follow(context: Context, stream: Stream, signal: AbortSignal): Promise<ImportProgress> {
  let last: ImportProgress | null = null;
  let shown = '';
  for await (const progress of await stream) {
    last = progress;
    const line = `${Math.floor(progress.value * 100)} % ${progress.phase}`;
    if (line !== shown && progress.phase !== 'done') context.progress(`${line}, ${progress.rowsRead.toLocaleString('en-GB')} rows`);
    shown = line;
  }
  if (signal.aborted || last?.phase !== 'done') throw new AppError('cancelled');
  return last;
}

function describe(done: ImportProgress, look: ImportLook, plan: ImportPlan, isCheck: boolean): string {
  const would = isCheck ? 'Would add' : 'Added';
  const lines = [
    `${would} ${count(done.added, 'row')}${done.updated > 0 ? `, ${isCheck ? 'update' : 'updated'} ${done.updated}` : ''}${done.skipped > 0 ? `, ${isCheck ? 'skip' : 'skipped'} ${done.skipped}` : ''}.`,
  ];
  const left = look.columns.map(({ name }) => name).filter((name) => plan.mapping[name] === undefined);
  if (left.length > 0) lines.push(`Left out: ${left.slice(0, 20).join(', ')}${left.length > 20 ? ` and ${left.length - 20} more` : ''}.`);
  if (done.clearedRows > 0) lines.push(`${count(done.clearedRows, 'row')} ${isCheck ? 'would have' : 'have'} cells left empty because of problems:`);
  if (done.problemRows > 0) lines.push(`${count(done.problemRows, 'row')} with problems${plan.onProblem === 'stop' ? ', so nothing was imported' : ''}:`);
  if (done.problems.length > 0) {
    lines.push(
      ...done.problems
        .slice(0, SHOWN_PROBLEMS)
        .map(
          ({ line, column, value, problem }) =>
            `  line ${line}${column === '' ? '' : `, ${column}`}${value === '' ? '' : ` “${value.slice(0, 60)}”`}: ${problem}`,
        ),
    );
    if (done.problems.length > SHOWN_PROBLEMS) lines.push('  … --problems FILE writes all of them.');
  }
  return lines.join('\n');
}
