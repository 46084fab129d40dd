import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { isCollapsed, nextLayout, openSize, parseLayout, restoredBy, snapSize, type PanelSize } from './panel-sizes.ts';

const LEFT: PanelSize = { id: 'left', defaultSize: 236, minSize: 200, maxSize: 420, collapsible: true, collapseBelow: 140 };
const DOCK: PanelSize = { id: 'dock', defaultSize: 156, minSize: 96, maxSize: '60%', collapsible: true, collapsedSize: 36 };
const CENTRE: PanelSize = { id: 'centre' };

describe('panel sizes', () => {
  it('snaps to the default within 8 px', () => {
    expect(snapSize(244, 236)).toBe(236);
    expect(snapSize(228, 236)).toBe(236);
    expect(snapSize(245, 236)).toBe(245);
    expect(snapSize(227.4, 236)).toBe(227);
    expect(snapSize(snapSize(227.5, 236), 236)).toBe(snapSize(227.5, 236));
  });

  it('opens with the kept size inside the limits', () => {
    expect(openSize(LEFT, {})).toBe(236);
    expect(openSize(LEFT, { left: { size: 300, collapsed: false } })).toBe(300);
    expect(openSize(LEFT, { left: { size: 9000, collapsed: false } })).toBe(420);
    expect(openSize(LEFT, { left: { size: 10, collapsed: false } })).toBe(200);
    expect(openSize(CENTRE, {})).toBeUndefined();
  });

  it('remembers the open size of a collapsed panel', () => {
    const wide = nextLayout([LEFT, CENTRE], { left: 300, centre: 700 }, {});
    expect(wide).toEqual({ left: { size: 300, collapsed: false } });
    const collapsed = nextLayout([LEFT, CENTRE], { left: 0, centre: 1000 }, wide);
    expect(collapsed).toEqual({ left: { size: 300, collapsed: true } });
    expect(isCollapsed(LEFT, collapsed)).toBe(true);
    expect(openSize(LEFT, collapsed)).toBe(300);
  });

  it('knows a panel that collapses to a strip', () => {
    expect(nextLayout([CENTRE, DOCK], { centre: 700, dock: 36 }, {})).toEqual({ dock: { size: 156, collapsed: true } });
  });

  it('settles at once on sizes between two px', () => {
    for (const size of [1.0000000000000002, 227.5, 244.4999]) {
      const once = nextLayout([LEFT, CENTRE], { left: size, centre: 1 }, {});
      expect(nextLayout([LEFT, CENTRE], { left: isCollapsed(LEFT, once) ? 0 : once['left']!.size, centre: 1 }, once)).toEqual(once);
    }
  });

  it('keeps the layout of panels that are not there now', () => {
    expect(nextLayout([LEFT, CENTRE], { left: 250, centre: 1 }, { right: { size: 308, collapsed: true } })).toEqual({
      left: { size: 250, collapsed: false },
      right: { size: 308, collapsed: true },
    });
  });

  it('a divider restores the panel beside it that has a default', () => {
    expect(restoredBy(LEFT, CENTRE)).toBe(LEFT);
    expect(restoredBy(CENTRE, DOCK)).toBe(DOCK);
    expect(restoredBy(CENTRE, CENTRE)).toBeUndefined();
  });

  it('reads any stored value, keeping only what makes sense', () => {
    expect(parseLayout({ left: { size: 240, collapsed: true }, right: { size: 'wide' }, dock: null })).toEqual({ left: { size: 240, collapsed: true } });
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const entry of Object.values(parseLayout(value))) {
          expect(entry.size).toBeGreaterThan(0);
          expect(typeof entry.collapsed).toBe('boolean');
        }
      }),
    );
  });

  it('stays inside the limits and settles at once, whatever is dragged', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2000, noNaN: true }), fc.double({ min: 0, max: 2000, noNaN: true }), (first, second) => {
        const once = nextLayout([LEFT, CENTRE], { left: first, centre: 1 }, {});
        const twice = nextLayout([LEFT, CENTRE], { left: second, centre: 1 }, once);
        const size = openSize(LEFT, twice)!;
        expect(size).toBeGreaterThanOrEqual(200);
        expect(size).toBeLessThanOrEqual(420);
        if (!isCollapsed(LEFT, twice)) expect(nextLayout([LEFT, CENTRE], { left: twice['left']!.size, centre: 1 }, twice)).toEqual(twice);
      }),
    );
  });
});
