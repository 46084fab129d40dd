import { bound, button, column, heading, input, node, row, soft, step, submit, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const cart: Block = {
  id: 'checkout',
  name: 'Cart and checkout',
  group: 'form',
  icon: 'shopping-cart',
  description: 'Lines with amounts to change, the sum, and where to send it',
  keywords: ['order', 'summary', 'basket', 'shop', 'payment'],
  state: ({ id }) => [
    {
      id: id('cart'),
      name: 'Cart',
      initial: [
        { id: 'c1', name: 'Linen apron', price: 38, count: 1 },
        { id: 'c2', name: 'Bread knife', price: 54, count: 1 },
        { id: 'c3', name: 'Tea towel', price: 12, count: 3 },
      ],
    },
  ],
  build: ({ id }) => {
    const lines = id('cart');
    const sum = `sum((${lines} || []).map((line) => line.price * line.count))`;
    const change = (label: string, by: number, icon: string) =>
      button(
        label,
        [
          step('setState', {
            state: lines,
            value: `{{ ${lines}.map((line) => line.id === item.id ? { ...line, count: line.count + ${by} } : line).filter((line) => line.count > 0) }}`,
          }),
        ],
        { text: '', icon, ariaLabel: label, variant: 'secondary', size: 'small' },
        { id: id(by > 0 ? 'more' : 'less') },
      );
    return node('Grid', 'Checkout', { props: { columns: 2, minColumnWidth: 300, gap: 20 } }, [
      column(
        'Cart',
        [
          heading('Your cart'),
          node('List', 'Lines', { id: id('lines'), props: { dividers: true, emptyText: 'Your cart is empty' }, bindings: { items: `{{ ${lines} || [] }}` } }, [
            row(
              'Line',
              [
                column(
                  'Line words',
                  [bound('{{ item.name }}', { weight: 'medium' }), bound('{{ formatCurrency(item.price, "USD") }} each', { tone: 'soft', size: 'small' })],
                  { gap: 0 },
                  { style: { base: { grow: 1 } } },
                ),
                row('Amount', [change('One less', -1, 'minus'), bound('{{ item.count }}', { weight: 'medium' }), change('One more', 1, 'plus')], {
                  gap: 8,
                  wrap: false,
                }),
                bound('{{ formatCurrency(item.price * item.count, "USD") }}', { weight: 'medium' }),
              ],
              { justify: 'between' },
            ),
          ]),
        ],
        { gap: 14 },
      ),
      node('Card', 'Summary', { props: { gap: 14 } }, [
        heading('Summary', 3),
        row('Goods', [soft('Goods'), bound(`{{ formatCurrency(${sum}, "USD") }}`)], { justify: 'between' }),
        row('Postage', [soft('Postage, free from $100'), bound(`{{ ${sum} >= 100 || ${sum} === 0 ? "Free" : formatCurrency(6, "USD") }}`)], {
          justify: 'between',
        }),
        node('Divider', 'Line'),
        row(
          'Total',
          [
            text('Total', { weight: 'bold' }),
            bound(`{{ formatCurrency(${sum} + (${sum} >= 100 || ${sum} === 0 ? 0 : 6), "USD") }}`, { weight: 'bold', size: 'large' }, { id: id('total') }),
          ],
          { justify: 'between' },
        ),
        node(
          'Form',
          'Checkout form',
          {
            events: {
              submit: [
                { ...toast('Put something into the cart first', 'warn'), onlyIf: `${sum} === 0` },
                step('stopIf', { when: `{{ ${sum} === 0 }}` }),
                step('setState', { state: lines, value: [] }),
                toast('Thank you, {{ event.values.name }}. It is on its way.'),
              ],
            },
          },
          [
            input('TextInput', 'Name', 'name', { required: true }, { id: id('buyer') }),
            input('TextInput', 'Address', 'address', { required: true }, { id: id('buyerAddress') }),
            submit('Place order', { fullWidth: true }),
          ],
        ),
      ]),
    ]);
  },
};

const STEPS = ['Tell us your name', 'Add a picture', 'Invite a colleague', 'Make your first entry'] as const;

const onboarding: Block = {
  id: 'onboarding',
  name: 'First steps',
  group: 'form',
  icon: 'list-checks',
  description: 'A list of what to do first, ticked off and remembered',
  keywords: ['onboarding', 'checklist', 'getting started', 'welcome'],
  state: ({ id }) => [{ id: id('stepsDone'), name: 'Steps done', initial: [0], persist: 'saved' }],
  build: ({ id }) => {
    const done = id('stepsDone');
    return node('Card', 'First steps', { props: { gap: 14 } }, [
      row('Bar', [heading('First steps', 3), bound(`{{ ${done}.length }} of ${STEPS.length}`, { tone: 'soft' }, { id: id('stepsCount') })], {
        justify: 'between',
      }),
      node('Progress', 'How far', { props: { showValue: 'none', max: STEPS.length, ariaLabel: 'How far' }, bindings: { value: `{{ ${done}.length }}` } }),
      ...STEPS.map((label, i) =>
        node('Checkbox', label, {
          id: id(`step${i}`),
          props: { label, strike: true },
          bindings: { value: `{{ ${done}.includes(${i}) }}` },
          events: { change: [step('setState', { state: done, value: `{{ event.value ? uniq([...${done}, ${i}]) : ${done}.filter((n) => n !== ${i}) }}` })] },
        }),
      ),
      node('Alert', 'All done', {
        props: { tone: 'ok', text: 'All set. This list can go now.' },
        bindings: { visible: `{{ ${done}.length === ${STEPS.length} }}` },
      }),
    ]);
  },
};

const survey: Block = {
  id: 'survey-form',
  name: 'Survey',
  group: 'form',
  icon: 'clipboard-list',
  description: 'Four questions of different kinds, with the answers added up below',
  keywords: ['questionnaire', 'poll', 'feedback', 'rating'],
  needs: {
    name: 'Answer',
    plural: 'Answers',
    icon: 'clipboard-list',
    fields: [
      { id: 'stars', label: 'Stars', type: 'rating', max: 5 },
      {
        id: 'found',
        label: 'Found us through',
        type: 'choice',
        choices: [
          { value: 'A friend', label: 'A friend' },
          { value: 'A search', label: 'A search' },
          { value: 'The street', label: 'Walking by' },
        ],
      },
      { id: 'again', label: 'Would come again', type: 'boolean' },
      { id: 'words', label: 'In your words', type: 'longText' },
    ],
    seed: () => [
      { id: 'a1', stars: 5, found: 'A friend', again: true, words: 'Warm bread and warm people.' },
      { id: 'a2', stars: 4, found: 'The street', again: true, words: '' },
      { id: 'a3', stars: 3, found: 'A search', again: false, words: 'A little loud at noon.' },
    ],
  },
  build: ({ id, entity, rows, field, choices }) =>
    node('Grid', 'Survey', { props: { columns: 2, minColumnWidth: 280, gap: 20 } }, [
      node('Card', 'Survey card', { props: { gap: 14 } }, [
        heading('How was it?'),
        node(
          'Form',
          'Survey form',
          { props: { resetOnSubmit: true }, events: { submit: [step('createRow', { entity, values: '{{ event.values }}' }), toast('Thank you')] } },
          [
            input('Rating', 'Your stars', field('stars'), { required: true }, { id: id('surveyStars') }),
            input('RadioGroup', 'How did you find us?', field('found'), { options: choices('found') }, { id: id('surveyFound') }),
            input('Switch', 'I would come again', field('again')),
            input('TextArea', 'In your words', field('words'), { rows: 3 }),
            submit('Send answers'),
          ],
        ),
      ]),
      column('Results', [
        node('Grid', 'Result figures', { props: { columns: 2, minColumnWidth: 120, gap: 12 } }, [
          node('Stat', 'Answers', { id: id('answerCount'), props: { label: 'Answers', format: 'number' }, bindings: { value: `{{ count(${rows}.data) }}` } }),
          node('Stat', 'Stars on average', {
            props: { label: 'Stars on average', format: 'number', decimals: 1 },
            bindings: { value: `{{ round(avg(${rows}.data || [], "${field('stars')}") || 0, 1) }}` },
          }),
        ]),
        node('PieChart', 'How they found us', {
          props: { title: 'How they found us', label: 'key', value: 'count', height: 220 },
          bindings: {
            data: `{{ groupBy((${rows}.data || []).filter((r) => r.${field('found')}), "${field('found')}").map((g) => ({ key: g.key, count: g.count })) }}`,
          },
        }),
      ]),
    ]),
};

export const ANSWER_BLOCKS: readonly Block[] = [survey, cart, onboarding];
