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

export const FORM_BLOCKS: readonly Block[] = [contact, wizard, upload];
