import { describe, expect, it } from 'vitest';
import { entity as entitySchema } from '../../../shared/app/manifest/index.ts';
import { fitView, LEAST_ZOOM, parseDiagramView, revealed, zoomAt } from './diagram-view.ts';
import { layoutEntities } from './entity-layout.ts';

const entities = ['a', 'b'].map((id) =>
  entitySchema.parse({
    id,
    name: id,
    plural: id,
    displayField: 'name',
    fields: [{ id: 'name', label: 'Name', type: 'text' }, ...(id === 'b' ? [{ id: 'a', label: 'A', type: 'reference', reference: { entity: 'a' } }] : [])],
  }),
);

describe('looking at the diagram', () => {
  it('reads what was kept, however it is damaged', () => {
    expect(parseDiagramView(undefined)).toEqual({ x: 0, y: 0, zoom: 1, places: {} });
    expect(parseDiagramView({ x: 'a', zoom: 9000, places: { a: { x: 1, y: 2 }, b: { x: null, y: 2 }, c: 3 } })).toEqual({
      x: 0,
      y: 0,
      zoom: 2,
      places: { a: { x: 1, y: 2 } },
    });
  });
  it('keeps what is under the pointer when it zooms', () => {
    const view = { x: 10, y: 20, zoom: 1, places: {} };
    const next = zoomAt(view, 0.5, { x: 110, y: 120 });
    expect((110 - next.x) / next.zoom).toBe(110 - view.x);
    expect(zoomAt(view, 0.0001, { x: 0, y: 0 }).zoom).toBe(LEAST_ZOOM);
  });
  it('fits everything, and moves no further than needed to show a card', () => {
    const view = parseDiagramView(undefined);
    expect(fitView(view, { width: 2000, height: 100 }, { width: 1000, height: 400 })).toMatchObject({ zoom: 0.5, x: 0, y: 175 });
    expect(revealed(view, { x: 50, y: 50, w: 100, h: 100 }, { width: 400, height: 400 })).toBe(view);
    expect(revealed(view, { x: 500, y: -40, w: 100, h: 100 }, { width: 400, height: 400 })).toMatchObject({ x: -212, y: 52 });
  });
  it('draws cards where they were put, with their lines', () => {
    const free = layoutEntities(entities);
    const put = layoutEntities(entities, { a: { x: 640, y: 8 } });
    expect(put.cards.find((card) => card.id === 'a')).toMatchObject({ x: 640, y: 8 });
    expect(put.lines[0]?.path).not.toBe(free.lines[0]?.path);
    expect(put.width).toBeGreaterThan(640);
  });
});
