import { describe, expect, it } from 'vitest';
import { COMPONENT_IDS, componentSpec } from '../shared/app/catalogue/index.ts';
import { runProgram } from './program.ts';

async function casual(...argv: string[]): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const code = await runProgram(argv, { out: (text) => void out.push(text), err: (text) => void out.push(text) });
  return { code, out: out.join('\n') };
}

type Described = { id: string; group: string; properties: { key: string; type: string; default: unknown; choices?: string[] }[]; events: { key: string; payload: object }[]; methods: { key: string }[]; state: { key: string }[]; slot: string };

describe('casual components', () => {
  it('prints the whole catalogue for programs', async () => {
    const { code, out } = await casual('components', '--json');
    expect(code).toBe(0);
    const all = JSON.parse(out) as Described[];
    expect(all.map(({ id }) => id)).toEqual(COMPONENT_IDS);
    for (const { id, properties, events, methods, state, slot } of all) {
      const spec = componentSpec(id);
      expect(properties.map(({ key }) => key)).toEqual(Object.keys(spec?.props ?? {}));
      expect(events.map(({ key }) => key)).toEqual(Object.keys(spec?.events ?? {}));
      expect(methods.map(({ key }) => key)).toEqual(Object.keys(spec?.methods ?? {}));
      expect(state.map(({ key }) => key)).toEqual(Object.keys(spec?.state ?? {}));
      expect(slot).toBe(spec?.slot);
    }
    const density = all.find(({ id }) => id === 'Table')?.properties.find(({ key }) => key === 'density');
    expect(density).toMatchObject({ type: 'enum', default: 'normal', choices: ['normal', 'compact', 'roomy'] });
  });

  it('shows one, whatever the case of its name', async () => {
    const one = JSON.parse((await casual('components', 'slider', '--json')).out) as Described;
    expect(one).toMatchObject({ id: 'Slider', group: 'input' });
    const { out } = await casual('components', 'BUTTON');
    expect(out).toContain('primary | secondary | ghost | danger');
    expect(out).toContain('When it is clicked');
  });

  it('says when there is none of that name', async () => {
    const { code, out } = await casual('components', 'Hologram');
    expect(code).toBe(1);
    expect(out).toContain('There is no component “Hologram”');
  });
});
