import { expect, it } from 'vitest';
import { categoryLabels } from './category-labels.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

it('keeps labels level where they fit', () => {
  expect(categoryLabels(['Mon', 'Tue', 'Wed'], 320)).toEqual({ interval: 0 });
  expect(categoryLabels(months, 1100)).toEqual({ interval: 0 });
  expect(categoryLabels([], 300)).toEqual({});
});

it('breaks two words into two lines before it slants them', () => {
  expect(categoryLabels(['Waiting room', 'Treatment room', 'Front desk'], 320)).toMatchObject({ overflow: 'break', interval: 0 });
});

it('slants long labels on a narrow chart, and leaves some out when there are many', () => {
  expect(categoryLabels(months, 320)).toMatchObject({ rotate: 40, interval: 0 });
  expect(
    categoryLabels(
      Array.from({ length: 60 }, (_, i) => `Label number ${i}`),
      320,
    ),
  ).toMatchObject({ rotate: 40, interval: 4 });
});
