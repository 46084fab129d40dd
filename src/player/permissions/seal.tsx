import { Bird, Cat, Dog, Fish, Rabbit, Snail, Squirrel, Turtle } from 'lucide-react';
import type { CSSProperties, ComponentType, ReactElement } from 'react';

type Drawing = ComponentType<{ size?: number | string; 'aria-hidden'?: boolean | 'true' }>;

/** One animal on one colour, the same every time on this machine. An app cannot know which, so it cannot draw a question that passes for real. */
export type Seal = { animal: string; ground: string; ink: string; drawing: Drawing };

function Heron({ size = 24 }: { size?: number | string }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 30 30"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4 7.5 11 6.2c2.5-.4 4 1.2 3.6 3.6-.4 2.3-2.4 3.4-1.7 5.8.7 2.3 4.6 2.6 7.6 2 2.3-.4 4.5-.2 5.5 1.2-2.5.3-4 2.2-6.5 3.2-2.6 1-6.4.9-8.8-1.2" />
      <path d="M15.5 22.8V28M18.2 22.3V28" />
      <circle cx="11.3" cy="8.6" r=".6" fill="currentColor" />
    </svg>
  );
}

/** The order is part of the promise that a seal stays the same: only append. */
const ANIMALS: readonly (readonly [name: string, drawing: Drawing])[] = [
  ['heron', Heron],
  ['cat', Cat],
  ['turtle', Turtle],
  ['rabbit', Rabbit],
  ['snail', Snail],
  ['fish', Fish],
  ['squirrel', Squirrel],
  ['dog', Dog],
  ['sparrow', Bird],
];

const COLOURS: readonly (readonly [ground: string, ink: string])[] = [
  ['#dfe9ea', '#0b5560'],
  ['#ebe3f3', '#5b2f80'],
  ['#f6e6d2', '#7a4300'],
  ['#e2ecda', '#2f5a1c'],
  ['#f5dfe3', '#8a2740'],
];

/** @param secret random text of this machine; equal texts give equal seals */
export function sealOf(secret: string): Seal {
  const hash = fnv1a(secret);
  const [animal, drawing] = ANIMALS[hash % ANIMALS.length]!;
  const [ground, ink] = COLOURS[Math.floor(hash / ANIMALS.length) % COLOURS.length]!;
  return { animal, drawing, ground, ink };
}

/** FNV-1a, 32 bits, over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv. The secret stays secret because only one of a few seals shows. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

export function SealMark({ seal, size = 44 }: { seal: Seal; size?: number }): ReactElement {
  const Drawing = seal.drawing;
  const style: CSSProperties = {
    width: size,
    height: size,
    borderRadius: size / 4,
    background: seal.ground,
    color: seal.ink,
    display: 'grid',
    placeItems: 'center',
    flex: 'none',
  };
  return (
    <span style={style} role="img" aria-label={`Seal: ${seal.animal}`}>
      <Drawing size={Math.round(size * 0.66)} aria-hidden="true" />
    </span>
  );
}
