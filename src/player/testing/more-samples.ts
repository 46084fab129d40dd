import type { JsonObject } from '../../shared/kernel/json.ts';
import { BOOKINGS } from './samples.ts';
import type { Sketch } from './static-source.ts';

const box = (direction: 'row' | 'column', kids: Sketch[], props: JsonObject = {}): Sketch => ({ type: 'Container', props: { direction, ...props }, kids });
const tones = { Arrived: 'ok', Confirmed: 'info', Unconfirmed: 'warn', Missed: 'danger' };
const title = (content: string): Sketch => ({ type: 'Text', props: { content, format: 'heading', level: 1 } });
const card = (name: string, kids: Sketch[], props: JsonObject = {}): Sketch => ({ type: 'Card', props: { title: name, ...props }, kids });

export const BOARD: Sketch = box('column', [
  title('Jobs'),
  {
    type: 'FilterBar',
    props: {
      fields: [
        { field: 'who', label: 'Clinician', type: 'choice', options: ['Dr Osei'] },
        { field: 'when', label: 'When', type: 'date' },
        { field: 'late', label: 'Late only', type: 'boolean' },
      ],
      value: { who: 'Dr Osei' },
    },
  },
  {
    type: 'Kanban',
    events: ['click'],
    props: {
      items: BOOKINGS,
      groupBy: 'status',
      groups: Object.entries(tones).map(([value, tone]) => ({ value, label: value, tone })),
      titleField: 'patient',
      textField: 'room',
      tagField: 'status',
      tones,
      dateField: 'time',
      personField: 'clinician',
      addLabel: 'Add a job',
    },
  },
]);

export const PLAN: Sketch = box('column', [
  title('Calendar'),
  { type: 'Calendar', props: { events: BOOKINGS, titleField: 'patient', date: '2026-06-12', toneField: 'status', tones } },
]);

export const PARTS: Sketch = box('column', [
  {
    type: 'Breadcrumb',
    props: {
      items: [
        { id: 'a', label: 'Patients' },
        { id: 'b', label: 'Ada Okafor' },
      ],
    },
  },
  title('Ada Okafor'),
  { type: 'Alert', props: { title: 'Running 20 minutes late', text: 'Stop 4 could move to Idris, who is 2 km away.', tone: 'warn', closable: true } },
  {
    type: 'Grid',
    props: { columns: 3, minColumnWidth: 240 },
    kids: [
      card('Details', [
        {
          type: 'KeyValue',
          props: {
            data: BOOKINGS[0] ?? {},
            fields: [
              { field: 'clinician', label: 'Clinician' },
              { field: 'date', label: 'Date', type: 'date' },
              { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
              { field: 'status', label: 'Status', type: 'tag', tones },
            ],
          },
        },
      ]),
      card(
        'Route',
        [
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
        ],
        { subtitle: 'Finishes about 16:50' },
      ),
      card('Goal', [
        box(
          'row',
          [
            { type: 'Progress', props: { shape: 'ring', value: 3, max: 6, showValue: 'fraction' } },
            { type: 'Text', props: { content: '12 days in a row', weight: 'bold' } },
          ],
          { align: 'center' },
        ),
        { type: 'Progress', props: { label: 'Glasses', value: 60 } },
        box(
          'row',
          [
            { type: 'Tag', props: { text: 'Urgent', tone: 'danger' } },
            { type: 'Tag', props: { text: 'On the way', tone: 'accent', dot: true } },
            { type: 'Avatar', props: { name: 'Ada Okafor', showName: true } },
            { type: 'Icon', props: { icon: 'heart', tone: 'danger' } },
          ],
          { gap: 8, align: 'center' },
        ),
      ]),
      card('Focus', [{ type: 'Timer', props: { label: 'Work', seconds: 1500 } }]),
      card('More inputs', [
        { type: 'CurrencyInput', props: { label: 'Price', currency: 'GBP', value: 1250.5 } },
        { type: 'PhoneInput', props: { label: 'Phone', country: '+44' } },
        { type: 'TagsInput', props: { label: 'Tags', value: ['oak', 'ash'] } },
        { type: 'Slider', props: { label: 'Volume', value: 40 } },
        { type: 'Slider', props: { label: 'Budget', range: true, value: [20, 70], suffix: '€' } },
      ]),
      card('And more', [
        { type: 'Rating', props: { label: 'Score', value: 4 } },
        { type: 'ColorPicker', props: { label: 'Colour', value: '#1b7447' } },
        { type: 'FilePicker', props: { label: 'Photo', value: { name: 'roof.jpg', type: 'image/jpeg', size: 245_000, data: '' } } },
        { type: 'Divider', props: { label: 'or' } },
        { type: 'Link', props: { text: 'Open the plan', url: 'https://example.com', icon: 'external-link' } },
      ]),
    ],
  },
  {
    type: 'Steps',
    props: {
      steps: [
        { id: 'a', label: 'Basket' },
        { id: 'b', label: 'Address' },
        { id: 'c', label: 'Pay' },
      ],
    },
    state: { current: 1 },
    kids: [{ type: 'Text' }, { type: 'Text', props: { content: 'Where should it go?' } }, { type: 'Text' }],
  },
  box('row', [
    {
      type: 'Accordion',
      props: {
        items: [
          { id: 'a', label: 'What do I bring?', icon: 'backpack' },
          { id: 'b', label: 'Can I cancel?' },
        ],
      },
      state: { open: ['a'] },
      kids: [{ type: 'Text', props: { content: 'Only your card.' } }],
    },
    {
      type: 'Chat',
      props: {
        me: 'Me',
        busy: true,
        messages: [
          { id: '1', author: 'Ada', text: 'Is 14:00 free?', createdAt: '2026-06-12T10:00:00Z' },
          { id: '2', author: 'Me', text: 'Yes, see you then.', createdAt: '2026-06-12T10:01:00Z' },
        ],
      },
    },
  ]),
]);
