import type { JsonObject } from '../../shared/kernel/json.ts';
import { MORE_FILLED as filled } from './new-samples.ts';
import { BOOKINGS } from './samples.ts';
import type { Sketch } from './static-source.ts';

const box = (direction: 'row' | 'column', kids: Sketch[], props: JsonObject = {}): Sketch => ({ type: 'Container', props: { direction, ...props }, kids });
const title = (content: string): Sketch => ({ type: 'Text', props: { content, format: 'heading', level: 1 } });
const of = (type: keyof typeof filled, props: JsonObject = {}, rest: Partial<Sketch> = {}): Sketch => ({ type, props: { ...filled[type], ...props }, ...rest });
const card = (name: string, kids: Sketch[]): Sketch => ({ type: 'Card', props: { title: name }, kids });

/** Pages of the gallery that show the newer components. */
export const NEW_PAGES: Readonly<Record<string, Sketch>> = {
  trees: box('column', [
    title('Trees and lists'),
    box(
      'row',
      [
        of('MenuButton'),
        { type: 'MenuButton', props: { text: '', ariaLabel: 'More' } },
        of(
          'Popover',
          {},
          {
            kids: [
              { type: 'Checkbox', props: { label: 'Unpaid' } },
              { type: 'Select', props: { label: 'Room', options: ['Room 1', 'Room 2'] } },
            ],
          },
        ),
      ],
      { gap: 8 },
    ),
    {
      type: 'Grid',
      props: { columns: 3, minColumnWidth: 260 },
      kids: [
        card('Tree', [of('Tree')]),
        card('Ticks', [of('Tree', { checkable: true, checked: ['r1', 'osei', 'weiss'], searchable: false, selected: '' })]),
        card('In order', [of('ReorderList')]),
        card('Inputs', [
          of('TreeSelect'),
          of('TreeSelect', { label: 'Places', multiple: true, value: ['r1', 'r2'] }),
          of('TreeSelect', { label: 'Empty', value: null, required: true, help: 'One place' }),
        ]),
        of('JsonView'),
        card('QR code', [of('QRCode')]),
      ],
    },
    of('Pagination'),
  ]),
  figures: box('column', [
    title('Figures'),
    box('row', [card('Gauge', [of('Gauge')]), card('No value', [of('Gauge', { value: '', label: 'Waiting' })]), of('SpecChart')], {}),
    of('Heatmap', {}, { events: ['cellClick'] }),
    of('Spreadsheet'),
  ]),
  writing: box('column', [
    title('Writing'),
    of('RichText'),
    of('RichText', { label: 'Short', toolbar: 'small', value: '', minHeight: 60 }),
    of('CodeEditor'),
    box('row', [of('Signature'), of('Signature', { label: 'Typed', canType: true, value: '' })], {}),
    of('Html'),
  ]),
  media: box('column', [
    title('Media'),
    box('row', [of('Carousel'), of('Map')], {}),
    box('row', [of('DocViewer'), of('Video', { src: 'https://example.com/film.mp4' })], {}),
    of('Audio'),
    of('Iframe'),
    {
      type: 'SplitPane',
      props: { height: 200 },
      kids: [
        { type: 'Text', props: { content: 'The list on the left' } },
        { type: 'Text', props: { content: 'What is chosen, on the right' } },
      ],
    },
    { type: 'Grid', props: { columns: 3, minColumnWidth: 260 }, kids: [{ type: 'Camera' }, { type: 'AudioRecorder' }, { type: 'Scanner' }] },
  ]),
  big: box('column', [
    title('All bookings'),
    {
      type: 'Table',
      events: ['rowClick'],
      props: {
        title: 'Bookings',
        noun: 'booking',
        pageSize: 500,
        data: Array.from({ length: 2000 }, (_, i) => ({ ...BOOKINGS[i % BOOKINGS.length], id: `r${i}`, room: `Room ${i + 1}` })),
      },
    },
  ]),
};
