import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { manifest as manifestSchema } from '../../../shared/app/manifest/index.ts';
import { iconPng, iconSvg } from './icon.ts';

const app = (name: string, primary?: string) =>
  manifestSchema.parse({
    schemaVersion: 1,
    meta: { name },
    ...(primary === undefined ? {} : { theme: { colors: { primary } } }),
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page' } }],
  });

/** The four channels of a pixel. */
function pixel(bytes: Uint8Array, x: number, y: number): number[] {
  const png = Buffer.from(bytes);
  const size = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  expect(png.toString('latin1', 37, 41)).toBe('IDAT');
  const lines = inflateSync(png.subarray(41, 41 + length));
  const at = y * (size * 4 + 1) + 1 + x * 4;
  return [...lines.subarray(at, at + 4)];
}

it('draws the first letter on the colour of the app, with round corners', () => {
  const icon = iconPng(app('Lights', '#205040'), 64, false);
  expect(pixel(icon, 0, 0)[3]).toBe(0);
  expect(pixel(icon, 32, 4)).toEqual([0x20, 0x50, 0x40, 255]);
  // The stem of the L, and nothing where an L has nothing.
  expect(pixel(icon, 26, 32)).toEqual([255, 255, 255, 255]);
  expect(pixel(icon, 44, 26)).toEqual([0x20, 0x50, 0x40, 255]);
});

it('fills the square of a maskable icon and keeps the letter within the part that is sure to show', () => {
  const icon = iconPng(app('Lights', '#205040'), 64, true);
  for (const [x, y] of [
    [0, 0],
    [63, 63],
    [32, 10],
    [10, 32],
  ] as const)
    expect(pixel(icon, x, y)).toEqual([0x20, 0x50, 0x40, 255]);
});

it('writes dark on light colours', () => {
  expect(iconSvg(app('Tea', '#ffe08a'))).toContain('stroke="#16181d"');
  expect(iconSvg(app('Tea', '#205040'))).toContain('stroke="#ffffff"');
});

it('has a mark for names in other scripts, and the letter below an accent', () => {
  expect(iconSvg(app('日程')).match(/M/g)).toHaveLength(4);
  expect(iconSvg(app('École'))).toBe(iconSvg(app('Ecole')));
});
