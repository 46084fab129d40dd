import { bound, button, column, grid, heading, node, picture, row, soft, step, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const LINKS = [
  ['Product', ['Features', 'Pricing', 'What is new']],
  ['Company', ['About', 'Jobs', 'Contact']],
  ['Help', ['Guides', 'Status', 'Privacy']],
] as const;

const footer: Block = {
  id: 'footer',
  name: 'Footer',
  group: 'page',
  icon: 'panel-bottom',
  description: 'Links in columns and a closing line',
  keywords: ['bottom', 'links', 'legal'],
  build: () =>
    column(
      'Footer',
      [
        node('Divider', 'Line'),
        node('Grid', 'Footer columns', { props: { columns: 4, minColumnWidth: 150, gap: 24 } }, [
          column(
            'Brand',
            [
              row('Brand name', [node('Icon', 'Logo', { props: { icon: 'sparkles', size: 20, tone: 'accent' } }), text('Northwind', { weight: 'bold' })], {
                gap: 8,
              }),
              soft('Quiet tools for busy people.'),
            ],
            { gap: 8 },
          ),
          ...LINKS.map(([title, links]) =>
            column(
              title,
              [
                text(title, { weight: 'medium' }),
                ...links.map((label) =>
                  node('Link', label, { props: { text: label }, events: { click: [toast(`${label}: put here where this leads`, 'neutral')] } }),
                ),
              ],
              { gap: 8, align: 'start' },
            ),
          ),
        ]),
        bound('© {{ today().slice(0, 4) }} Northwind. All rights reserved.', { tone: 'soft', size: 'small' }),
      ],
      { gap: 20 },
    ),
};

const PEOPLE = [
  ['Ada Okafor', 'Founder', 'Keeps the whole in mind and the door open.'],
  ['Lucas Moreau', 'Design', 'Draws less until it works.'],
  ['Priya Raman', 'Engineering', 'Makes slow things fast and odd things plain.'],
  ['Tomás Rivera', 'Support', 'Answers before you have finished asking.'],
] as const;

const team: Block = {
  id: 'team',
  name: 'Team',
  group: 'page',
  icon: 'users',
  description: 'The people, with role and a line about each',
  keywords: ['people', 'about', 'staff'],
  build: () =>
    column(
      'Team',
      [
        heading('The people behind it'),
        grid(
          'People',
          PEOPLE.map(([name, role, words]) =>
            node('Card', name, { props: { gap: 10 } }, [
              node('Avatar', 'Face', { props: { name, size: 56 } }),
              column('Name', [heading(name, 3), text(role, { tone: 'accent', size: 'small', weight: 'medium' })], { gap: 2 }),
              soft(words),
            ]),
          ),
          4,
          200,
        ),
      ],
      { gap: 20 },
    ),
};

const gallery: Block = {
  id: 'gallery',
  name: 'Gallery',
  group: 'page',
  icon: 'images',
  description: 'Pictures in a grid; a click shows one large',
  keywords: ['photos', 'images', 'portfolio', 'lightbox'],
  state: ({ id }) => [{ id: id('shownPicture'), name: 'Shown picture', initial: null }],
  build: ({ id }) =>
    column(
      'Gallery',
      [
        heading('Gallery'),
        node(
          'List',
          'Pictures',
          {
            id: id('pictures'),
            props: {
              layout: 'grid',
              minItemWidth: 220,
              gap: 12,
              items: ['Morning', 'Harvest', 'Sandstone', 'Open water', 'Meadow', 'Evening'].map((title, i) => ({ id: `p${i}`, title, src: picture(i) })),
            },
            events: {
              itemClick: [step('setState', { state: id('shownPicture'), value: '{{ event.item }}' }), step('openOverlay', { node: id('pictureDialog') })],
            },
          },
          [
            column(
              'Picture card',
              [
                node('Image', 'Picture', {
                  props: { ratio: '4:3' },
                  bindings: { src: '{{ item.src }}', alt: '{{ item.title }}' },
                  style: { base: { radius: 'medium' } },
                }),
                bound('{{ item.title }}', { size: 'small', tone: 'soft' }),
              ],
              { gap: 6 },
            ),
          ],
        ),
        node(
          'Modal',
          'Picture dialog',
          {
            id: id('pictureDialog'),
            props: { size: 'large', title: 'Picture' },
            bindings: { title: `{{ ${id('shownPicture')} ? ${id('shownPicture')}.title : "Picture" }}` },
          },
          [
            node('Image', 'Large picture', {
              props: { ratio: '16:9' },
              bindings: {
                src: `{{ ${id('shownPicture')} ? ${id('shownPicture')}.src : "" }}`,
                alt: `{{ ${id('shownPicture')} ? ${id('shownPicture')}.title : "" }}`,
              },
            }),
          ],
        ),
      ],
      { gap: 16 },
    ),
};

const emptyState: Block = {
  id: 'empty-state',
  name: 'Empty state',
  group: 'talk',
  icon: 'inbox',
  description: 'What to show where nothing is yet, with the first step',
  keywords: ['blank', 'nothing', 'start'],
  build: () =>
    column(
      'Empty state',
      [
        node('Icon', 'Icon', { props: { icon: 'inbox', size: 40, tone: 'faint' } }),
        heading('Nothing here yet', 3),
        soft('What you add shows up here at once.', { style: { base: { textAlign: 'center' } } }),
        button('Add the first one', [toast('Put here what this does', 'neutral')], { icon: 'plus' }),
      ],
      { align: 'center', padding: 48, surface: 'well', gap: 12 },
    ),
};

const errorPage: Block = {
  id: 'error-page',
  name: 'Error page',
  group: 'talk',
  icon: 'triangle-alert',
  description: 'A page that is not there, and the ways back',
  keywords: ['404', 'not found', 'missing'],
  build: () =>
    column(
      'Error page',
      [
        text('404', { tone: 'accent', weight: 'bold', size: 'large' }),
        heading('This page is not here', 1, { style: { base: { textAlign: 'center' } } }),
        soft('It may have moved, or the link has a slip in it.', { style: { base: { textAlign: 'center' } } }),
        row('Ways back', [button('Go back', [step('back')]), button('Tell us', [toast('Thank you, we will look into it')], { variant: 'secondary' })], {
          justify: 'center',
        }),
      ],
      { align: 'center', padding: 64, gap: 14 },
    ),
};

export const SITE_BLOCKS: readonly Block[] = [footer, team, gallery];
export const STATUS_BLOCKS: readonly Block[] = [emptyState, errorPage];
