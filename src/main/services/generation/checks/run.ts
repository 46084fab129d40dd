import type { Entity, Field, Manifest, Page } from '../../../../shared/app/manifest/index.ts';
import type { Json } from '../../../../shared/kernel/json.ts';
import type { ViewNode } from '../../../../shared/contracts/session.ts';
import type { HeadlessApp } from '../../execution/types.ts';
import { entityForms, nodesOf } from './walk.ts';

export type Check = { title: string; ok: boolean; /** Where it failed, for repair. */ page?: string; node?: string; reason?: string };

/** A click costs a round trip; more than this on one page tells nothing new. */
const CLICKS_PER_PAGE = 40;

/**
 * Tries a booted app as a person would: opens every page, clicks every button, uses every row action, and makes, changes
 * and deletes a row of each entity through its form. Works on sample data in memory.
 */
export async function runChecks(app: HeadlessApp, manifest: Manifest, signal: AbortSignal): Promise<Run> {
  const checks: Check[] = [];
  const seen = { errors: 0 };
  const fresh: Fresh = (at) => {
    const errors = app.result().errors;
    const first = errors[seen.errors];
    seen.errors = errors.length;
    // The worker was stopped: what comes after tells nothing about the app.
    if (first?.source === 'sandbox') throw new SessionEnded({ ...at, ok: false, reason: first.text });
    return first === undefined ? null : `${first.text}${first.place === undefined ? '' : ` (${first.place.id})`}`;
  };
  try {
    await tryAll(app, manifest, signal, checks, fresh);
    return { checks, endedAt: null };
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
    return { checks, endedAt: error.check };
  }
}

/** `endedAt`: the check during which the sandbox stopped the app; checks after it were not made. */
export type Run = { checks: Check[]; endedAt: Check | null };

/** The first error since the last call, for the check at hand. */
type Fresh = (at: Omit<Check, 'ok'>) => string | null;

class SessionEnded extends Error {
  readonly check: Check;
  constructor(check: Check) {
    super(check.reason);
    this.check = check;
  }
}

async function tryAll(app: HeadlessApp, manifest: Manifest, signal: AbortSignal, checks: Check[], fresh: Fresh): Promise<void> {
  const boot = fresh({ title: 'The app starts' });
  checks.push({ title: 'The app starts', ok: boot === null, ...(boot === null ? {} : { reason: boot }) });

  for (const page of manifest.pages) {
    if (signal.aborted) return;
    await app.send({ type: 'navigate', pageId: page.id, params: {} });
    const problem = fresh({ title: `${page.name} opens`, page: page.id });
    const drawn = app.view(page.root.id) !== undefined;
    checks.push({ title: `${page.name} opens`, ok: drawn && problem === null, page: page.id, ...(problem === null ? {} : { reason: problem }) });
  }
  for (const { entity: id, page, form, table } of entityForms(manifest)) {
    if (signal.aborted) return;
    const entity = manifest.entities.find((candidate) => candidate.id === id);
    if (entity === undefined) continue;
    await app.send({ type: 'navigate', pageId: page.id, params: {} });
    checks.push(...(await roundTrip(app, entity, page, form.id, table?.id ?? null, fresh)));
  }
  for (const page of manifest.pages) {
    if (signal.aborted) return;
    checks.push(...(await clickThrough(app, page, fresh)));
  }
}

async function clickThrough(app: HeadlessApp, page: Page, fresh: Fresh): Promise<Check[]> {
  const checks: Check[] = [];
  const go = (): Promise<void> => app.send({ type: 'navigate', pageId: page.id, params: {} });
  await go();
  fresh({ title: `${page.name} opens again`, page: page.id });
  const labels = new Map(nodesOf(page).map((node) => [node.id, String(node.props['text'] || node.name)]));
  const done = new Set<string>();
  const overlays = overlaysOf(page);
  const views = app.views().filter((candidate) => labels.has(candidate.node));
  // First what is on the page, which opens dialogs; then what is in them. Deleting comes last.
  const rank = (view: ViewNode): number => (overlays.has(view.node) ? 1 : 0) + (/^Delete/.test(labels.get(view.node) ?? '') ? 2 : 0);
  for (const { id } of views.sort((a, b) => rank(a) - rank(b))) {
    if (done.size >= CLICKS_PER_PAGE) break;
    const view = app.view(id);
    // One copy of a repeated button stands for all.
    if (view === undefined || done.has(view.node) || view.props['visible'] === false || view.props['disabled'] === true) continue;
    const overlay = overlays.get(view.node);
    if (overlay !== undefined && app.view(overlay)?.state['open'] !== true) continue;
    const messages = clicksOf(view);
    if (messages.length === 0) continue;
    done.add(view.node);
    for (const message of messages) {
      if (app.view(view.id) === undefined) await go();
      await app.send({ type: 'event', id: view.id, event: message.event, payload: message.payload });
      const at = { title: `${page.name}: ${labels.get(view.node) ?? view.node}`, page: page.id, node: view.node };
      const problem = fresh(at);
      checks.push({
        ...at,
        ok: problem === null,
        ...(problem === null ? {} : { reason: problem }),
      });
      if (app.view(page.root.id) === undefined) await go();
    }
  }
  return checks;
}

/** Node → the dialog or drawer it is in. */
function overlaysOf(page: Page): Map<string, string> {
  const out = new Map<string, string>();
  for (const overlay of nodesOf(page).filter((node) => node.type === 'Modal' || node.type === 'Drawer')) {
    for (const node of nodesOf({ ...page, root: overlay })) if (node !== overlay) out.set(node.id, overlay.id);
  }
  return out;
}

function clicksOf(view: ViewNode): { event: string; payload: Record<string, Json> }[] {
  if (view.type === 'Button' && view.events.includes('click')) return [{ event: 'click', payload: {} }];
  if (view.type === 'Table') {
    const rows = view.props['data'];
    const row = Array.isArray(rows) ? rows[0] : undefined;
    if (row === undefined) return [];
    const actions = view.props['rowActions'];
    const ids = Array.isArray(actions)
      ? actions.flatMap((action) =>
          typeof action === 'object' && action !== null && !Array.isArray(action) && typeof action['id'] === 'string' ? [action['id']] : [],
        )
      : [];
    return [
      ...(view.events.includes('rowClick') ? [{ event: 'rowClick', payload: { row } }] : []),
      ...(view.events.includes('rowAction') ? ids.filter((id) => id !== 'delete').map((action) => ({ event: 'rowAction', payload: { row, action } })) : []),
    ];
  }
  if (view.type === 'List' && view.events.includes('itemClick')) {
    const items = view.props['items'];
    const item = Array.isArray(items) ? items[0] : undefined;
    return item === undefined ? [] : [{ event: 'itemClick', payload: { item, index: 0 } }];
  }
  return [];
}

/** Make, change, delete through the form and the table. */
async function roundTrip(app: HeadlessApp, entity: Entity, page: Page, formId: string, tableId: string | null, fresh: Fresh): Promise<Check[]> {
  const checks: Check[] = [];
  const count = async (): Promise<number> => (await app.data.list({ entity: entity.id, limit: 0 })).total;
  const say = (title: string, ok: boolean): void => {
    const at = { title: `${entity.name}: ${title}`, page: page.id, node: formId };
    const reason = fresh(at);
    checks.push({
      ...at,
      ok: ok && reason === null,
      ...(reason === null ? (ok ? {} : { reason: 'nothing changed' }) : { reason }),
    });
  };
  const inputs = nodesOf({ ...page, root: nodesOf(page).find((node) => node.id === formId) ?? page.root }).filter(
    (node) => typeof node.props['field'] === 'string' && node.props['field'] !== '',
  );
  const before = await count();
  const old = new Set((await app.data.list({ entity: entity.id, limit: 1000 })).rows.map((row) => row.id));
  for (const input of inputs) {
    const field = entity.fields.find((candidate) => candidate.id === input.props['field']);
    if (field === undefined) continue;
    // Sample references may point at rows that an earlier check deleted.
    const target = field.reference === undefined ? null : ((await app.data.list({ entity: field.reference.entity, limit: 1 })).rows[0]?.id ?? null);
    await app.send({
      type: 'event',
      id: input.id,
      event: 'change',
      payload: { value: field.reference === undefined ? valueFor(entity, field, before) : target },
    });
  }
  await app.send({ type: 'event', id: formId, event: 'submit', payload: {} });
  say('a row can be added', (await count()) === before + 1);
  if (tableId === null) return checks;

  const { rows } = await app.data.list({ entity: entity.id, limit: 1000 });
  // The new row: nothing else needs it, so it may go.
  const row = rows.find((candidate) => !old.has(candidate.id));
  const text = inputs
    .map((input) => ({ input, field: entity.fields.find((candidate) => candidate.id === input.props['field']) }))
    .find(({ field }) => field?.type === 'text' || field?.type === 'longText');
  if (row === undefined) return checks;
  await app.send({ type: 'event', id: tableId, event: 'rowAction', payload: { row, action: 'edit' } });
  if (text?.field !== undefined) await app.send({ type: 'event', id: text.input.id, event: 'change', payload: { value: 'Changed by a check' } });
  await app.send({ type: 'event', id: formId, event: 'submit', payload: {} });
  const after = await app.data.get(entity.id, row.id);
  say('a row can be changed', text?.field === undefined ? after !== null : after?.[text.field.id] === 'Changed by a check');
  const full = await count();
  await app.send({ type: 'event', id: tableId, event: 'rowAction', payload: { row: after ?? row, action: 'delete' } });
  say('a row can be deleted', (await count()) === full - 1);
  return checks;
}

/** A valid value: as in the sample rows where there are some. */
function valueFor(entity: Entity, field: Field, n: number): Json {
  if (field.type === 'text' && (field.id === entity.displayField || field.unique)) return `Check ${n + 1}`;
  const sample = entity.seed.map((row) => row[field.id]).find((value) => value !== null && value !== undefined && value !== '');
  if (sample !== undefined && field.type !== 'image') return sample;
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'currency':
    case 'percent':
      return 1;
    case 'rating':
      return 4;
    case 'boolean':
      return true;
    case 'date':
      return '2026-01-15';
    case 'time':
      return '10:30';
    case 'email':
      return 'check@example.com';
    case 'phone':
      return '+44 20 7946 0100';
    case 'url':
      return 'https://example.com';
    case 'choice':
      return field.choices?.[0]?.value ?? null;
    case 'reference':
    case 'image':
    case 'file':
      return null;
    default:
      return field.id === 'password' ? 'a long password' : 'Check';
  }
}
