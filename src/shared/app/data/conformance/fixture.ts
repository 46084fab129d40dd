import type { AppDataPort, DataChange } from '../../../contracts/appdata.ts';
import type { ErrorShape } from '../../../kernel/errors.ts';
import { jsonEqual } from '../../../kernel/json.ts';
import type { Clock, Random } from '../../../kernel/ports.ts';
import { entity as entitySchema, type Entity } from '../../manifest/index.ts';

export type MakeData = (entities: readonly Entity[], ports: { clock: Clock; random: Random }) => Promise<AppDataPort>;
/** One rule of the suite. `run` throws when the adapter breaks it. */
export type ConformanceCase = { name: string; run: (make: MakeData) => Promise<void> };

export const START = Date.UTC(2026, 4, 1, 12);

/** A clock that a case moves itself. */
export function testPorts(): { clock: Clock & { time: number }; random: Random } {
  let n = 0;
  const clock = { time: START, now: () => clock.time };
  return { clock, random: { next: () => (n = (n + 0.618_033_988_749) % 1) } };
}

export const MEMBER = entitySchema.parse({
  id: 'member',
  name: 'Member',
  plural: 'Members',
  displayField: 'name',
  fields: [
    { id: 'name', label: 'Name', type: 'text', required: true },
    { id: 'email', label: 'E-mail', type: 'email', unique: true },
  ],
  seed: [
    { id: 'm1', name: 'Ana Ruiz', email: 'ana@example.org' },
    { id: 'm2', name: 'Étienne Zola' },
    { id: 'm3', name: 'bo' },
  ],
});

export const TASK = entitySchema.parse({
  id: 'task',
  name: 'Task',
  plural: 'Tasks',
  displayField: 'title',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'notes', label: 'Notes', type: 'longText' },
    { id: 'due', label: 'Due date', type: 'date', required: true, default: '{{ today() }}' },
    { id: 'hours', label: 'Hours', type: 'number', min: 0, max: 100 },
    { id: 'count', label: 'Count', type: 'integer' },
    { id: 'done', label: 'Done', type: 'boolean' },
    {
      id: 'priority',
      label: 'Priority',
      type: 'choice',
      default: 'med',
      choices: [
        { value: 'low', label: 'Low' },
        { value: 'med', label: 'Medium' },
        { value: 'high', label: 'High' },
      ],
    },
    { id: 'tags', label: 'Tags', type: 'tags' },
    { id: 'member', label: 'Member', type: 'reference', reference: { entity: 'member', onDelete: 'setNull' } },
    { id: 'parent', label: 'Part of', type: 'reference', reference: { entity: 'task', onDelete: 'cascade' } },
    { id: 'extra', label: 'Extra', type: 'json' },
    { id: 'isLate', label: 'Late', type: 'computed', formula: 'item.due < today()' },
  ],
  seed: [
    { id: 't1', title: 'Water plants', due: '2026-05-01', hours: 2, count: 3, priority: 'high', tags: ['home', 'Green'], member: 'm1' },
    {
      id: 't2',
      title: 'Éclair baking',
      notes: 'Butter, eggs',
      due: '2026-05-03',
      hours: 10,
      count: 1,
      priority: 'low',
      tags: ['home'],
      member: 'm2',
      done: true,
    },
    { id: 't3', title: 'File taxes', due: '2026-04-30', hours: 4.5, priority: 'med', member: 'gone' },
    { id: 't4', title: 'apples', due: '2026-05-02', hours: 'not a number', tags: [] },
  ],
});

export const LOAN = entitySchema.parse({
  id: 'loan',
  name: 'Loan',
  plural: 'Loans',
  displayField: 'item',
  fields: [
    { id: 'item', label: 'Item', type: 'text' },
    { id: 'member', label: 'Member', type: 'reference', required: true, reference: { entity: 'member', onDelete: 'restrict' } },
  ],
});

export const ENTITIES: readonly Entity[] = [MEMBER, TASK, LOAN];

export function equal(actual: unknown, expected: unknown, what: string): void {
  if (!jsonEqual(actual ?? null, expected ?? null)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/** Runs something that must be refused. @returns code and message */
export async function refused(work: () => Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await work();
  } catch (error) {
    const { code, message } = error as ErrorShape;
    return { code, message };
  }
  throw new Error('expected a refusal, but it was accepted');
}

export async function ids(data: Pick<AppDataPort, 'list'>, request: Parameters<AppDataPort['list']>[0]): Promise<string[]> {
  return (await data.list(request)).rows.map((row) => row.id);
}

export function record(data: AppDataPort): DataChange[] {
  const changes: DataChange[] = [];
  data.onDidChange((change) => changes.push(change));
  return changes;
}
