import { COMMENTS, PLACES } from './data-needs.ts';
import { bound, button, column, heading, input, node, row, soft, step, submit, toast } from './kit.ts';
import { STATUS_BLOCKS } from './site.ts';
import type { Block } from './types.ts';

const comments: Block = {
  id: 'comments',
  name: 'Comments',
  group: 'talk',
  icon: 'message-square',
  description: 'What people wrote, newest first, and a field to add to it',
  keywords: ['discussion', 'replies', 'notes', 'thread'],
  needs: COMMENTS,
  build: ({ id, entity, rows, field }) =>
    column(
      'Comments',
      [
        row('Comments bar', [heading('Comments', 3), node('Tag', 'Count', { bindings: { text: `{{ String(count(${rows}.data)) }}` } })], { gap: 8 }),
        node(
          'Form',
          'Comment form',
          {
            props: { resetOnSubmit: true },
            events: {
              submit: [
                step('createRow', {
                  entity,
                  values: `{{ ({ ${field('author')}: event.values.author || "Somebody", ${field('text')}: event.values.text, ${field('written')}: now() }) }}`,
                }),
                toast('Comment added'),
              ],
            },
          },
          [
            input('TextInput', 'Your name', 'author', {}, { id: id('author') }),
            input('TextArea', 'Comment', 'text', { required: true, rows: 2 }, { id: id('comment') }),
            row('Comment buttons', [submit('Add comment')]),
          ],
        ),
        node(
          'List',
          'Comment list',
          {
            id: id('list'),
            props: { gap: 14, emptyText: 'No comments yet. Be the first.' },
            bindings: { items: `{{ sortBy(${rows}.data || [], "${field('written')}", "desc") }}` },
          },
          [
            row(
              'Comment',
              [
                node('Avatar', 'Face', { props: { size: 34 }, bindings: { name: `{{ item.${field('author')} || "Somebody" }}` } }),
                column(
                  'Comment words',
                  [
                    row(
                      'Comment line',
                      [
                        bound(`{{ item.${field('author')} || "Somebody" }}`, { weight: 'medium' }),
                        bound(`{{ item.${field('written')} ? formatDate(item.${field('written')}, "datetime") : "" }}`, { tone: 'soft', size: 'small' }),
                      ],
                      { gap: 8 },
                    ),
                    bound(`{{ item.${field('text')} }}`),
                  ],
                  { gap: 2 },
                  { style: { base: { grow: 1 } } },
                ),
                button('Delete', [step('deleteRow', { entity, rowId: '{{ item.id }}' }), toast('Comment deleted')], {
                  text: '',
                  ariaLabel: 'Delete comment',
                  icon: 'trash-2',
                  variant: 'ghost',
                  size: 'small',
                }),
              ],
              { align: 'start', wrap: false },
            ),
          ],
        ),
      ],
      { gap: 16 },
    ),
};

const chat: Block = {
  id: 'chat-page',
  name: 'Chat',
  group: 'talk',
  icon: 'messages-square',
  description: 'Messages as bubbles, with a line to write in',
  keywords: ['conversation', 'messenger', 'talk'],
  needs: {
    ...COMMENTS,
    name: 'Chat message',
    plural: 'Chat messages',
    seed: (day) => [
      { id: 'm1', author: 'Mei', text: 'Did the shelves arrive?', written: `${day(0)}T08:02:00.000Z` },
      { id: 'm2', author: 'Me', text: 'An hour ago. They are taller than I thought.', written: `${day(0)}T08:05:00.000Z` },
      { id: 'm3', author: 'Mei', text: 'Good. We need the room.', written: `${day(0)}T08:06:00.000Z` },
    ],
  },
  build: ({ id, entity, rows, field }) =>
    node('Card', 'Chat', { props: { gap: 12 } }, [
      row(
        'Chat bar',
        [
          node('Avatar', 'Group', { props: { name: 'Shop floor', size: 36 } }),
          column('Chat words', [heading('Shop floor', 3), soft('Everyone here reads this', { props: { size: 'small' } })], { gap: 0 }),
        ],
        { gap: 10 },
      ),
      node('Chat', 'Messages', {
        id: id('chat'),
        props: { textField: field('text'), authorField: field('author'), timeField: field('written'), me: 'Me', ariaLabel: 'Messages' },
        style: { base: { height: '360px' } },
        bindings: { messages: `{{ sortBy(${rows}.data || [], "${field('written')}") }}` },
        events: {
          send: [step('createRow', { entity, values: `{{ ({ ${field('author')}: "Me", ${field('text')}: event.text, ${field('written')}: now() }) }}` })],
        },
      }),
    ]),
};

const mapList: Block = {
  id: 'map-list',
  name: 'Map with list',
  group: 'talk',
  icon: 'map',
  description: 'Places as pins and as a list; a click on either shows the other',
  keywords: ['places', 'locations', 'stores', 'geo'],
  needs: PLACES,
  state: ({ id }) => [{ id: id('place'), name: 'Chosen place', initial: null }],
  build: ({ id, rows, field }) => {
    const lat = field('lat');
    const lng = field('lng');
    const goTo = (from: string) => [
      step('setState', { state: id('place'), value: `{{ ${from} }}` }),
      step('callMethod', { node: id('map'), method: 'goTo', args: [`{{ ${from}.${lat} }}`, `{{ ${from}.${lng} }}`, 6] }),
    ];
    return node('Grid', 'Map with list', { props: { columns: 2, minColumnWidth: 280, gap: 16 } }, [
      column('Places', [
        heading('Where we are', 3),
        node(
          'List',
          'Place list',
          {
            id: id('places'),
            props: { dividers: true, emptyText: 'No places yet' },
            bindings: { items: `{{ ${rows}.data || [] }}` },
            events: { itemClick: goTo('event.item') },
          },
          [
            row(
              'Place',
              [
                node('Icon', 'Pin', {
                  props: { icon: 'map-pin', size: 18 },
                  bindings: { tone: `{{ ${id('place')} && ${id('place')}.id === item.id ? "accent" : "soft" }}` },
                }),
                column(
                  'Place words',
                  [bound(`{{ item.${field('name')} }}`, { weight: 'medium' }), bound(`{{ item.${field('address')} }}`, { tone: 'soft', size: 'small' })],
                  { gap: 0 },
                ),
              ],
              { gap: 10, wrap: false },
            ),
          ],
        ),
      ]),
      node('Map', 'Map', {
        id: id('map'),
        props: { latField: lat, lngField: lng, labelField: field('name'), height: 340, ariaLabel: 'Map of places' },
        bindings: { markers: `{{ ${rows}.data || [] }}` },
        events: { markerClick: [step('setState', { state: id('place'), value: '{{ event.marker }}' })] },
      }),
    ]);
  },
};

export const TALK_BLOCKS: readonly Block[] = [comments, chat, mapList, ...STATUS_BLOCKS];
