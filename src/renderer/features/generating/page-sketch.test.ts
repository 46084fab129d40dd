import { describe, expect, it } from 'vitest';
import { manifest, type ComponentNodeInput } from '../../../shared/app/manifest/index.ts';
import { sketchOf } from './page-sketch.ts';

let count = 0;
const node = (type: string, props: Record<string, string | number> = {}, children: ComponentNodeInput[] = []): ComponentNodeInput => ({
  id: `n${count++}`,
  type,
  name: type,
  props,
  children,
});
const app = (kids: ComponentNodeInput[], nav: 'sidebar' | 'top' | 'none' = 'none', more: string[] = []) =>
  manifest.parse({
    schemaVersion: 1,
    meta: { name: 'App' },
    shell: { nav },
    pages: ['home', ...more].map((id, i) => ({ id, name: id, path: `/${id}`, root: node('Container', {}, i === 0 ? kids : [node('Table')]) })),
  });

describe('sketchOf', () => {
  it('draws what is on the page and nothing that floats above it', () => {
    const plain = sketchOf(app([node('Stat')]));
    expect(sketchOf(app([node('Stat'), node('Modal', {}, [node('Table')])]))).toEqual(plain);
    expect(sketchOf(app([node('Stat'), node('Table')])).length).toBeGreaterThan(plain.length);
  });

  it('draws the navigation the app has', () => {
    const kids = [node('Text')];
    expect(sketchOf(app(kids, 'none', ['two'])).length).toBeLessThan(sketchOf(app(kids, 'sidebar', ['two'])).length);
    expect(sketchOf(app(kids, 'sidebar'))).toEqual(sketchOf(app(kids, 'none')));
  });

  it('places a grid side by side, and stays in the box', () => {
    const marks = sketchOf(app([node('Grid', { columns: 2 }, [node('Table'), node('XYChart')]), node('Table'), node('Table'), node('Table')]));
    const frames = marks.filter((mark) => mark.kind === 'fill');
    expect(frames[0]?.y).toBe(frames[1]?.y);
    expect(frames[1]!.x).toBeGreaterThan(frames[0]!.x + frames[0]!.w);
    for (const mark of marks) {
      expect(mark.y).toBeLessThan(100);
      expect(mark.x + mark.w).toBeLessThanOrEqual(161);
    }
  });

  it('draws another page when asked', () => {
    const two = app([node('Text')], 'none', ['two']);
    expect(sketchOf(two, 'two')).not.toEqual(sketchOf(two));
  });

  it('draws an empty page as nothing', () => {
    expect(sketchOf(app([]))).toEqual(expect.any(Array));
  });
});
