import { bound, button, column, heading, input, node, row, soft, step, submit, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const contact: Block = {
  id: 'contact-form',
  name: 'Contact form',
  group: 'form',
  icon: 'send',
  description: 'Name, email and message; what is sent is kept',
  keywords: ['message', 'enquiry', 'support', 'email'],
  needs: {
    name: 'Message',
    plural: 'Messages',
    icon: 'mail',
    fields: [
      { id: 'name', label: 'Name', type: 'text', required: true },
      { id: 'email', label: 'Email', type: 'email', required: true },
      { id: 'message', label: 'Message', type: 'longText', required: true },
      { id: 'received', label: 'Received', type: 'datetime', default: '{{ now() }}' },
    ],
    seed: () => [],
  },
  build: ({ id, entity, rows, field }) =>
    node('Grid', 'Contact', { props: { columns: 2, minColumnWidth: 280, gap: 24 } }, [
      column(
        'Contact words',
        [
          heading('Write to us'),
          soft('We answer within a day, on most days within the hour.'),
          ...(
            [
              ['mail', 'hello@example.com'],
              ['phone', '+44 20 7946 0018'],
              ['map-pin', '12 Harbour Street, Bristol'],
            ] as const
          ).map(([icon, words]) => row('Way', [node('Icon', 'Icon', { props: { icon, size: 18, tone: 'accent' } }), text(words)], { gap: 10, wrap: false })),
        ],
        { gap: 12 },
      ),
      node('Card', 'Contact card', {}, [
        node(
          'Form',
          'Contact form',
          {
            props: { resetOnSubmit: true },
            events: {
              submit: [
                step('createRow', {
                  entity,
                  values: `{{ ({ ${field('name')}: event.values.name, ${field('email')}: event.values.email, ${field('message')}: event.values.message }) }}`,
                }),
                toast('Thank you. We will write back soon.'),
              ],
            },
          },
          [
            input('TextInput', 'Name', 'name', { required: true }, { id: id('contactName') }),
            input('TextInput', 'Email', 'email', { type: 'email', required: true, placeholder: 'you@example.com' }, { id: id('contactEmail') }),
            input('TextArea', 'Message', 'message', { required: true, rows: 4 }, { id: id('contactMessage') }),
            submit('Send', { icon: 'send' }),
            bound(`{{ count(${rows}.data) ? pluralize(count(${rows}.data), "message", "messages") + " received" : "" }}`, { tone: 'faint', size: 'small' }),
          ],
        ),
      ]),
    ]),
};

const wizard: Block = {
  id: 'wizard',
  name: 'Form in steps',
  group: 'form',
  icon: 'list-ordered',
  description: 'Three short steps and a look over everything before it is sent',
  keywords: ['multi-step', 'wizard', 'stepper', 'onboarding'],
  state: ({ id }) => [{ id: id('sent'), name: 'Sent', initial: false }],
  build: ({ id }) =>
    node('Card', 'Form in steps', { props: { gap: 16 } }, [
      heading('Plan a visit'),
      node('Alert', 'Sent', {
        props: { tone: 'ok', title: 'That is all', text: 'We have your request and will write to you.' },
        bindings: { visible: `{{ ${id('sent')} }}` },
      }),
      node(
        'Steps',
        'Steps',
        {
          id: id('steps'),
          props: {
            finishLabel: 'Send',
            steps: [
              { id: 'who', label: 'You' },
              { id: 'when', label: 'When' },
              { id: 'check', label: 'Check' },
            ],
          },
          bindings: { visible: `{{ !${id('sent')} }}` },
          events: {
            finish: [
              { ...toast('Fill in your name first', 'warn'), onlyIf: `!${id('visitor')}.value` },
              step('stopIf', { when: `{{ !${id('visitor')}.value }}` }),
              step('setState', { state: id('sent'), value: true }),
              toast('Sent'),
            ],
          },
        },
        [
          column('You', [
            node('TextInput', 'Your name', { id: id('visitor'), props: { label: 'Your name', required: true } }),
            node('TextInput', 'Your email', { id: id('visitorEmail'), props: { label: 'Your email', type: 'email' } }),
          ]),
          column('When', [
            node('DatePicker', 'Day', { id: id('visitDay'), props: { label: 'Day' } }),
            node('NumberInput', 'How many people', { id: id('visitPeople'), props: { label: 'How many people', min: 1, max: 40, value: 2 } }),
          ]),
          column('Check', [
            soft('Is this right?'),
            node('KeyValue', 'Answers', {
              props: {
                fields: [
                  { field: 'name', label: 'Name', type: 'text' },
                  { field: 'email', label: 'Email', type: 'text' },
                  { field: 'day', label: 'Day', type: 'date' },
                  { field: 'people', label: 'People', type: 'number' },
                ],
              },
              bindings: {
                data: `{{ ({ name: ${id('visitor')}.value, email: ${id('visitorEmail')}.value, day: ${id('visitDay')}.value, people: ${id('visitPeople')}.value }) }}`,
              },
            }),
          ]),
        ],
      ),
      button(
        'Start again',
        [step('setState', { state: id('sent'), value: false })],
        { variant: 'secondary' },
        { bindings: { visible: `{{ ${id('sent')} }}` } },
      ),
    ]),
};

const upload: Block = {
  id: 'upload',
  name: 'Upload area',
  group: 'form',
  icon: 'upload',
  description: 'Drop files here: they are listed with their size, and can be taken out again',
  keywords: ['file', 'drop', 'attachment', 'import'],
  state: ({ id }) => [{ id: id('files'), name: 'Files', initial: [] }],
  build: ({ id }) => {
    const files = id('files');
    return node('Card', 'Upload', { props: { gap: 14 } }, [
      heading('Your files', 3),
      node('FilePicker', 'Files', {
        id: id('picker'),
        props: { label: 'Add files', multiple: true, maxSize: 5, help: 'Up to 5 MB each' },
        events: {
          change: [
            step('setState', {
              state: files,
              value: `{{ [...(${files} || []), ...(Array.isArray(event.value) ? event.value : event.value ? [event.value] : []).map((file) => ({ id: uuid(), name: file.name, size: file.size }))] }}`,
            }),
          ],
        },
      }),
      node('List', 'File list', { props: { dividers: true, emptyText: 'No files yet' }, bindings: { items: `{{ ${files} || [] }}` } }, [
        row(
          'File',
          [
            row(
              'File name',
              [
                node('Icon', 'Icon', { props: { icon: 'file', size: 18, tone: 'soft' } }),
                column(
                  'Words',
                  [
                    bound('{{ item.name }}', { weight: 'medium' }),
                    bound('{{ formatNumber(Math.max(1, Math.round(item.size / 1024))) }} KB', { tone: 'soft', size: 'small' }),
                  ],
                  { gap: 0 },
                ),
              ],
              { gap: 10 },
            ),
            button('Remove', [step('setState', { state: files, value: `{{ ${files}.filter((file) => file.id !== item.id) }}` })], {
              variant: 'ghost',
              size: 'small',
              icon: 'x',
            }),
          ],
          { justify: 'between' },
        ),
      ]),
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

export const FORM_BLOCKS: readonly Block[] = [contact, wizard, upload, survey, cart, onboarding];
