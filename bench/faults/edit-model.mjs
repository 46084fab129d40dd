/**
 * Random edits and what they must lead to, in plain data. The driver applies them to a real app; the judge replays them here.
 * Two writers never touch the same node: "e" edits inside the host, "w" is a window that pushes updates of its own copy.
 */
export const ENTITY = {
  id: 'note',
  name: 'Note',
  plural: 'Notes',
  displayField: 'text',
  fields: [{ id: 'text', label: 'Text', type: 'text', required: true }],
};
export const MANIFEST = {
  schemaVersion: 1,
  meta: { name: 'Fault test' },
  entities: [ENTITY],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: { id: 'root', type: 'Container', name: 'Root', children: ['e_a', 'e_b', 'w_a', 'w_b'].map((id) => ({ id, type: 'Container', name: id })) },
    },
  ],
};

/** @typedef {{ nodes: Map<string, { parent: string, text: string, name: string }>, name: string }} Model */

/** @returns {Model} */
export function newModel() {
  return { nodes: new Map(), name: 'Fault test' };
}

/** The next random edit that makes sense on the model. `n` makes ids and values unique. */
export function nextEdit(model, n, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const writer = random() < 0.5 ? 'e' : 'w';
  const own = [...model.nodes.keys()].filter((id) => id.startsWith(writer));
  const containers = [`${writer}_a`, `${writer}_b`];
  const dice = random();
  if (dice < 0.1) return { kind: 'row', text: `row ${n}` };
  if (dice < 0.15 && writer === 'e') return { kind: 'meta', writer, name: `Name ${n}` };
  if (own.length === 0 || dice < 0.45) return { kind: 'add', writer, id: `${writer}_${n}`, parent: pick(containers), text: `text ${n}` };
  if (dice < 0.65) return { kind: 'text', writer, id: pick(own), text: `text ${n} ${'·'.repeat(Math.floor(random() * 200))}` };
  if (dice < 0.75) return { kind: 'rename', writer, id: pick(own), name: `Name ${n}` };
  if (dice < 0.9) return { kind: 'move', writer, id: pick(own), parent: pick(containers) };
  return { kind: 'remove', writer, id: pick(own) };
}

/** @param {Model} model */
export function applyToModel(model, edit) {
  const node = model.nodes.get(edit.id);
  switch (edit.kind) {
    case 'add':
      model.nodes.set(edit.id, { parent: edit.parent, text: edit.text, name: edit.id });
      break;
    case 'text':
      node.text = edit.text;
      break;
    case 'rename':
      node.name = edit.name;
      break;
    case 'move':
      node.parent = edit.parent;
      break;
    case 'remove':
      model.nodes.delete(edit.id);
      break;
    case 'meta':
      model.name = edit.name;
      break;
  }
}

/** A model as comparable text. */
export function describeModel(model) {
  const nodes = [...model.nodes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, node]) => [id, node.parent, node.name, node.text]);
  return JSON.stringify([model.name, nodes]);
}

/** The same text, from the manifest of the real app. */
export function describeManifest(manifest) {
  const model = newModel();
  model.name = manifest.meta.name;
  for (const container of manifest.pages[0].root.children) {
    for (const node of container.children) model.nodes.set(node.id, { parent: container.id, text: node.props.text, name: node.name });
  }
  return describeModel(model);
}

/** mulberry32 */
export function seeded(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function cloneModel(model) {
  return { name: model.name, nodes: new Map([...model.nodes].map(([id, node]) => [id, { ...node }])) };
}

/** The acknowledged rows that are not among the texts found. */
export function missingRows(ackedTexts, foundTexts) {
  const found = new Set(foundTexts);
  return [...ackedTexts].filter((text) => !found.has(text));
}

/**
 * What was found must be the model after the first k document edits, with k at least the last acknowledged one.
 * @param issued `{number, edit}` in order @returns that model and how many edits past the last acknowledged one it has
 */
export function stateAmong(before, issued, acked, found) {
  const documentEdits = issued.filter(({ edit }) => edit.kind !== 'row');
  const lastAcked = documentEdits.findLastIndex(({ number }) => acked.has(number)) + 1;
  const model = cloneModel(before);
  for (const { edit } of documentEdits.slice(0, lastAcked)) applyToModel(model, edit);
  for (let k = lastAcked; k <= documentEdits.length; k++) {
    if (describeModel(model) === found) return { model, kept: k - lastAcked };
    if (k < documentEdits.length) applyToModel(model, documentEdits[k].edit);
  }
  throw new Error(`the document is not the state after any of the edits ${lastAcked} to ${documentEdits.length}`);
}
