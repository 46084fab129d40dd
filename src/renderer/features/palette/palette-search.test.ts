import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../shared/app/catalogue/index.ts';
import { closest, searchComponents } from './palette-search.ts';

const specs = Object.values(CATALOGUE);

describe('component search', () => {
  it('finds by name first, then by the words people use', () => {
    expect(searchComponents(specs, 'table')[0]?.id).toBe('Table');
    expect(searchComponents(specs, 'kpi').map((spec) => spec.id)).toContain('Stat');
    expect(searchComponents(specs, 'zzz')).toEqual([]);
    expect(searchComponents(specs, '')).toHaveLength(specs.length);
  });
  it('offers something close when nothing matches', () => {
    expect(closest(specs, 'tablet')[0]?.id).toBe('Table');
  });
});
