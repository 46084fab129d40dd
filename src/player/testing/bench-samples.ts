import type { JsonObject } from '../../shared/kernel/json.ts';
import type { Sketch } from './static-source.ts';

const CARDS = 100;
const ROWS = 100_000;
const NAMES = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'];
const KINDS = ['Check-up', 'Physio', 'Dental'];

/** 100 cards with nine things in each: 1,000 components. The peer page shows the same. */
export function widgetPage(): Sketch {
  return {
    type: 'Container',
    props: { direction: 'column', gap: 12 },
    kids: Array.from({ length: CARDS }, (_, i) => ({
      type: 'Card',
      props: { title: `Booking ${i}` },
      kids: [
        { type: 'Text', props: { content: `Seen ${i} times this year` } },
        { type: 'TextInput', props: { label: 'Patient', value: NAMES[i % 8] ?? '' } },
        { type: 'NumberInput', props: { label: 'Minutes', value: i } },
        { type: 'Select', props: { label: 'Kind', options: KINDS, value: KINDS[i % 3] ?? '' } },
        { type: 'Checkbox', props: { label: 'First visit', value: i % 2 === 0 } },
        { type: 'Switch', props: { label: 'Remind', value: i % 3 === 0 } },
        { type: 'Progress', props: { label: 'Done', value: i } },
        { type: 'Tag', props: { text: 'On the way', tone: 'accent' } },
        { type: 'Button', props: { text: 'Save' } },
      ],
    })),
  };
}

export function tableRows(count: number = ROWS): JsonObject[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `b${i}`,
    patient: `${NAMES[(i * 7) % 8]} ${(i * 7919) % count}`,
    kind: KINDS[i % 3] ?? '',
    minutes: (i * 31) % 240,
    fee: ((i * 17) % 9000) / 10,
    date: `2026-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    room: `Room ${i % 40}`,
  }));
}

/** All rows on one page, to scroll through. */
export function tablePage(): Sketch {
  return {
    type: 'Container',
    kids: [
      {
        id: 'table',
        type: 'Table',
        props: {
          data: tableRows(),
          pageSize: 0,
          title: 'Bookings',
          columns: [
            { field: 'patient', label: 'Patient', type: 'text' },
            { field: 'kind', label: 'Kind', type: 'text' },
            { field: 'minutes', label: 'Minutes', type: 'number' },
            { field: 'fee', label: 'Fee', type: 'number' },
            { field: 'date', label: 'Date', type: 'text' },
            { field: 'room', label: 'Room', type: 'text' },
          ],
        },
      },
    ],
  };
}
