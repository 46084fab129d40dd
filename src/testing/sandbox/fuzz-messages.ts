import type { Random } from '../../shared/kernel/ports.ts';

const TEXTS = [
  '',
  'a',
  'task',
  'home',
  'homeRoot',
  'shown',
  'go',
  'box',
  'click',
  'change',
  'value',
  '__proto__',
  'constructor',
  'toString',
  'then',
  'node@1',
  't1',
  '\0',
  '\ud800',
  '"',
  '</script>',
  '../x',
  'x'.repeat(5000),
  'data.list',
  'frame',
  'confirm',
];
const NUMBERS = [0, -0, 1, -1, 2, 0.5, 1e9, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324];
const KEYS = [
  't',
  'id',
  'op',
  'value',
  'key',
  'view',
  'ids',
  'kids',
  'groups',
  'frame',
  'patches',
  'effects',
  'kind',
  'call',
  'method',
  'args',
  'request',
  'entity',
  'values',
  'message',
  'type',
  'event',
  'payload',
  'params',
  'ok',
  'code',
  'entities',
  'entries',
  'level',
  'length',
  'then',
  'toJSON',
  '__proto__',
];

/** Messages of the guest as they should be; the fuzzer bends them. */
export const GUEST_SAMPLES: readonly unknown[] = [
  {
    t: 'batch',
    patches: [
      { op: 'prop', id: 'shown', key: 'content', value: 1 },
      { op: 'add', view: { id: 'n', node: 'n', type: 'Text', props: {}, state: {}, kids: [], events: [] } },
      { op: 'kids', id: 'homeRoot', kids: ['shown'], groups: [{ key: 'a', kids: [] }] },
      { op: 'state', id: 'box', key: 'value', value: 'x' },
      { op: 'list', id: 'shown', key: 'content', copy: [0, 1], add: [{ at: 1, items: ['x'] }] },
      { op: 'remove', ids: ['n'] },
    ],
    effects: [
      { kind: 'toast', text: 'hello', tone: 'ok' },
      { kind: 'confirm', effectId: 1, title: 'Sure?', text: '', confirmLabel: 'Yes', tone: 'danger' },
      { kind: 'method', id: 'box', method: 'focus', args: [] },
    ],
  },
  {
    t: 'batch',
    patches: [{ op: 'frame', frame: { name: 'A', icon: '', nav: 'sidebar', theme: {}, pages: [], pageId: 'home', params: {}, root: 'homeRoot' } }],
    effects: [],
  },
  { t: 'log', entries: [{ level: 'info', source: 'console', text: 'hello', place: { kind: 'node', id: 'go', key: 'click' } }] },
  {
    t: 'call',
    id: 1,
    call: {
      method: 'data.list',
      args: { request: { entity: 'task', where: [{ field: 'title', op: 'is', value: 'x' }], orderBy: [{ field: 'title', direction: 'asc' }], limit: 5 } },
    },
  },
  { t: 'call', id: 2, call: { method: 'data.create', args: { entity: 'task', values: { title: 'a' } } } },
  { t: 'call', id: 3, call: { method: 'data.update', args: { entity: 'task', id: 't1', values: { title: 'a' } } } },
  { t: 'call', id: 4, call: { method: 'data.transaction', args: { operations: [{ kind: 'delete', entity: 'task', id: 't1' }] } } },
  { t: 'call', id: 5, call: { method: 'data.aggregate', args: { request: { entity: 'task', op: 'sum', field: 'hours', groupBy: 'status' } } } },
  { t: 'call', id: 6, call: { method: 'data.setSaved', args: { id: 'kept', value: { a: 1 } } } },
  { t: 'timer', id: 9, ms: 5, repeat: false, kind: 'author' },
  { t: 'clearTimer', id: 9 },
];

/** Messages of the host as they should be. */
export const HOST_SAMPLES: readonly unknown[] = [
  { t: 'session', message: { type: 'event', id: 'go', event: 'click', payload: {} } },
  { t: 'session', message: { type: 'event', id: 'box', event: 'change', payload: { value: 'typed' } } },
  { t: 'session', message: { type: 'navigate', pageId: 'home', params: { a: 1 } } },
  { t: 'session', message: { type: 'navigate', path: '/' } },
  { t: 'session', message: { type: 'back' } },
  { t: 'session', message: { type: 'effectResult', effectId: 1, value: true } },
  { t: 'reply', id: 1, ok: true, value: { rows: [{ id: 't1', title: 'A' }], total: 1 } },
  { t: 'reply', id: 2, ok: false, code: 'data.invalid', message: 'No.' },
  { t: 'timer', id: 3 },
  { t: 'changed', entities: ['task'] },
];

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random.next() * list.length)]!;
}

/** Any JSON value, small. */
export function anyJson(random: Random, depth = 0): unknown {
  const kind = Math.floor(random.next() * (depth > 3 ? 5 : 8));
  switch (kind) {
    case 0:
      return null;
    case 1:
      return random.next() < 0.5;
    case 2:
      return pick(random, NUMBERS);
    case 3:
    case 4:
      return pick(random, TEXTS);
    case 5:
      return Array.from({ length: Math.floor(random.next() * 4) }, () => anyJson(random, depth + 1));
    case 6: {
      let deep: unknown = pick(random, TEXTS);
      if (random.next() < 0.1) for (let i = 0; i < 80; i++) deep = random.next() < 0.5 ? [deep] : { [pick(random, KEYS)]: deep };
      return deep;
    }
    default:
      return Object.fromEntries(Array.from({ length: Math.floor(random.next() * 4) }, () => [pick(random, KEYS), anyJson(random, depth + 1)]));
  }
}

/** A message that is nearly right: each part may be replaced, left out, doubled, or joined by one that does not belong. */
export function bend(random: Random, value: unknown, rate = 0.08): unknown {
  if (random.next() < rate) return anyJson(random);
  if (Array.isArray(value))
    return value.flatMap((item) => (random.next() < rate ? (random.next() < 0.5 ? [] : [item, bend(random, item, rate)]) : [bend(random, item, rate)]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => (random.next() < rate / 2 ? [] : [[key, bend(random, item, rate)]]));
  if (random.next() < rate) entries.push([pick(random, KEYS), anyJson(random)]);
  return Object.fromEntries(entries);
}

/** Text as a guest could craft it: mostly JSON, sometimes cut or broken. */
export function bendText(random: Random, messages: unknown): string {
  const text = JSON.stringify(messages);
  const roll = random.next();
  if (roll < 0.03) return text.slice(0, Math.floor(random.next() * text.length));
  if (roll < 0.05) return text.replace(/[{[",]/, pick(random, ['', '\0', '}', '\\', ',,']));
  return text;
}
