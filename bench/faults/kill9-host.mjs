#!/usr/bin/env node
/**
 * Kills the browser host with SIGKILL at random moments while a window pushes 200 random edits and adds rows over the real connection,
 * starts it again on the same data folder and checks that every acknowledged edit and row is there.
 *
 *   node bench/faults/kill9-host.mjs [--rounds 5] [--edits 200] [--seed N] [--json]      (build first: npm run build)
 *
 * Ends with one summary line; exit code 1 on any loss. The seed repeats the edits and the planned moments.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyUpdate, Doc, mergeUpdates } from 'yjs';
import { killOptions, onOwnNode } from './kill-options.mjs';

onOwnNode(import.meta.url);
const { rounds, edits, seed, json } = killOptions({ rounds: 5 });

const { applyToModel, cloneModel, describeManifest, MANIFEST, missingRows, newModel, nextEdit, seeded, stateAmong } = await import('./edit-model.mjs');
const { operate } = await import('./operate.mjs');
const { AppDocument } = await import('../../src/shared/app/document/index.ts');
const { fromBase64, toBase64 } = await import('../../src/shared/kernel/base64.ts');
const { readHomeLock } = await import('../../src/main/storage/index.ts');

/** Requests on the way at the same time. Pushes follow one another, as a window sends them; rows go beside them. */
const IN_FLIGHT = 6;
const ENTRY = fileURLToPath(new URL('../../dist/main/local.mjs', import.meta.url));
const random = seeded(seed);
const home = mkdtempSync(join(tmpdir(), 'casual-kill9-host-'));
const totals = { acked: 0, lost: 0, rows: 0, unacknowledgedKept: 0, slowestStartMs: 0 };
const failures = [];
let host = null;

try {
  host = await startHost();
  const app = await host.client.apps.create({ manifest: MANIFEST });
  let model = newModel();
  const ackedRows = new Set();
  let number = 0;
  for (let round = 0; round < rounds; round++) {
    const before = cloneModel(model);
    const killAfter = Math.floor(random() * edits);
    const report = await editUntilKilled(app.id, model, number, killAfter, ackedRows);
    number += edits;
    host = await startHost();
    model = await judge(app.id, before, report, ackedRows, round);
    if (!json) console.log(`round ${round + 1}: killed after ${report.acked.size} acknowledged of ${report.issued.length} issued edits`);
  }
} catch (error) {
  failures.push(`${String(error?.stack ?? error)} (seed ${seed})`);
} finally {
  await killHost();
  rmSync(home, { recursive: true, force: true });
}

for (const failure of failures) console.error(failure);
const ok = failures.length === 0 && totals.lost === 0 && totals.acked > 0;
if (json) console.log(JSON.stringify({ ok, seed, rounds, ...totals }));
else {
  console.log(
    `kill9-host: ${ok ? 'ok' : 'FAILED'}, ${rounds} kills, ${totals.acked} acknowledged edits (${totals.rows} of them rows), ${totals.lost} lost, ${totals.unacknowledgedKept} kept although not yet acknowledged, slowest start ${totals.slowestStartMs} ms, seed ${seed}`,
  );
}
process.exit(ok ? 0 : 1);

async function startHost() {
  const started = performance.now();
  const child = spawn(process.execPath, [ENTRY, '--home', home, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      if (output.includes('/launch?token=')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
  totals.slowestStartMs = Math.max(totals.slowestStartMs, Math.round(performance.now() - started));
  const { url, token } = readHomeLock(home);
  const client = createORPCClient(new RPCLink({ url: `${url}/rpc`, headers: { authorization: `Bearer ${token}` } }));
  return { child, client };
}

async function killHost() {
  const child = host?.child;
  host = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** A window's edits until the host dies under it. `model` ends as the state after every issued edit. */
async function editUntilKilled(appId, model, firstNumber, killAfter, ackedRows) {
  const { client } = host;
  const opened = await client.documents.open({ appId });
  const doc = new Doc();
  applyUpdate(doc, fromBase64(opened.update), 'remote');
  const app = new AppDocument(doc);
  let fresh = [];
  doc.on('update', (update) => fresh.push(update));

  const report = { issued: [], acked: new Set() };
  const running = new Set();
  let pushing = Promise.resolve();
  let killed = false;
  for (let n = firstNumber; n < firstNumber + edits && !killed; n++) {
    const drawn = nextEdit(model, n, random);
    const edit = drawn.kind === 'row' ? drawn : drawn.writer === 'w' ? drawn : { kind: 'meta', writer: 'w', name: `Name ${n}` };
    applyToModel(model, edit);
    report.issued.push({ number: n, edit });
    fresh = [];
    if (edit.kind !== 'row') operate(app, edit);
    let sent;
    if (edit.kind === 'row') sent = client.data.create({ appId, entity: 'note', values: { text: edit.text } });
    else {
      const update = toBase64(mergeUpdates(fresh));
      sent = pushing.then(() => client.documents.push({ appId, update, clientId: 'window' }));
      pushing = sent.catch(() => {});
    }
    const done = sent.then(
      () => {
        report.acked.add(n);
        totals.acked++;
        if (edit.kind === 'row') {
          ackedRows.add(edit.text);
          totals.rows++;
        }
        if (report.acked.size >= killAfter && !killed) {
          killed = true;
          host.child.kill('SIGKILL');
        }
      },
      (error) => {
        // Only a connection cut by the kill may fail a push.
        if (!killed) failures.push(`edit ${n} was refused: ${error.message}`);
      },
    );
    running.add(done);
    void done.finally(() => running.delete(done));
    if (running.size >= IN_FLIGHT || random() < 0.3) await Promise.race(running);
  }
  await Promise.all(running);
  await killHost();
  return report;
}

/** What the restarted host has must be the model after the first k document edits, with k at least the last acknowledged one. */
async function judge(appId, before, report, ackedRows, round) {
  const { client } = host;
  const found = describeManifest(await client.apps.manifest({ appId }));
  const { rows } = await client.data.list({ appId, request: { entity: 'note', limit: 100_000 } });
  const missing = missingRows(
    ackedRows,
    rows.map((row) => row.text),
  );
  totals.lost += missing.length;
  for (const text of missing) failures.push(`round ${round + 1}: acknowledged row “${text}” is gone`);
  const { model, kept } = stateAmong(before, report.issued, report.acked, found);
  totals.unacknowledgedKept += kept;
  return model;
}
