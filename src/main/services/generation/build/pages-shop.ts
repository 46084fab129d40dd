import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor } from './form.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { cardOf, searchExpression } from './cards.ts';
import { filterRow, subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, column, header, pageOf, refuse, row, text, toast } from './parts.ts';
import { codeFor } from './row-code.ts';

const cartOf = (kit: Kit): string => kit.once('cart lines', () => kit.variable('Cart lines', [], 'saved'));

/** Products as cards, into a basket that is kept. */
export function shopPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const cart = cartOf(kit);
  const key = 'shop';
  const basket = kit.page((other) => other.pattern === 'cart');
  const search = kit.node('TextInput', `${key} search`, {
    props: {
      type: 'search',
      icon: 'search',
      placeholder: `Search ${entity.plural.toLowerCase()}`,
      ariaLabel: `Search ${entity.plural.toLowerCase()}`,
      clearable: true,
    },
    style: { base: { minWidth: '200px', grow: 1 } },
  });
  const filters = filterRow(kit, entity, key);
  kit.did('Add to cart');
  const inCart = `((${cart} || []).find((l) => l.id === item.id) || { quantity: 0 }).quantity`;
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [
      basket === undefined
        ? null
        : button(
            kit,
            'Cart',
            [{ do: 'goToPage', with: { page: basket.id } }],
            { icon: 'shopping-cart', variant: 'secondary' },
            { id: kit.id('to cart button'), bindings: { text: `{{ "Cart (" + sum(${cart} || [], "quantity") + ")" }}` } },
          ),
    ]),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: { layout: 'grid', minItemWidth: 220, gap: 16, emptyText: 'Nothing found.' },
      bindings: { items: `{{ ${filters.rows}.filter((r) => ${searchExpression(entity, search.id)}) }}` },
      children: [
        cardOf(kit, entity, `${key} item`, [
          button(
            kit,
            'Add to cart',
            [
              ...refuse('/^(Sold out|Sold)$/.test(item.status || "")', 'Sold out'),
              ...(entity.fields.some((field) => field.id === 'stock') ? refuse(`${inCart} >= (item.stock || 0)`, 'No more in stock') : []),
              {
                do: 'setState',
                with: {
                  state: cart,
                  value: `{{ ${inCart} ? ${cart}.map((l) => l.id === item.id ? { ...l, quantity: l.quantity + 1 } : l) : [...(${cart} || []), { id: item.id, name: item.${entity.display}, price: item.price || 0, quantity: 1 }] }}`,
                },
              },
              toast(`{{ item.${entity.display} }} added`),
            ],
            { size: 'small', icon: 'plus' },
            { id: kit.id('add to cart button') },
          ),
        ]),
      ],
    }),
  ]);
}

/** The basket: amounts, totals, and checkout that makes the order and takes the stock. */
export function cartPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const cart = cartOf(kit);
  const order = kit.ofKind('order', 'sale');
  const total = `round(${cart}.reduce ? ${cart}.reduce((a, l) => a + l.price * l.quantity, 0) : 0, 2)`;
  const name = order?.fields.find((field) => field.id === 'customer');
  const link = order?.fields.find((field) => field.reference?.entity === entity.id)?.id;
  const change = (by: number): StepInput[] => [
    {
      do: 'setState',
      with: { state: cart, value: `{{ ${cart}.map((l) => l.id === item.id ? { ...l, quantity: l.quantity + ${by} } : l).filter((l) => l.quantity > 0) }}` },
    },
  ];
  const stock = entity.fields.some((field) => field.id === 'stock');
  const money = order?.fields.find((field) => /^(total|amount)$/.test(field.id))?.id;
  const notes = order?.fields.some((field) => field.id === 'notes');
  kit.did('Check out');
  const parts = [
    ...(money === undefined ? [] : [`${money}: ${total}`]),
    ...(order?.fields.some((field) => field.id === 'quantity') === true ? [`quantity: sum(${cart}, "quantity")`] : []),
    ...(link === undefined ? [] : [`${link}: ${cart}[0].id`]),
    ...(notes === true ? [`notes: ${cart}.map((l) => l.quantity + " x " + l.name).join(", ")`] : []),
    ...(order?.fields
      .filter((field) => field.type === 'date')
      .slice(0, 1)
      .map((field) => `${field.id}: today()`) ?? []),
    ...(order?.flow === null || order === undefined ? [] : [`${order.flow.field}: ${quote(order.flow.steps[0] ?? '')}`]),
  ];
  const checkout: StepInput[] = [
    ...refuse(`!count(${cart})`, 'Your cart is empty'),
    ...(order === undefined
      ? []
      : [{ do: 'createRow' as const, with: { entity: order.id, values: `{{ ({ ...event.values, ${parts.join(', ')}${codeFor(order)} }) }}` } }]),
    ...(stock
      ? [
          {
            do: 'script' as const,
            with: {
              code: `for (const line of ${cart}) { const row = await db.${entity.id}.get(line.id); if (row) await db.${entity.id}.update(line.id, { stock: Math.max(0, (row.stock || 0) - line.quantity) }); }`,
            },
          },
        ]
      : []),
    { do: 'setState', with: { state: cart, value: [] } },
    toast('Thank you. Your order was placed.'),
  ];
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ pluralize(sum(${cart} || [], "quantity"), "piece") }}`, []),
      card(kit, 'Cart card', [
        kit.node('List', 'Cart list', {
          props: { dividers: true, emptyText: 'Your cart is empty.' },
          bindings: { items: `{{ ${cart} || [] }}` },
          children: [
            row(
              kit,
              'Cart line',
              [
                column(
                  kit,
                  'Cart words',
                  [
                    text(kit, 'Cart name', '{{ item.name }}', { weight: 'medium' }),
                    text(kit, 'Cart price', '{{ formatCurrency(item.price) }}', { size: 'small', tone: 'soft' }),
                  ],
                  { gap: 2 },
                  { base: { grow: 1 } },
                ),
                button(
                  kit,
                  'Less',
                  change(-1),
                  { icon: 'minus', variant: 'secondary', size: 'small', text: '', ariaLabel: 'One less' },
                  { id: kit.id('cart less button') },
                ),
                text(kit, 'Cart quantity', '{{ item.quantity }}', { weight: 'medium' }),
                button(
                  kit,
                  'More',
                  change(1),
                  { icon: 'plus', variant: 'secondary', size: 'small', text: '', ariaLabel: 'One more' },
                  { id: kit.id('cart more button') },
                ),
                text(kit, 'Cart sum', '{{ formatCurrency(item.price * item.quantity) }}'),
              ],
              { wrap: false, gap: 10 },
            ),
          ],
        }),
        row(
          kit,
          'Cart total row',
          [
            text(kit, 'Cart total label', 'Total', { weight: 'bold', size: 'large' }),
            text(kit, 'Cart total', `{{ formatCurrency(${total}) }}`, { weight: 'bold', size: 'large' }),
          ],
          { justify: 'between', wrap: false },
        ),
        kit.node('Form', 'Checkout form', {
          id: kit.id('checkout form'),
          props: { resetOnSubmit: true },
          events: { submit: checkout },
          children: [
            order === undefined || name === undefined ? null : inputFor(kit, order, { ...name, required: true }, 'checkout'),
            kit.node('Button', 'Check out', { props: { text: 'Check out', type: 'submit', fullWidth: true, icon: 'credit-card' } }),
          ],
        }),
      ]),
    ],
    { maxWidth: '760px' },
  );
}
