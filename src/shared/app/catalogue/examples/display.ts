import { BOOKINGS, PICTURE, TONES } from './sample-data.ts';
import type { Example } from './types.ts';

export const DISPLAY: readonly Example[] = [
  { type: 'Avatar', props: { name: 'Ada Okafor', showName: true } },
  { type: 'Icon', props: { icon: 'heart', tone: 'danger', size: 28, ariaLabel: 'Liked' } },
  { type: 'Image', props: { src: PICTURE, alt: 'Hills under a sun', ratio: '16:9' } },
  {
    type: 'KeyValue',
    props: {
      data: BOOKINGS[0] ?? {},
      fields: [
        { field: 'clinician', label: 'Clinician' },
        { field: 'date', label: 'Date', type: 'date' },
        { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
        { field: 'status', label: 'Status', type: 'tag', tones: TONES },
      ],
    },
  },
  { type: 'Progress', props: { label: 'Glasses', value: 60, showValue: 'percent' } },
  { type: 'QRCode', props: { data: 'https://example.com/tickets/1204', caption: 'Ticket 1204' } },
  {
    type: 'Stat',
    props: { label: 'Takings', value: 12480, format: 'currency', currency: 'EUR', decimals: 0, delta: -3, deltaFormat: 'percent', icon: 'banknote' },
  },
  { type: 'Tag', props: { text: 'On the way', tone: 'accent', dot: true } },
  {
    type: 'Text',
    props: {
      format: 'markdown',
      content: '## Ada Okafor\n\nSeen **twice** this year. See [the plan](https://example.com).\n\n- Allergic to nuts\n- Prefers mornings',
    },
  },
  {
    type: 'Timeline',
    props: {
      items: [
        { title: 'Commission boiler', text: '22 Park Street', time: '08:40', tone: 'ok' },
        { title: 'Boiler loses pressure', text: '41 Alder Row', time: '10:30', tone: 'accent' },
        { title: 'Replace thermostat', text: '12 Mill Lane', time: '13:30' },
      ],
      numbered: true,
    },
  },
];
