import { crc32, deflateSync } from 'node:zlib';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import { monogram, type Stroke } from './monogram.ts';
import { windowColors } from './window-look.ts';

/** An icon by its parts of the side, 1: a rounded square in the app's colour with its first letter. */
type Look = { background: Rgb; ink: Rgb; strokes: Stroke[]; corner: number; letter: number };
type Rgb = readonly [number, number, number];

const BLUE: Rgb = [0x3d, 0x63, 0xdd];
const CORNER = 0.22;
const LETTER = 0.42;
/** Of a maskable icon only the inner circle, 0.8 across, is sure to show. */
const SAFE_LETTER = 0.36;
/** Half of the pen's width, in parts of the letter. */
const PEN = 0.075;

export function iconSvg(manifest: Manifest): string {
  const { background, ink, strokes, corner, letter } = lookOf(manifest, false);
  const scale = (letter * 512) / 100;
  const start = (512 - letter * 512) / 2;
  const path = strokes.map((stroke) => `M${stroke.map(([x, y]) => `${round(start + x * scale)} ${round(start + y * scale)}`).join('L')}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${round(corner * 512)}" fill="${hex(background)}"/><path d="${path}" fill="none" stroke="${hex(ink)}" stroke-width="${round(PEN * 2 * letter * 512)}" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;
}

/** The same as pixels, for what takes no SVG. @param isMaskable fills the square, so that the system can cut it to its own shape */
export function iconPng(manifest: Manifest, size: number, isMaskable: boolean): Uint8Array {
  const look = lookOf(manifest, isMaskable);
  const { background, ink } = look;
  // Each line begins with its filter, 0: none.
  const pixels = Buffer.alloc(size * (size * 4 + 1));
  const segments = segmentsOf(look, size);
  const pen = PEN * look.letter * size;
  const radius = look.corner * size;
  for (let y = 0; y < size; y++) {
    const near = segments.filter(([, ay, , by]) => y > Math.min(ay, by) - pen - 2 && y < Math.max(ay, by) + pen + 2);
    for (let x = 0; x < size; x++) {
      const at = y * (size * 4 + 1) + 1 + x * 4;
      const onLetter = cover(pen - distance(near, x + 0.5, y + 0.5, pen + 1));
      for (let i = 0; i < 3; i++) pixels[at + i] = Math.round((ink[i] ?? 0) * onLetter + (background[i] ?? 0) * (1 - onLetter));
      pixels[at + 3] = Math.round(255 * cover(insideSquare(x + 0.5, y + 0.5, size, radius)));
    }
  }
  return png(size, pixels);
}

function lookOf(manifest: Manifest, isMaskable: boolean): Look {
  const background = rgbOf(windowColors(manifest.theme).theme) ?? BLUE;
  // As in the app: dark words on light colours.
  const ink: Rgb = luminance(background) > 0.36 ? [0x16, 0x18, 0x1d] : [255, 255, 255];
  return { background, ink, strokes: monogram(manifest.meta.name), corner: isMaskable ? 0 : CORNER, letter: isMaskable ? SAFE_LETTER : LETTER };
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number];

function segmentsOf({ strokes, letter }: Look, size: number): Segment[] {
  const scale = (letter * size) / 100;
  const start = (size - letter * size) / 2;
  return strokes.flatMap((stroke) =>
    stroke.slice(1).map(([x, y], i): Segment => {
      const [px, py] = stroke[i] ?? [x, y];
      return [start + px * scale, start + py * scale, start + x * scale, start + y * scale];
    }),
  );
}

/** To the nearest segment, or `far` where all are further away. */
function distance(segments: readonly Segment[], x: number, y: number, far: number): number {
  let nearest = far;
  for (const [ax, ay, bx, by] of segments) {
    if (x < Math.min(ax, bx) - far || x > Math.max(ax, bx) + far) continue;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)));
  }
  return nearest;
}

/** px from the edge of a rounded square, negative outside. */
function insideSquare(x: number, y: number, size: number, radius: number): number {
  const dx = Math.abs(x - size / 2) - (size / 2 - radius);
  const dy = Math.abs(y - size / 2) - (size / 2 - radius);
  return radius - Math.hypot(Math.max(0, dx), Math.max(0, dy)) - Math.min(0, Math.max(dx, dy));
}

/** How much of a pixel is covered whose middle is `inside` px within an edge. */
function cover(inside: number): number {
  return Math.min(1, Math.max(0, inside + 0.5));
}

/** 8 bits a channel with alpha; https://www.w3.org/TR/png-3 */
function png(size: number, lines: Buffer): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function rgbOf(color: string | undefined): Rgb | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color ?? '')?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [Number.parseInt(full.slice(0, 2), 16), Number.parseInt(full.slice(2, 4), 16), Number.parseInt(full.slice(4, 6), 16)];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function hex(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
