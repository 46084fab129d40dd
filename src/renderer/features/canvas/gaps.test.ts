import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { distancesBetween, equalGap } from './gaps.ts';
import { snapMove } from './snap.ts';

const box = (x: number, y = 0, w = 50, h = 50) => ({ x, y, w, h });

describe('equal gaps', () => {
  it('catches the middle between two neighbours', () => {
    const snap = equalGap(box(103), [box(0), box(200)], 'x', 6);
    expect(snap?.shift).toBe(-3);
    expect(snap?.marks.map((mark) => mark.size)).toEqual([50, 50]);
  });
  it('catches the distance that the neighbours keep', () => {
    const after = equalGap(box(182), [box(0), box(90)], 'x', 6);
    expect(after?.shift).toBe(-2);
    expect(after?.marks.map((mark) => mark.size)).toEqual([40, 40]);
    expect(equalGap(box(0, 3), [box(0, 90), box(0, 180)], 'y', 6)?.shift).toBe(-3);
  });
  it('is nothing when far off, or when nothing is beside it', () => {
    expect(equalGap(box(120), [box(0), box(200)], 'x', 6)).toBeNull();
    expect(equalGap(box(103, 500), [box(0), box(200)], 'x', 6)).toBeNull();
    expect(equalGap(box(103), [], 'x', 6)).toBeNull();
  });
  it('a drag that meets no edge is caught by them', () => {
    const snapped = snapMove(box(103, 10, 50, 30), [box(0), box(200)], { grid: 8, magnet: 4 });
    expect(snapped.rect.x).toBe(100);
    expect(snapped.gaps).toHaveLength(2);
  });
  it('whatever is caught, both gaps are the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), w: fc.integer({ min: 10, max: 90 }) }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 900 }),
        (spans, x) => {
          const snap = equalGap(
            box(x),
            spans.map((span) => box(span.x, 0, span.w)),
            'x',
            6,
          );
          if (snap === null) return;
          const [a, b] = snap.marks;
          expect(a!.to - a!.from).toBeCloseTo(b!.to - b!.from, 6);
          expect(Math.abs(snap.shift)).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

describe('measuring', () => {
  it('tells the distance beside and above', () => {
    expect(distancesBetween(box(0), box(80, 10))).toEqual([{ axis: 'x', from: 50, to: 80, at: 30, size: 30 }]);
    expect(distancesBetween(box(0), box(80, 90)).map((mark) => [mark.axis, mark.size])).toEqual([
      ['x', 30],
      ['y', 40],
    ]);
  });
  it('inside one another, to every side', () => {
    expect(distancesBetween(box(10, 20), { x: 0, y: 0, w: 200, h: 100 }).map((mark) => mark.size)).toEqual([10, 140, 20, 30]);
  });
});
