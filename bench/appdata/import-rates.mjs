import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { composeServices, localClient } from '../../src/main/compose.ts';
import { manifest as manifestSchema } from '../../src/shared/app/manifest/index.ts';
import { FIELDS } from './workload.mjs';

const BYTES = 100_000_000;
const PART = 1 << 20;
const round = (value) => Number(value.toFixed(1));

/** A file of 100 MB through the contract, as the IDE does it: look, check, run, undo. Stalls are those of the thread that serves everything else. */
export async function importRates(folder, progress, bytes = BYTES) {
  const path = join(folder, 'big.csv');
  const rows = await writeCsv(path, bytes);
  const services = await composeServices({ home: join(folder, 'import-home'), host: 'cli' });
  let peakRss = 0;
  let rssBefore = process.memoryUsage.rss();
  const watch = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage.rss())), 100);
  try {
    const client = localClient(services);
    const app = await client.apps.create({
      manifest: manifestSchema.parse({
        schemaVersion: 1,
        meta: { name: 'Import' },
        entities: [{ id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: FIELDS }],
        pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }],
      }),
    });
    rssBefore = process.memoryUsage.rss();
    const seconds = {};
    const stalls = {};
    const timed = async (name, work) => {
      progress(`  ${name}`);
      const stop = watchStalls();
      const at = performance.now();
      const result = await work();
      seconds[name] = round((performance.now() - at) / 1000);
      stalls[name] = stop();
      return result;
    };
    const importId = await timed('upload', () => upload(client, app.id, path));
    const look = await timed('look', () => client.imports.look({ importId }));
    const plan = { entity: 'task', mapping: Object.fromEntries(look.columns.flatMap(({ name, suggestedTarget }) => (suggestedTarget === null ? [] : [[name, suggestedTarget]]))) };
    let reports = 0;
    const follow = async (stream) => {
      let last;
      for await (const event of await stream) {
        last = event;
        reports++;
      }
      return last;
    };
    const checked = await timed('check', () => follow(client.imports.check({ importId, plan })));
    const done = await timed('run', () => follow(client.imports.run({ importId, plan })));
    if (checked.added !== done.added || done.added !== rows || done.problemRows !== 0) throw new Error(`expected ${rows} rows: ${JSON.stringify({ ...done, problems: done.problems.slice(0, 3) })}`);
    const undone = await timed('undo', () => client.imports.undo({ appId: app.id, undoId: done.undoId }));
    if (undone.removed !== rows) throw new Error(`undo removed ${undone.removed}`);
    return { megabytes: bytes / 1e6, rows, seconds, rowsPerS: Math.round(rows / seconds.run), stalls, progressReports: reports, peakRssMb: Math.round(peakRss / 2 ** 20), rssBeforeMb: Math.round(rssBefore / 2 ** 20) };
  } finally {
    clearInterval(watch);
    await services.close();
  }
}

/** How long this thread worked without a pause. Gaps in which it did not work are other programs', not ours. @returns ends it */
function watchStalls() {
  const worked = [];
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const used = process.threadCpuUsage(cpu);
    worked.push(Math.min(now - at, (used.user + used.system) / 1000));
    at = now;
    cpu = process.threadCpuUsage();
  }, 5);
  return () => {
    clearInterval(timer);
    worked.sort((a, b) => a - b);
    return { p99Ms: round(worked[Math.floor(worked.length * 0.99)] ?? 0), maxMs: round(worked.at(-1) ?? 0) };
  };
}

async function writeCsv(path, wanted) {
  const file = createWriteStream(path);
  file.write('Title,Notes,Due,Hours,Count,Done,Status\r\n');
  let rows = 0;
  let bytes = 0;
  while (bytes < wanted) {
    let part = '';
    for (let i = 0; i < 2000; i++, rows++) part += `Row number ${rows},"Some words, typed about row ${rows}, and more",${1 + (rows % 28)}/${1 + (rows % 12)}/2026,"1,${String(rows % 1000).padStart(3, '0')}.5",${rows},${rows % 3 === 0 ? 'yes' : 'no'},${rows % 2 ? 'Open' : 'Closed'}\r\n`;
    bytes += part.length;
    if (!file.write(part)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return rows;
}

async function upload(client, appId, path) {
  const { size } = await stat(path);
  const { importId } = await client.imports.begin({ appId, entity: 'task', fileName: 'big.csv', bytes: size });
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(PART);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PART);
      if (bytesRead === 0) return importId;
      await client.imports.append({ importId, data: buffer.subarray(0, bytesRead).toString('base64') });
    }
  } finally {
    await file.close();
  }
}
