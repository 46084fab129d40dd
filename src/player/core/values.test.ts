import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, initialsOf, pluralOf } from './format.ts';
import { daysOf, moveDate } from './month.ts';
import { iconNameFor } from './icon.tsx';
import { columnsOf, numberOf, optionsOf, pathOf, wordsOf } from './values.ts';
import { styleOf } from './style.ts';
import { imageSource } from '../components/image.tsx';
import { parseNumber } from '../inputs/number-control.tsx';
import { cardSlots, cellText } from '../table/table-model.ts';
import { clockText } from '../components/timer.tsx';
import { chartData } from '../charts/chart-data.ts';

describe('readers', () => {
  it('numbers, options, paths, words', () => {
    expect(numberOf('12.5', 0)).toBe(12.5);
    expect(numberOf('x', null)).toBeNull();
    expect(optionsOf(['a', { id: 'r1', name: 'Row' }, null, {}]).map((option) => [option.value, option.label])).toEqual([
      ['a', 'a'],
      ['r1', 'Row'],
    ]);
    expect(optionsOf([{ code: 7, text: 'Seven' }], 'text', 'code')[0]).toMatchObject({ value: 7, label: 'Seven' });
    expect(pathOf({ member$: { name: 'Ada' } }, 'member$.name')).toBe('Ada');
    expect(pathOf({}, '__proto__.x')).toBeNull();
    expect(wordsOf('dueOn')).toBe('Due on');
    expect(columnsOf([], [{ id: '1', dueOn: '2026-06-12', member$: {} }])).toMatchObject([{ field: 'dueOn', label: 'Due on', type: 'date' }]);
  });

  it.each([
    ['1,250.5', 1250.5],
    ['1.250,5', 1250.5],
    ['1 250', 1250],
    ['12,5', 12.5],
    ['1,250', 1250],
    ['-3', -3],
    ['', null],
    ['abc', null],
    ['1-2', null],
  ])('reads the number “%s”', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('words and dates', () => {
    expect(['booking', 'category', 'box', 'person', 'day', 'class'].map(pluralOf)).toEqual(['bookings', 'categories', 'boxes', 'people', 'days', 'classes']);
    expect(initialsOf(' Ada  Lovelace Okafor ')).toBe('AO');
    const day = dateOf('2026-06-12');
    expect(day === null ? '' : dayOf(day)).toBe('2026-06-12');
    expect(clockText(3725)).toBe('1:02:05');
    expect(daysOf('month', new Date(2026, 5, 12))).toHaveLength(35);
    expect(daysOf('month', new Date(2026, 5, 12))[0]?.getDay()).toBe(1);
    expect(dayOf(moveDate('month', new Date(2026, 0, 31), 1))).toBe('2026-02-28');
  });

  it('icons by name, by old name, by nearest name', () => {
    expect(['plus', 'bar-chart', 'calendar-heart', 'Trash 2', 'nonsense'].map(iconNameFor)).toEqual(['plus', 'chart-column', 'calendar', 'trash-2', undefined]);
  });

  it('styles can neither fetch nor escape', () => {
    expect(styleOf({ base: { width: 200, background: 'primary', border: '1px solid line', grow: 1 } }, null).style).toEqual({
      width: '200px',
      background: 'var(--app-acc)',
      border: '1px solid var(--app-line)',
      flex: '1 1 0',
    });
    expect(styleOf({ base: { background: 'url(https://x.example/a)', color: 'red;position:fixed', width: 'u\\72l(x)' } }, null).style).toEqual({});
    expect(styleOf(null, { x: 8, y: 16, w: 100, h: 50 }).style).toEqual({ left: '8px', top: '16px', width: '100px', height: '50px' });
    expect(styleOf({ base: { width: 10 }, sm: { width: '100%' } }, null).className).toMatch(/^cs-/);
  });

  it('pictures come only from picture addresses', () => {
    expect(['javascript:alert(1)', 'data:text/html,x', 'https://example.com/a.png', 'data:image/png;base64,x'].map((src) => imageSource(src) !== '')).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('table model', () => {
  const columns = columnsOf(
    [
      { field: 'name' },
      { field: 'visits', type: 'number' },
      {
        field: 'status',
        type: 'tag',
        choices: [
          { value: 'late', label: 'Late' },
          { value: 'ok', label: 'On time' },
        ],
      },
    ],
    [],
  );
  it('shows the row a reference names, and chooses a title and a mark for cards', () => {
    const column = columnsOf([{ field: 'member', type: 'reference', display: 'name' }], [])[0];
    expect(column === undefined ? '' : cellText({ member: 'm1', member$: { name: 'Ada' } }, column)).toBe('Ada');
    expect(cardSlots(columns)).toEqual(['title', 'meta', 'side']);
  });
});

describe('chart data', () => {
  it('adds up rows of one category and splits by group', () => {
    const rows = [
      { day: 'Mon', n: 1, who: 'a' },
      { day: 'Mon', n: 2, who: 'b' },
      { day: 'Tue', n: 4, who: 'a' },
    ];
    const plain = chartData(rows, { x: '', y: '', groupBy: '', type: 'bar', series: [] });
    expect([plain.categories, plain.series[0]?.values]).toEqual([
      ['Mon', 'Tue'],
      [3, 4],
    ]);
    const grouped = chartData(rows, { x: 'day', y: 'n', groupBy: 'who', type: 'bar', series: [] });
    expect(grouped.series.map((series) => [series.name, series.values])).toEqual([
      ['a', [1, 4]],
      ['b', [2, null]],
    ]);
    expect(grouped.rowAt(0, 'b')).toBe(rows[1]);
  });
});
