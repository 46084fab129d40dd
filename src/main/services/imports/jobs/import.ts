import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { csvLine, type DataPorts } from '../../../../shared/app/data/index.ts';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import type { ImportPlan, ImportProblem, ImportProgress } from '../../../../shared/contracts/imports.ts';
import { cellText } from '../columns/cell-reader.ts';
import { SpellingVotes, spellingOf, type Spelling } from '../columns/spelling.ts';
import type { Source, SourceRow } from '../read/source.ts';
import { tableRows } from '../read/table.ts';
import { openCopy, openData, type OpenedData } from './open-data.ts';
import { RowImporter, type RowOutcome } from './row-importer.ts';
import { ImportRecord } from './import-record.ts';

export type ImportJob = {
  kind: 'import';
  /** Does everything on a copy that is thrown away. */
  isTrial: boolean;
  dataPath: string;
  source: Source;
  plan: ImportPlan;
  /** As it is now. */
  entity: Entity;
  /** Rows with problems are written there, as CSV. */
  problemPath: string;
  undoId: string;
};

export type JobContext = {
  ports: DataPorts;
  /** Throws `cancelled` once somebody cancelled. */
  checkpoint: () => void;
  progress: (value: ImportProgress) => void;
};

const LISTED = 1000;
/** Share of the work that the first reading is. */
const READING = 0.2;
/** Between reports, ms. */
const REPORT_MS = 150;
/** Of the file with rows to mend, bytes. */
const PROBLEM_BYTES = 20_000_000;

/** Reads the file twice: first to count rows and see how its numbers and dates are written, then to put the rows in, in one transaction. */
export async function importRows(job: ImportJob, context: JobContext): Promise<ImportProgress> {
  const tally: ImportProgress = { phase: 'reading', value: 0, rowsRead: 0, added: 0, updated: 0, skipped: 0, problemRows: 0, clearedRows: 0, problems: [], undoId: null };
  const report = reporter(context, tally);
  const { spellings, rows } = await readSpellings(job, context, report, tally);
  const data = job.isTrial ? openCopy(job.dataPath, dirname(job.problemPath)) : openData(job.dataPath);
  try {
    tally.phase = job.isTrial ? 'checking' : 'writing';
    tally.rowsRead = 0;
    data.db.exec('BEGIN IMMEDIATE');
    try {
      const isKept = await writeRows(job, data, spellings, { context, tally, report });
      data.db.exec(isKept ? 'COMMIT' : 'ROLLBACK');
      if (!isKept) Object.assign(tally, { added: 0, updated: 0, skipped: rows - tally.problemRows, clearedRows: 0, undoId: null });
    } catch (error) {
      if (data.db.inTransaction) data.db.exec('ROLLBACK');
      throw error;
    }
    // Here, where nobody waits for it; what a reader still needs is left for later.
    if (!job.isTrial) data.db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    data.close();
  }
  return { ...tally, phase: 'done', value: 1 };
}

type Reporter = (share: number) => void;

function reporter({ progress }: JobContext, tally: ImportProgress): Reporter {
  let last = 0;
  return (share) => {
    tally.value = Math.min(share, 0.999);
    const now = performance.now();
    if (now - last < REPORT_MS) return;
    last = now;
    progress({ ...tally, problems: tally.problems.slice() });
  };
}

async function readSpellings(
  job: ImportJob,
  context: JobContext,
  report: Reporter,
  tally: ImportProgress,
): Promise<{ spellings: Map<string, Spelling>; rows: number }> {
  const { source } = job;
  const fields = new Map(wanted(job).map(({ column, wants }) => [column, { index: source.columns.indexOf(column), wants, votes: new SpellingVotes() }]));
  for await (const { rows, bytes } of tableRows(source)) {
    context.checkpoint();
    tally.rowsRead += rows.length;
    for (const { index, wants, votes } of fields.values()) for (const { cells } of rows) votes.add(cells[index], wants);
    report((READING * bytes) / Math.max(source.bytes, 1));
  }
  return { spellings: new Map([...fields].map(([column, { votes }]) => [column, votes.decide()])), rows: tally.rowsRead };
}

/** The columns whose spelling matters for the field they go into. */
function wanted({ source, plan, entity }: ImportJob): { column: string; wants: 'number' | 'date' }[] {
  return Object.entries(plan.mapping).flatMap(([column, fieldId]) => {
    const field = entity.fields.find(({ id }) => id === fieldId);
    const wants = field ? spellingOf(field) : null;
    return wants !== null && source.columns.includes(column) ? [{ column, wants }] : [];
  });
}

type Work = { context: JobContext; tally: ImportProgress; report: Reporter };

/** @returns whether the rows are to stay */
async function writeRows(job: ImportJob, data: OpenedData, spellings: Map<string, Spelling>, { context, tally, report }: Work): Promise<boolean> {
  const stamp = new Date(context.ports.clock.now()).toISOString();
  const record = new ImportRecord(data.db, job.undoId);
  const importer = new RowImporter({
    ...data,
    source: job.source,
    plan: job.plan,
    spellings,
    ports: context.ports,
    stamp,
    keepBefore: (before) => record.keepBefore(before),
  });
  const problems = new ProblemFile(job.problemPath, job.source);
  try {
    for await (const batch of tableRows(job.source)) {
      context.checkpoint();
      for (const row of batch.rows) {
        tally.rowsRead++;
        count(tally, importer.import(row), row, problems);
      }
      await problems.drained();
      report(READING + (1 - READING) * (batch.bytes / Math.max(job.source.bytes, 1)));
    }
  } finally {
    await problems.close();
  }
  context.checkpoint();
  importer.finish();
  if (job.plan.onProblem === 'stop' && tally.problemRows > 0) return false;
  if (tally.added + tally.updated > 0) {
    record.finish({
      entity: job.plan.entity,
      fileName: job.source.fileName,
      stamp,
      firstPlace: importer.firstPlace,
      table: importer.layout.table,
      added: tally.added,
      updated: tally.updated,
    });
    if (!job.isTrial) tally.undoId = job.undoId;
  }
  return true;
}

function count(tally: ImportProgress, outcome: RowOutcome, row: SourceRow, file: ProblemFile): void {
  const problems = outcome.kind === 'problem' ? outcome.problems : (outcome.cleared ?? []);
  if (outcome.kind !== 'problem') {
    tally[outcome.kind]++;
    if (problems.length === 0) return;
    tally.clearedRows++;
  } else tally.problemRows++;
  for (const problem of problems) {
    if (tally.problems.length >= LISTED) break;
    tally.problems.push({ row: tally.rowsRead, line: row.line, ...problem } satisfies ImportProblem);
  }
  file.add(row, problems.map(({ column, problem }) => (column === '' ? problem : `${column}: ${problem}`)).join('; '));
}

/** The rows with problems, to mend and import again. */
class ProblemFile {
  private readonly stream: WriteStream;
  private readonly width: number;
  private bytes = 0;

  constructor(path: string, { columns }: Source) {
    this.stream = createWriteStream(path);
    this.stream.write(csvLine([...columns, 'Line', 'Problem']));
    this.width = columns.length;
  }

  add(row: SourceRow, problem: string): void {
    if (this.bytes > PROBLEM_BYTES) return;
    const cells = Array.from({ length: this.width }, (_, i) => cellText(row.cells[i]));
    const line = csvLine([...cells, String(row.line), problem]);
    this.bytes += line.length;
    this.stream.write(line);
  }

  async drained(): Promise<void> {
    if (this.stream.writableNeedDrain) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    this.stream.end();
    await once(this.stream, 'close');
  }
}
