import { describe, expect, it } from 'vitest';
import { placeSheet, type Box } from './placement.ts';

const SHEET: Box = { left: 320, top: 40, right: 1120, bottom: 470 };
const ALLOW: Box = { left: 680, top: 400, right: 840, bottom: 440 };

describe('where the sheet goes', () => {
  it('stays in the middle while the pointer is far or unknown', () => {
    expect(placeSheet(null, ALLOW, SHEET, 1440)).toEqual({ shift: 0, isSwapped: false });
    expect(placeSheet({ x: 100, y: 800 }, ALLOW, SHEET, 1440)).toEqual({ shift: 0, isSwapped: false });
  });

  it('moves aside when Allow would appear under the pointer, and never out of the window', () => {
    for (let x = 560; x <= 960; x += 10)
      for (let y = 300; y <= 540; y += 10) {
        const { shift, isSwapped } = placeSheet({ x, y }, ALLOW, SHEET, 1440);
        expect(isSwapped).toBe(false);
        expect(SHEET.left + shift).toBeGreaterThanOrEqual(16);
        expect(SHEET.right + shift).toBeLessThanOrEqual(1424);
        const dx = Math.max(ALLOW.left + shift - x, 0, x - ALLOW.right - shift);
        const dy = Math.max(ALLOW.top - y, 0, y - ALLOW.bottom);
        expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(96);
      }
  });

  it('swaps the answers where there is no room beside it', () => {
    const sheet: Box = { left: 0, top: 40, right: 390, bottom: 844 };
    const allow: Box = { left: 200, top: 780, right: 370, bottom: 824 };
    expect(placeSheet({ x: 300, y: 800 }, allow, sheet, 390)).toEqual({ shift: 0, isSwapped: true });
    expect(placeSheet({ x: 300, y: 200 }, allow, sheet, 390)).toEqual({ shift: 0, isSwapped: false });
  });
});
