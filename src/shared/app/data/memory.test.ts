import { describe, expect, it } from 'vitest';
import { APP_DATA_CONFORMANCE, ENTITIES, testPorts } from './conformance/index.ts';
import { createMemoryData, type DataSnapshot } from './memory.ts';

describe('data in memory', () => {
  for (const { name, run } of APP_DATA_CONFORMANCE) {
    it(name, () => run(async (entities, ports) => createMemoryData(entities, ports)));
  }

  it('can be persisted and started again', async () => {
    let kept: DataSnapshot | undefined;
    const persist = (snapshot: () => DataSnapshot) => {
      kept = snapshot();
    };
    const first = createMemoryData(ENTITIES, { ...testPorts(), persist });
    await first.create('member', { id: 'm9', name: 'Late' });
    await first.delete('task', 't1');
    await first.setSaved('filter', 'x');
    const second = createMemoryData(ENTITIES, { ...testPorts(), ...(JSON.parse(JSON.stringify(kept)) as DataSnapshot) });
    expect(await second.list({ entity: 'member' })).toEqual(await first.list({ entity: 'member' }));
    expect((await second.list({ entity: 'task' })).rows.map((row) => row.id)).toEqual(['t2', 't3', 't4']);
    expect(await second.getSaved()).toEqual({ filter: 'x' });
  });
});
