#!/usr/bin/env node
/**
 * Kills the storing process with SIGKILL at random moments while 200 random edits are being made, opens the data again and checks that
 * every acknowledged edit is there, and that what is there is exactly the state after some edit (nothing half-done, nothing out of order).
 *
 *   node bench/faults/kill9.mjs [--rounds 10] [--edits 200] [--seed N] [--json]
 *
 * Ends with one summary line; exit code 1 on any loss. The seed is printed, and repeats the edits and the planned moments.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { killOptions, onOwnNode } from './kill-options.mjs';

onOwnNode(import.meta.url);
const { rounds, edits, seed, json } = killOptions({ rounds: 10 });

const { describeManifest, MANIFEST, missingRows, newModel, seeded, stateAmong } = await import('./edit-model.mjs');
const { openServices } = await import('./services.mjs');
const random = seeded(seed);
const home = mkdtempSync(join(tmpdir(), 'casual-kill9-'));
const totals = { issued: 0, acked: 0, lost: 0, unacknowledgedKept: 0, quarantined: 0, slowestReopenMs: 0 };
const failures = [];

try {
  const setUp = openServices(home);
  const { id: appId } = await setUp.apps.create({ manifest: MANIFEST });
  await setUp.appdata.open(appId, await setUp.documents.manifest(appId));
  await setUp.close();

  let model = newModel();
  const ackedRows = new Set();
  for (let round = 0; round < rounds; round++) {
    const killAfter = Math.floor(random() * edits);
    const report = await runAndKill(appId, model, round * edits, killAfter, random() * 4);
    for (const edit of report.rows) ackedRows.add(edit.text);
    model = await judge(appId, model, report, ackedRows, round);
    if (!json) console.log(`round ${round + 1}: killed after ${report.acked} acknowledged of ${report.issued.length} issued edits`);
  }
} catch (error) {
  failures.push(`${String(error?.stack ?? error)} (seed ${seed})`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

for (const failure of failures) console.error(failure);
const ok = failures.length === 0 && totals.lost === 0 && totals.acked > 0;
if (json) console.log(JSON.stringify({ ok, seed, rounds, ...totals }));
else {
  console.log(
    `kill9: ${ok ? 'ok' : 'FAILED'}, ${rounds} kills, ${totals.acked} acknowledged edits, ${totals.lost} lost, ${totals.unacknowledgedKept} kept although not yet acknowledged, ${totals.quarantined} quarantined, slowest reopening ${totals.slowestReopenMs} ms, seed ${seed}`,
  );
}
process.exit(ok ? 0 : 1);

/** @returns what the process said before it died */
function runAndKill(appId, model, firstNumber, killAfter, extraMs) {
  const driver = fileURLToPath(new URL('./edit-driver.mjs', import.meta.url));
  const start = JSON.stringify({ name: model.name, nodes: [...model.nodes] });
  const child = spawn(process.execPath, [driver, home, appId, String(Math.floor(random() * 2 ** 31)), String(firstNumber), String(edits), start], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report = { issued: [], acked: 0, rows: [], failed: null };
  const acked = new Set();
  const byNumber = new Map();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.issued !== undefined) {
      report.issued.push({ number: message.issued, edit: message.edit });
      byNumber.set(message.issued, message.edit);
    }
    if (message.failed !== undefined) report.failed = message;
    if (message.acked !== undefined) {
      acked.add(message.acked);
      const edit = byNumber.get(message.acked);
      if (edit?.kind === 'row') report.rows.push(edit);
    }
    if (acked.size > killAfter || message.finished) setTimeout(() => child.kill('SIGKILL'), extraMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (report.failed || signal !== 'SIGKILL') return reject(new Error(`the driver ended by itself (${code ?? signal}): ${report.failed?.message ?? ''}`));
      report.acked = acked.size;
      report.ackedNumbers = acked;
      totals.issued += report.issued.length;
      totals.acked += acked.size;
      resolve(report);
    });
  });
}

/** The state found must be the model after the first k document edits, with k at least the last acknowledged one. @returns that model */
async function judge(appId, before, report, ackedRows, round) {
  const started = performance.now();
  const services = openServices(home);
  const found = describeManifest(await services.documents.manifest(appId));
  totals.slowestReopenMs = Math.max(totals.slowestReopenMs, Math.round(performance.now() - started));
  totals.quarantined += Number(services.storage.db.prepare('SELECT count(*) FROM document_quarantine').pluck().get());
  const data = await services.appdata.open(appId, await services.documents.manifest(appId));
  const { rows } = await data.list({ entity: 'note', limit: 100_000 });
  lose(
    missingRows(
      ackedRows,
      rows.map((row) => row.text),
    ),
    round,
  );
  await services.close();
  const { model, kept } = stateAmong(before, report.issued, report.ackedNumbers, found);
  totals.unacknowledgedKept += kept;
  return model;
}

function lose(texts, round) {
  totals.lost += texts.length;
  for (const text of texts) failures.push(`round ${round + 1}: acknowledged row “${text}” is gone`);
}
