import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { clampZoom, fitRect, isDetailedAt, rectToScreen, toScreen, toWorld, wheelZoom, zoomAt, zoomStep } from './camera.ts';
import { chooseContainer, dropSlot, flowOf, type DropContainer } from './drop-slot.ts';
import { frameSpecs, placeFrames } from './frames.ts';
import { marqueeSelection, pick, stackAt, type DrawnNode } from './hit-test.ts';
import { resizeRect } from './resize.ts';
import { snapMove, snapResize } from './snap.ts';

describe('camera', () => {
  it('keeps the world point under the pointer while zooming, for any camera', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.double({ min: 0.05, max: 8, noNaN: true }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (x, y, zoom, next) => {
          const camera = { x, y, zoom };
          const at = { x: 321, y: 123 };
          const world = toWorld(camera, at);
          const back = toScreen(zoomAt(camera, at, next), world);
          expect(back.x).toBeCloseTo(at.x, 3);
          expect(back.y).toBeCloseTo(at.y, 3);
        },
      ),
    );
  });

  it('stays within 5 % and 800 %', () => {
    expect(clampZoom(0.001)).toBe(0.05);
    expect(clampZoom(99)).toBe(8);
    expect(wheelZoom(8, -100)).toBe(8);
    expect(wheelZoom(1, -100)).toBeGreaterThan(1);
    expect(zoomStep(0.56, 1)).toBe(0.67);
    expect(zoomStep(0.56, -1)).toBe(0.5);
    expect(zoomStep(8, 1)).toBe(8);
  });

  it('draws bars below 25 %, and below 40 % when a great deal is in view', () => {
    expect([0.2, 0.3, 0.5].map((zoom) => isDetailedAt(zoom, 500))).toEqual([false, true, true]);
    expect([0.2, 0.3, 0.5].map((zoom) => isDetailedAt(zoom, 9000))).toEqual([false, false, true]);
  });

  it('fits a rect inside the padding, centred', () => {
    const camera = fitRect({ x: 100, y: 100, w: 2000, h: 500 }, { w: 900, h: 700 }, 50);
    const seen = rectToScreen(camera, { x: 100, y: 100, w: 2000, h: 500 });
    expect(seen.x).toBeCloseTo(50);
    expect(seen.w).toBeCloseTo(800);
    expect(seen.y + seen.h / 2).toBeCloseTo(350);
  });
});

describe('frames', () => {
  it('puts each page on its own row, below the tallest frame of the row above', () => {
    const specs = frameSpecs(
      [
        { id: 'a', name: 'A', rootId: 'ra', overlays: [{ id: 'm', name: 'Details', width: 480 }] },
        { id: 'b', name: 'B', rootId: 'rb', overlays: [] },
      ],
      'a',
    );
    const placed = placeFrames(specs, new Map([['a:desktop', 1500]]));
    expect(placed.map((frame) => frame.device)).toEqual(['desktop', 'phone', 'overlay', 'desktop']);
    expect(placed[1]!.rect.x).toBeGreaterThan(1024);
    expect(placed[3]!.rect.y).toBeGreaterThan(1500);
    expect(placed[3]!.rect.x).toBe(0);
  });
});

const DRAWN: DrawnNode[] = [
  { nodeId: 'root', instanceId: 'root', depth: 0, rect: { x: 0, y: 0, w: 500, h: 500 } },
  { nodeId: 'card', instanceId: 'card', depth: 1, rect: { x: 50, y: 50, w: 300, h: 300 } },
  { nodeId: 'text', instanceId: 'text', depth: 2, rect: { x: 60, y: 60, w: 100, h: 20 } },
  { nodeId: 'button', instanceId: 'button', depth: 2, rect: { x: 60, y: 100, w: 100, h: 30 } },
];
const unlocked = (): boolean => false;

describe('picking', () => {
  it('lists what is under the point, deepest first', () => {
    expect(stackAt(DRAWN, { x: 70, y: 70 })).toEqual(['text', 'card', 'root']);
    expect(stackAt(DRAWN, { x: 900, y: 70 })).toEqual([]);
  });

  it('selects the deepest unlocked node; Ctrl goes through and wraps', () => {
    const stack = stackAt(DRAWN, { x: 70, y: 70 });
    expect(pick(stack, unlocked)).toBe('text');
    expect(pick(stack, (id) => id === 'text')).toBe('card');
    expect(pick(stack, unlocked, { through: true, selected: 'text' })).toBe('card');
    expect(pick(stack, unlocked, { through: true, selected: 'root' })).toBe('text');
    expect(pick([], unlocked)).toBeNull();
  });

  it('a marquee takes what it touches, not the container it starts in, nor both a parent and its child', () => {
    const tree = {
      isLocked: unlocked,
      isRoot: (id: string) => id === 'root',
      isAncestor: (a: string, b: string) => a === 'card' && (b === 'text' || b === 'button'),
    };
    expect(marqueeSelection(DRAWN, { x: 55, y: 55, w: 200, h: 100 }, tree)).toEqual(['text', 'button']);
    expect(marqueeSelection(DRAWN, { x: 10, y: 10, w: 200, h: 100 }, tree)).toEqual(['card']);
  });
});

const column: DropContainer = {
  id: 'c',
  rect: { x: 0, y: 0, w: 200, h: 300 },
  direction: 'column',
  children: [
    { id: 'a', rect: { x: 0, y: 0, w: 200, h: 50 } },
    { id: 'b', rect: { x: 0, y: 60, w: 200, h: 50 } },
  ],
};
const grid: DropContainer = {
  id: 'g',
  rect: { x: 0, y: 0, w: 210, h: 220 },
  direction: 'column',
  children: [
    { id: 'a', rect: { x: 0, y: 0, w: 100, h: 100 } },
    { id: 'b', rect: { x: 110, y: 0, w: 100, h: 100 } },
    { id: 'c', rect: { x: 0, y: 110, w: 100, h: 100 } },
    { id: 'd', rect: { x: 110, y: 110, w: 100, h: 100 } },
  ],
};

describe('drop slots', () => {
  it('tells rows from columns by where children are', () => {
    expect(flowOf(column)).toBe('column');
    expect(flowOf(grid)).toBe('row');
    expect(flowOf({ ...column, children: [] })).toBe('column');
  });

  it('marks the gap between children of a column', () => {
    expect(dropSlot(column, { x: 10, y: 10 })).toMatchObject({ index: 0 });
    const between = dropSlot(column, { x: 10, y: 57 });
    expect(between.index).toBe(1);
    expect(between.bar.y + 1).toBe(55);
    expect(dropSlot(column, { x: 10, y: 290 })).toMatchObject({ index: 2 });
  });

  it('finds the place in a wrapping grid', () => {
    expect(dropSlot(grid, { x: 105, y: 50 })).toMatchObject({ index: 1 });
    expect(dropSlot(grid, { x: 20, y: 150 })).toMatchObject({ index: 2 });
    expect(dropSlot(grid, { x: 205, y: 150 })).toMatchObject({ index: 4 });
    expect(dropSlot(grid, { x: 105, y: 150 }).bar.h).toBe(100);
  });

  it('an empty container takes the first place', () => {
    expect(dropSlot({ ...column, children: [] }, { x: 10, y: 200 })).toMatchObject({ parentId: 'c', index: 0 });
  });

  it('the border of a container belongs to its parent', () => {
    const outer = { ...column, id: 'outer', rect: { x: 0, y: 0, w: 400, h: 400 } };
    const inner = { ...column, id: 'inner', rect: { x: 50, y: 50, w: 300, h: 300 } };
    expect(chooseContainer([inner, outer], { x: 200, y: 200 }, 6)?.id).toBe('inner');
    expect(chooseContainer([inner, outer], { x: 200, y: 52 }, 6)?.id).toBe('outer');
    expect(chooseContainer([outer], { x: 1, y: 1 }, 6)?.id).toBe('outer');
    expect(chooseContainer([], { x: 1, y: 1 }, 6)).toBeNull();
  });

  it('always yields an index within the children, for any point', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 600 }), fc.integer({ min: -300, max: 600 }), (x, y) => {
        for (const container of [column, grid]) {
          const slot = dropSlot(container, { x, y });
          expect(slot.index).toBeGreaterThanOrEqual(0);
          expect(slot.index).toBeLessThanOrEqual(container.children.length);
        }
      }),
    );
  });
});

describe('snapping', () => {
  const options = { grid: 8, magnet: 6 };
  it('catches edges and centres within the magnet, else the grid', () => {
    const other = { x: 100, y: 100, w: 80, h: 40 };
    expect(snapMove({ x: 103, y: 300, w: 50, h: 50 }, [other], options).rect.x).toBe(100);
    expect(snapMove({ x: 117, y: 300, w: 50, h: 50 }, [other], options).rect.x).toBe(115);
    expect(snapMove({ x: 331, y: 301, w: 50, h: 50 }, [other], options).rect).toMatchObject({ x: 328, y: 304 });
  });

  it('draws a guide through aligned rects, with the gap between them', () => {
    const { guides } = snapMove({ x: 101, y: 160, w: 80, h: 40 }, [{ x: 100, y: 100, w: 80, h: 40 }], options);
    const guide = guides.find((line) => line.axis === 'x' && line.at === 100);
    expect(guide).toMatchObject({ from: 100, gap: { size: 20 } });
  });

  it('resizing catches only the edges that move', () => {
    const edges = { left: false, right: true, top: false, bottom: false };
    expect(snapResize({ x: 3, y: 3, w: 95, h: 50 }, edges, [{ x: 100, y: 0, w: 10, h: 10 }], options).rect).toEqual({ x: 3, y: 3, w: 97, h: 50 });
  });
});

describe('resizing', () => {
  const start = { x: 100, y: 100, w: 200, h: 100 };
  const free = { ratio: false, centre: false };
  it('moves the dragged edges only', () => {
    expect(resizeRect(start, 'se', 20, 10, free)).toEqual({ x: 100, y: 100, w: 220, h: 110 });
    expect(resizeRect(start, 'nw', 20, 10, free)).toEqual({ x: 120, y: 110, w: 180, h: 90 });
    expect(resizeRect(start, 'e', 20, 99, free)).toEqual({ x: 100, y: 100, w: 220, h: 100 });
  });
  it('Shift keeps the ratio, Alt the centre', () => {
    expect(resizeRect(start, 'se', 100, 0, { ratio: true, centre: false })).toMatchObject({ w: 300, h: 150 });
    expect(resizeRect(start, 'e', 20, 0, { ratio: false, centre: true })).toEqual({ x: 80, y: 100, w: 240, h: 100 });
  });
  it('never falls below 8 px', () => {
    expect(resizeRect(start, 'se', -900, -900, free)).toEqual({ x: 100, y: 100, w: 8, h: 8 });
  });
});
