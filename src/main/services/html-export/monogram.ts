type Point = readonly [x: number, y: number];
/** Points that a round pen joins, in a box of 100 × 100. */
export type Stroke = readonly Point[];

const ARC_STEP = 7.5;

/** "l x y …" joins points; "a cx cy rx ry from to" is a part of an ellipse, in degrees clockwise from the right. */
const GLYPHS: Readonly<Record<string, readonly string[]>> = {
  A: ['l 12 94 50 6 88 94', 'l 26 64 74 64'],
  B: ['l 20 6 20 94', 'l 20 6 52 6', 'a 52 27 22 21 -90 90', 'l 52 48 20 48', 'l 52 48 56 48', 'a 56 71 25 23 -90 90', 'l 56 94 20 94'],
  C: ['a 54 50 42 44 -48 -312'],
  D: ['l 18 6 18 94', 'l 18 6 42 6', 'a 42 50 42 44 -90 90', 'l 42 94 18 94'],
  E: ['l 80 6 22 6 22 94 80 94', 'l 22 49 70 49'],
  F: ['l 80 6 24 6 24 94', 'l 24 50 70 50'],
  G: ['a 52 50 42 44 -48 -360', 'l 94 50 60 50'],
  H: ['l 16 6 16 94', 'l 84 6 84 94', 'l 16 50 84 50'],
  I: ['l 50 6 50 94'],
  J: ['l 68 6 68 66', 'a 44 66 24 28 0 170'],
  K: ['l 20 6 20 94', 'l 82 6 20 60', 'l 42 42 84 94'],
  L: ['l 26 6 26 94 80 94'],
  M: ['l 10 94 10 6 50 68 90 6 90 94'],
  N: ['l 16 94 16 6 84 94 84 6'],
  O: ['a 50 50 43 44 0 360'],
  P: ['l 22 94 22 6', 'l 22 6 54 6', 'a 54 31 26 25 -90 90', 'l 54 56 22 56'],
  Q: ['a 50 50 43 44 0 360', 'l 62 70 90 98'],
  R: ['l 22 94 22 6', 'l 22 6 54 6', 'a 54 30 26 24 -90 90', 'l 54 54 22 54', 'l 52 54 82 94'],
  S: ['a 50 28 30 22 -30 -270', 'a 50 72 32 22 -90 150'],
  T: ['l 12 6 88 6', 'l 50 6 50 94'],
  U: ['l 16 6 16 60', 'a 50 60 34 34 180 0', 'l 84 60 84 6'],
  V: ['l 12 6 50 94 88 6'],
  W: ['l 4 6 27 94 50 26 73 94 96 6'],
  X: ['l 14 6 86 94', 'l 86 6 14 94'],
  Y: ['l 12 6 50 50 88 6', 'l 50 50 50 94'],
  Z: ['l 14 6 86 6 14 94 86 94'],
  '0': ['a 50 50 34 44 0 360'],
  '1': ['l 30 24 54 6 54 94'],
  '2': ['a 50 32 30 26 -170 30', 'l 76 45 20 94 82 94'],
  '3': ['a 48 28 28 22 -150 90', 'a 48 72 32 22 -90 150'],
  '4': ['l 70 94 70 6 14 70 88 70'],
  '5': ['l 78 6 28 6 24 46', 'a 48 66 32 28 -130 140'],
  '6': ['a 50 65 32 29 0 360', 'l 62 6 22 52'],
  '7': ['l 16 6 84 6 40 94'],
  '8': ['a 50 28 26 22 0 360', 'a 50 72 32 22 0 360'],
  '9': ['a 50 35 32 29 0 360', 'l 78 48 38 94'],
};

/** For names that begin with none of these: four tiles. */
const MARK = ['l 10 10 40 10 40 40 10 40 10 10', 'l 60 10 90 10 90 40 60 40 60 10', 'l 10 60 40 60 40 90 10 90 10 60', 'l 60 60 90 60 90 90 60 90 60 60'];

/** The first letter or digit of a name, as strokes that look the same everywhere: no font is asked. */
export function monogram(name: string): Stroke[] {
  const first = [...name.normalize('NFD').trim()][0]?.toUpperCase() ?? '';
  return (Object.hasOwn(GLYPHS, first) ? (GLYPHS[first] ?? MARK) : MARK).map(strokeOf);
}

function strokeOf(text: string): Stroke {
  const [kind, ...words] = text.split(' ');
  const numbers = words.map(Number);
  if (kind === 'l') return Array.from({ length: numbers.length / 2 }, (_, i): Point => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0]);
  const [cx = 0, cy = 0, rx = 0, ry = 0, from = 0, to = 0] = numbers;
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / ARC_STEP));
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}
