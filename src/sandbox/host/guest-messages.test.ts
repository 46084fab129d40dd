import { describe, expect, it } from 'vitest';
import type { Patch } from '../../shared/contracts/session.ts';
import { parseGuestText } from './guest-messages.ts';

const ROWS = 10_000;
const all: Patch = { op: 'list', id: 'table', key: 'data', copy: [0, ROWS], add: [] };
const textOf = (patches: readonly Patch[]): string => JSON.stringify([{ t: 'batch', patches, effects: [] }]);

describe('parseGuestText', () => {
  it('SES-57: takes many long lists at once, and not so many that putting them together keeps the host busy', () => {
    expect(parseGuestText(textOf(Array.from({ length: 50 }, () => all)))).toHaveLength(1);
    expect(parseGuestText(textOf(Array.from({ length: 51 }, () => all)))).toBe('flood');
    expect(parseGuestText(textOf([{ ...all, copy: [0, 1e300] }]))).toBe('flood');
  });

  it('SES-57: counts places that are not numbers as none: they fit no list', () => {
    const odd = [Number.NaN, -5, 'x', null, {}] as unknown as number[];
    expect(parseGuestText(textOf([{ ...all, copy: odd }]))).toHaveLength(1);
  });

  it('tells what is no message from what is', () => {
    expect(parseGuestText('no JSON')).toEqual([null]);
    expect(parseGuestText('{}')).toEqual([null]);
    expect(parseGuestText('[{"t":"never"},7]')).toEqual([null, null]);
  });
});
