import { bound, button, column, grid, heading, input, node, picture, row, soft, step, submit, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const centred = { align: 'center' } as const;
const middle = { style: { base: { textAlign: 'center' } } } as const;

const header: Block = {
  id: 'header',
  name: 'Header with navigation',
  group: 'page',
  icon: 'panel-top',
  description: 'Name, links and one main button',
  keywords: ['navbar', 'menu', 'top', 'logo'],
  build: ({ id }) =>
    row(
      'Header',
      [
        row('Brand', [node('Icon', 'Logo', { props: { icon: 'sparkles', size: 24, tone: 'accent' } }), text('Northwind', { weight: 'bold', size: 'large' })], {
          gap: 8,
        }),
        node('NavMenu', 'Links', {
          id: id('headerLinks'),
          props: {
            direction: 'row',
            active: 'product',
            ariaLabel: 'Main',
            items: ['Product', 'Pricing', 'About', 'Contact'].map((label) => ({ id: label.toLowerCase(), label })),
          },
        }),
        button('Get started', [toast('Welcome')]),
      ],
      { justify: 'between', padding: 12 },
    ),
};

const hero: Block = {
  id: 'hero',
  name: 'Hero',
  group: 'page',
  icon: 'megaphone',
  description: 'A headline, one sentence, two buttons and a picture',
  keywords: ['banner', 'headline', 'landing', 'cover'],
  build: ({ id }) =>
    node('Grid', 'Hero', { props: { columns: 2, minColumnWidth: 300, gap: 32, align: 'center' } }, [
      column(
        'Hero words',
        [
          row('Hero tag', [node('Tag', 'New', { props: { text: 'New this month', tone: 'accent' } })]),
          heading('Plan the week in ten quiet minutes', 1),
          text('One place for what has to be done, who does it and when. No setup, no meetings about meetings.', { tone: 'soft', size: 'large' }),
          row('Hero buttons', [
            button('Start free', [step('openOverlay', { node: id('heroDialog') })], { size: 'large' }),
            button('See how it works', [toast('Put here where this leads', 'neutral')], { size: 'large', variant: 'secondary' }),
          ]),
          soft('No card needed. Cancel whenever you like.', { props: { size: 'small' } }),
        ],
        { gap: 18 },
      ),
      node('Image', 'Hero picture', { props: { src: picture(0), alt: 'Hills in the morning', ratio: '4:3' }, style: { base: { radius: 'large' } } }),
      node('Modal', 'Start dialog', { id: id('heroDialog'), props: { title: 'Start free', size: 'small' } }, [
        node('Form', 'Start form', { events: { submit: [step('closeOverlay', { node: id('heroDialog') }), toast('Thank you. Look into your inbox.')] } }, [
          input('TextInput', 'Email', 'email', { type: 'email', required: true, placeholder: 'you@example.com' }),
          submit('Start', { fullWidth: true }),
        ]),
      ]),
    ]),
};

const FEATURES = [
  ['zap', 'Fast from the first day', 'Opens at once and answers at once, on any machine.'],
  ['lock', 'Yours alone', 'What you write stays with you. Nobody reads along.'],
  ['users', 'Made for teams', 'Share a page, hand over a task, leave a note.'],
  ['calendar', 'Knows your week', 'Dates and reminders where you look anyway.'],
  ['bar-chart-3', 'Shows how it goes', 'Figures that you understand without a course.'],
  ['download', 'Goes with you', 'Take everything out whenever you want to.'],
] as const;

const features: Block = {
  id: 'feature-grid',
  name: 'Feature grid',
  group: 'page',
  icon: 'layout-grid',
  description: 'Six features with an icon and a sentence each',
  keywords: ['benefits', 'services', 'icons'],
  build: () =>
    column(
      'Features',
      [
        column(
          'Features heading',
          [heading('Everything you need, nothing you do not', 2, middle), text('Six things people tell us they stay for.', { tone: 'soft' }, middle)],
          { gap: 6 },
        ),
        grid(
          'Feature list',
          FEATURES.map(([icon, title, words]) =>
            node('Card', title, { props: { gap: 8 } }, [node('Icon', 'Icon', { props: { icon, size: 22, tone: 'accent' } }), heading(title, 3), soft(words)]),
          ),
        ),
      ],
      { gap: 24 },
    ),
};

const VOICES = [
  ['Amara Osei', 'Runs a bakery', 'We stopped losing orders in the first week. I would not go back.', 5],
  ['Jonas Lindqvist', 'Head of operations', 'The only tool that my whole crew opened a second time.', 5],
  ['Mei Tanaka', 'Freelance designer', 'Clear, calm and quick. It stays out of my way.', 4],
] as const;

const testimonials: Block = {
  id: 'testimonials',
  name: 'Testimonials',
  group: 'page',
  icon: 'quote',
  description: 'What three people say, with their rating',
  keywords: ['quotes', 'reviews', 'customers'],
  build: () =>
    column(
      'Testimonials',
      [
        heading('What people say', 2, middle),
        grid(
          'Voices',
          VOICES.map(([name, role, words, stars]) =>
            node('Card', name, { props: { gap: 12 } }, [
              node('Rating', 'Stars', { props: { value: stars, readOnly: true, ariaLabel: `${stars} of 5 stars` } }),
              text(`“${words}”`),
              row(
                'Who',
                [
                  node('Avatar', 'Face', { props: { name, size: 36 } }),
                  column('Name', [text(name, { weight: 'medium' }), soft(role, { props: { size: 'small' } })], { gap: 0 }),
                ],
                { gap: 10, wrap: false },
              ),
            ]),
          ),
        ),
      ],
      { gap: 20 },
    ),
};

const QUESTIONS = [
  ['How do I start?', 'Make an account and follow the three steps on the first page. It takes about five minutes.'],
  ['Can I take my data with me?', 'Yes. Everything can be downloaded as a file at any time, also on the free plan.'],
  ['Does it work without a connection?', 'It does. What you change meanwhile is kept and sent later.'],
  ['Who can see what I write?', 'Only the people you share it with. We cannot read it either.'],
] as const;

const faq: Block = {
  id: 'faq',
  name: 'Questions and answers',
  group: 'page',
  icon: 'circle-help',
  description: 'Common questions that open one by one',
  keywords: ['faq', 'accordion', 'help'],
  build: ({ id }) =>
    column(
      'Questions',
      [
        heading('Questions people ask'),
        node(
          'Accordion',
          'Question list',
          { id: id('questions'), props: { multiple: false, open: ['q0'], items: QUESTIONS.map(([label], i) => ({ id: `q${i}`, label })) } },
          QUESTIONS.map(([, answer]) => soft(answer)),
        ),
      ],
      { gap: 16 },
    ),
};

const newsletter: Block = {
  id: 'newsletter',
  name: 'Newsletter',
  group: 'page',
  icon: 'mail',
  description: 'One field to leave an address; addresses are kept',
  keywords: ['subscribe', 'email', 'signup', 'list'],
  needs: {
    name: 'Subscriber',
    plural: 'Subscribers',
    icon: 'mail',
    fields: [{ id: 'email', label: 'Email', type: 'email', required: true, unique: true }],
    seed: () => [],
  },
  build: ({ id, entity, rows, field }) =>
    column(
      'Newsletter',
      [
        heading('One letter a month', 2, middle),
        text('What is new, what we learned and what broke. No more than that.', { tone: 'soft' }, middle),
        node(
          'Form',
          'Newsletter form',
          {
            props: { resetOnSubmit: true },
            style: { base: { width: '100%', maxWidth: '440px' } },
            events: {
              submit: [
                {
                  ...step('createRow', { entity, values: { [field('email')]: '{{ event.values.email }}' } }),
                  onError: [toast('This address is on the list already', 'warn')],
                  onSuccess: [toast('You are on the list')],
                },
              ],
            },
          },
          [
            input('TextInput', 'Email', 'email', { type: 'email', required: true, placeholder: 'you@example.com' }, { id: id('newsletterEmail') }),
            submit('Subscribe', { fullWidth: true }),
          ],
        ),
        bound(`{{ pluralize(count(${rows}.data), "reader", "readers") }} so far`, { tone: 'faint', size: 'small' }),
      ],
      { ...centred, surface: 'tint', padding: 32, gap: 14 },
    ),
};

export const MARKETING_BLOCKS: readonly Block[] = [header, hero, features, testimonials, faq, newsletter];
