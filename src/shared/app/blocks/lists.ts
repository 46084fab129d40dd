import { bound, button, column, heading, input, node, row, step, submit, toast } from './kit.ts';
import type { Block } from './types.ts';
import { TASKS } from './data-needs.ts';
const masterDetail: Block = {
  id: 'master-detail',
  name: 'List and detail',
  group: 'data',
  icon: 'panel-left',
  description: 'A list beside what is chosen in it, to read and to change',
  keywords: ['split', 'inbox', 'sidebar', 'master'],
  needs: TASKS,
  state: ({ id }) => [{ id: id('chosen'), name: 'Chosen entry', initial: '' }],
  build: ({ id, entity, rows, field, choices }) => {
    const one = `((${rows}.data || []).find((r) => r.id === ${id('chosen')}) || (${rows}.data || [])[0] || null)`;
    return node('Grid', 'List and detail', { props: { columns: 2, minColumnWidth: 280, gap: 20 } }, [
      node(
        'List',
        'Entries',
        {
          id: id('list'),
          props: { dividers: true, emptyText: 'Nothing here yet' },
          bindings: { items: `{{ ${rows}.data || [] }}` },
          events: { itemClick: [step('setState', { state: id('chosen'), value: '{{ event.item.id }}' })] },
        },
        [
          row(
            'Entry',
            [
              column(
                'Entry words',
                [bound(`{{ item.${field('title')} }}`, { weight: 'medium' }), bound(`{{ item.${field('person')} }}`, { tone: 'soft', size: 'small' })],
                { gap: 0 },
              ),
              node('Tag', 'State', { bindings: { text: `{{ item.${field('state')} || "No state" }}` } }),
            ],
            { justify: 'between' },
          ),
        ],
      ),
      node('Card', 'Detail', { props: { gap: 14 } }, [
        bound(`{{ ${one} ? ${one}.${field('title')} : "Choose an entry" }}`, { format: 'heading', level: 2 }),
        node(
          'Form',
          'Detail form',
          {
            id: id('detailForm'),
            bindings: { initial: `{{ ${one} || {} }}`, visible: `{{ !!${one} }}` },
            events: { submit: [step('updateRow', { entity, rowId: `{{ ${one}.id }}`, values: '{{ event.values }}' }), toast('Saved')] },
          },
          [
            input('TextInput', 'Title', field('title'), { required: true }, { id: id('detailTitle') }),
            input('Select', 'State', field('state'), { options: choices('state') }),
            input('TextInput', 'Person', field('person')),
            input('DatePicker', 'Due', field('due')),
            submit('Save changes'),
          ],
        ),
      ]),
    ]);
  },
};

const cardList: Block = {
  id: 'card-list',
  name: 'Card list',
  group: 'data',
  icon: 'layout-grid',
  description: 'A card for each entry, with a button on it',
  keywords: ['cards', 'tiles', 'grid'],
  needs: TASKS,
  build: ({ id, entity, rows, field, choices, plural }) => {
    const done = JSON.stringify(choices('state').at(-1)?.value ?? null);
    return column(
      'Card list',
      [
        heading(plural),
        node(
          'List',
          'Cards',
          {
            id: id('cards'),
            props: { layout: 'grid', minItemWidth: 240, gap: 12, emptyText: 'Nothing here yet' },
            bindings: { items: `{{ ${rows}.data || [] }}` },
          },
          [
            node('Card', 'Card', { props: { gap: 10 } }, [
              row(
                'Card bar',
                [
                  node('Tag', 'State', {
                    bindings: { text: `{{ item.${field('state')} || "No state" }}`, tone: `{{ item.${field('state')} === ${done} ? "ok" : "neutral" }}` },
                  }),
                  bound(`{{ formatDate(item.${field('due')}, "short") }}`, { tone: 'soft', size: 'small' }),
                ],
                { justify: 'between' },
              ),
              bound(`{{ item.${field('title')} }}`, { weight: 'medium' }),
              bound(`{{ item.${field('person')} }}`, { tone: 'soft', size: 'small' }),
              button(
                'Finish',
                [step('updateRow', { entity, rowId: '{{ item.id }}', values: `{{ ({ ${field('state')}: ${done} }) }}` }), toast('Done')],
                { variant: 'secondary', size: 'small', icon: 'check' },
                { id: id('finish'), bindings: { disabled: `{{ item.${field('state')} === ${done} }}` } },
              ),
            ]),
          ],
        ),
      ],
      { gap: 16 },
    );
  },
};

export const LIST_BLOCKS: readonly Block[] = [masterDetail, cardList];
