/**
 * The process that is killed: applies random edits to an app and reports, one JSON line each, what it issues and what was acknowledged.
 * Usage: edit-driver.mjs HOME APP_ID SEED FIRST_NUMBER COUNT MODEL_JSON
 */
import { writeSync } from 'node:fs';
import { applyUpdate, Doc } from 'yjs';
import { AppDocument } from '../../src/shared/app/document/index.ts';
import { applyToModel, nextEdit, seeded } from './edit-model.mjs';
import { operate } from './operate.mjs';
import { openServices } from './services.mjs';

/** Edits on the way at the same time, so that commits are shared as they are in real use. */
const IN_FLIGHT = 6;

const [home, appId, seed, first, count, modelJson] = process.argv.slice(2);
const random = seeded(Number(seed));
const given = JSON.parse(modelJson);
const model = { name: given.name, nodes: new Map(given.nodes) };
// Straight to the pipe: what was said before the kill has been said.
const report = (line) => writeSync(1, `${JSON.stringify(line)}\n`);

const { documents, appdata } = openServices(home);
const data = await appdata.open(appId, await documents.manifest(appId));
const windowDoc = new Doc();
applyUpdate(windowDoc, (await documents.state(appId)).update, 'remote');
const windowApp = new AppDocument(windowDoc);
let pushed = [];
windowDoc.on('update', (update, origin) => {
  if (origin !== 'remote') pushed.push(update);
});
documents.onDidUpdate(appId, ({ update, origin }) => {
  if (origin !== 'window') applyUpdate(windowDoc, update, 'remote');
});

async function perform(edit) {
  if (edit.kind === 'row') return data.create('note', { text: edit.text });
  if (edit.writer === 'w') {
    pushed = [];
    operate(windowApp, edit);
    return Promise.all(pushed.map((update) => documents.push(appId, update, 'window')));
  }
  return documents.edit(appId, { actor: 'e', kind: 'hand' }, (doc) => {
    const app = new AppDocument(doc);
    operate(app, edit);
    app.dispose();
  });
}

const running = new Set();
for (let n = Number(first); n < Number(first) + Number(count); n++) {
  const edit = nextEdit(model, n, random);
  applyToModel(model, edit);
  report({ issued: n, edit });
  const done = perform(edit).then(
    () => report({ acked: n }),
    (error) => {
      report({ failed: n, message: String(error?.stack ?? error) });
      process.exit(3);
    },
  );
  running.add(done);
  void done.finally(() => running.delete(done));
  if (running.size >= IN_FLIGHT || random() < 0.3) await Promise.race(running);
}
await Promise.all(running);
report({ finished: true });
setInterval(() => {}, 1000); // waits to be killed
