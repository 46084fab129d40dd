import { bound, column, grid, heading, node, row, soft, step, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const middle = { style: { base: { textAlign: 'center' } } } as const;

const PLANS = [
  ['Free', 0, 'For trying it out', ['One person', 'Three projects', 'Help by email'], false],
  ['Team', 9, 'For groups that work together', ['Up to 20 people', 'As many projects as you like', 'Shared calendars', 'Help within a day'], true],
  ['Company', 24, 'For those who need more', ['No limits', 'Single sign-on', 'Someone to call'], false],
] as const;

const pricing: Block = {
  id: 'pricing',
  name: 'Pricing',
  group: 'page',
  icon: 'badge-dollar-sign',
  description: 'Three plans, by month or by year',
  keywords: ['plans', 'price', 'subscription', 'tiers'],
  state: ({ id }) => [{ id: id('chosenPlan'), name: 'Chosen plan', initial: '' }],
  build: ({ id }) =>
    column(
      'Pricing',
      [
        column('Pricing heading', [heading('Prices that fit on one page', 2, middle), text('Change or leave at any time.', { tone: 'soft' }, middle)], {
          gap: 6,
        }),
        node('RadioGroup', 'Billing', {
          id: id('billing'),
          props: {
            variant: 'segmented',
            direction: 'row',
            value: 'month',
            ariaLabel: 'Billing',
            options: [
              { value: 'month', label: 'Monthly' },
              { value: 'year', label: 'Yearly, two months free' },
            ],
          },
        }),
        grid(
          'Plans',
          PLANS.map(([name, price, words, points, isBest]) =>
            node('Card', `${name} plan`, { props: { gap: 14, ...(isBest ? { tone: 'accent' } : {}) } }, [
              row('Plan name', [heading(name, 3), ...(isBest ? [node('Tag', 'Most chosen', { props: { text: 'Most chosen', tone: 'accent' } })] : [])], {
                justify: 'between',
              }),
              row(
                'Price',
                [
                  bound(`{{ formatCurrency(${id('billing')}.value === "year" ? ${price * 10} : ${price}, "USD") }}`, { format: 'heading', level: 1 }),
                  bound(`{{ ${id('billing')}.value === "year" ? "a year" : "a month" }}`, { tone: 'soft' }),
                ],
                { gap: 6, align: 'end' },
              ),
              soft(words),
              ...points.map((point) =>
                row('Point', [node('Icon', 'Check', { props: { icon: 'check', size: 16, tone: 'ok' } }), text(point)], { gap: 8, wrap: false }),
              ),
              node('Button', `Choose ${name}`, {
                props: { text: `Choose ${name}`, fullWidth: true, variant: isBest ? 'primary' : 'secondary' },
                events: { click: [step('setState', { state: id('chosenPlan'), value: name }), toast(`${name} it is`)] },
              }),
            ]),
          ),
          3,
          250,
        ),
      ],
      { gap: 24, align: 'stretch' },
    ),
};

export const PRICING_BLOCKS: readonly Block[] = [pricing];
