import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor } from './form.ts';
import { type Kit, quote, type StepInput } from './kit.ts';
import { cardOf, searchExpression } from './cards.ts';
import { filterRow, subtitle } from './pages-crud.ts';
import { type BuiltPage, button, card, fieldText, header, heading, nounOf, pageOf, refuse, row, statRow, text, toast } from './parts.ts';
import { codeFor } from './row-code.ts';

/** Things to book: cards with what they cost, and a dialog that refuses days that are taken. */
export function bookFormPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const booking = kit.ofKind('booking', 'appointment');
  const key = 'book';
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
  const chosen = kit.variable('Booking for', {});
  const modal = kit.id('book modal');
  const link = booking?.fields.find((field) => field.reference?.entity === entity.id)?.id;
  const from = booking?.fields.find((field) => /^(from|date)$/.test(field.id))?.id;
  const to = booking?.fields.find((field) => field.id === 'to')?.id;
  const total = booking?.fields.find((field) => field.id === 'total')?.id;
  const price = entity.fields.find((field) => field.type === 'currency')?.id;
  const nights = to === undefined ? '1' : `max(1, daysBetween(event.values.${from}, event.values.${to}) || 1)`;
  const fields =
    booking?.fields.filter(
      (field) => field.type !== 'computed' && field.id !== link && field.id !== booking.flow?.field && field.id !== total && field.id !== 'number',
    ) ?? [];
  const clash =
    link === undefined || from === undefined
      ? 'false'
      : `(${booking === undefined ? '' : kit.rows(booking)}.data || []).some((b) => b.${link} === ${chosen}.id && b.status !== "Cancelled" && ${to === undefined ? `b.${from} === event.values.${from}${booking?.fields.some((field) => field.id === 'time') === true ? ' && b.time === event.values.time' : ''}` : `b.${from} < (event.values.${to} || addDays(event.values.${from}, 1)) && (b.${to} || addDays(b.${from}, 1)) > event.values.${from}`})`;
  kit.did(`Book ${nounOf(entity)}`);
  const submit: StepInput[] =
    booking === undefined
      ? []
      : [
          ...(from === undefined || to === undefined
            ? []
            : refuse(`event.values.${to} && event.values.${to} <= event.values.${from}`, 'The last day must come after the first')),
          ...refuse(clash, `${entity.name} is taken then. Choose other days.`),
          {
            do: 'createRow',
            with: {
              entity: booking.id,
              values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link}: ${chosen}.id`}${total === undefined || price === undefined ? '' : `, ${total}: round((${chosen}.${price} || 0) * ${nights}, 2)`}${booking.flow === null ? '' : `, ${booking.flow.field}: ${quote(booking.flow.steps[0] ?? '')}`}${codeFor(booking)} }) }}`,
            },
          },
          { do: 'closeOverlay', with: { node: modal } },
          toast(`${entity.name} booked`),
        ];
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), []),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: { layout: 'grid', minItemWidth: 240, gap: 14, emptyText: `No ${entity.plural.toLowerCase()} found.` },
      bindings: { items: `{{ ${filters.rows}.filter((r) => ${searchExpression(entity, search.id)}) }}` },
      children: [
        cardOf(
          kit,
          entity,
          `${key} item`,
          booking === undefined
            ? []
            : [
                button(
                  kit,
                  'Book',
                  [
                    ...refuse('/^(Out of order|Closed|Sold out|Sold)$/.test(item.status || "")', `This ${nounOf(entity)} cannot be booked now`),
                    { do: 'setState', with: { state: chosen, value: '{{ item }}' } },
                    { do: 'openOverlay', with: { node: modal } },
                  ],
                  { size: 'small', icon: 'calendar-plus' },
                  { id: kit.id('book button') },
                ),
              ],
        ),
      ],
    }),
    booking === undefined
      ? null
      : kit.node('Modal', 'Book dialog', {
          id: modal,
          bindings: { title: `{{ "Book: " + (${fieldText(kit, entity, entity.display, chosen)}) }}` },
          children: [
            kit.node('Form', 'Book form', {
              id: kit.id('book form'),
              props: { resetOnSubmit: true },
              events: { submit },
              children: [
                ...fields.map((field) => inputFor(kit, booking, field.id === from ? { ...field, required: true } : field, 'book')),
                kit.node('Button', 'Confirm booking', { props: { text: 'Book', type: 'submit' } }),
              ],
            }),
          ],
        }),
  ]);
}

/** A plan of seats: free ones can be pressed, taken ones say so. */
export function seatsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const booking = kit.ofKind('order', 'booking', 'appointment');
  const room = kit.ofKind('study room', 'room', 'event', 'table', 'trip', 'flight');
  const link = entity.fields.find((field) => field.reference?.entity === room?.id)?.id;
  const where =
    room === undefined || link === undefined
      ? null
      : kit.node('Select', 'Seat room', {
          props: { label: room.name, labelKey: room.display, valueKey: 'id', placeholder: `Any ${nounOf(room)}` },
          bindings: { options: `{{ ${kit.rows(room)}.data || [] }}` },
        });
  const chosen = kit.variable('Chosen seat id', '');
  const seats = `(${kit.rows(entity)}.data || [])${where === null ? '' : `.filter((s) => !${where.id}.value || s.${link} === ${where.id}.value)`}`;
  const seat = `((${kit.rows(entity)}.data || []).find((s) => s.id === ${chosen}) || {})`;
  const status = entity.fields.some((field) => field.id === 'status');
  const price = entity.fields.find((field) => field.type === 'currency')?.id;
  const money = booking?.fields.find((field) => /^(total|amount)$/.test(field.id))?.id;
  const notes = booking?.fields.find((field) => field.id === 'notes')?.id;
  const date = booking?.fields.find((field) => field.type === 'date')?.id;
  const roomLink = booking?.fields.find((field) => field.reference?.entity === room?.id)?.id;
  kit.did('Select a seat');
  const book: StepInput[] = [
    ...refuse(`!${chosen}`, 'Choose a free seat first'),
    ...refuse(`${seat}.status && ${seat}.status !== "Free"`, 'That seat is taken. Choose another.'),
    ...(booking === undefined
      ? []
      : [
          {
            do: 'createRow' as const,
            with: {
              entity: booking.id,
              values: `{{ ({ ${[...(date === undefined ? [] : [`${date}: today()`]), ...(money === undefined || price === undefined ? [] : [`${money}: ${seat}.${price} || 0`]), ...(notes === undefined ? [] : [`${notes}: "Seat " + ${seat}.${entity.display}`]), ...(roomLink === undefined ? [] : [`${roomLink}: ${seat}.${link ?? 'room'}`]), ...(booking.flow === null ? [] : [`${booking.flow.field}: ${quote(booking.flow.steps[0] ?? '')}`])].join(', ')}${codeFor(booking)}${booking.fields.some((field) => field.required && field.type === 'text' && field.id === 'guest') ? ', guest: "You"' : ''} }) }}`,
            },
          },
        ]),
    ...(status ? [{ do: 'updateRow' as const, with: { entity: entity.id, rowId: `{{ ${chosen} }}`, values: '{{ ({ status: "Taken" }) }}' } }] : []),
    toast('Seat booked'),
    { do: 'setState', with: { state: chosen, value: '' } },
  ];
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, 'Press a free seat; grey ones are taken', []),
      statRow(kit, 'Seats', [
        { label: 'Free', value: `{{ count(${seats}.filter((s) => s.status === "Free")) }}`, tone: 'ok' },
        { label: 'Taken', value: `{{ count(${seats}.filter((s) => s.status === "Taken")) }}` },
      ]),
      card(kit, 'Seat card', [
        where,
        kit.node('List', 'Seat plan', {
          props: { layout: 'grid', minItemWidth: 72, gap: 8, emptyText: 'No seats here.' },
          bindings: { items: `{{ sortBy(${seats}, ${quote(entity.display)}) }}` },
          children: [
            button(
              kit,
              'Seat',
              [
                ...refuse('item.status && item.status !== "Free"', 'That seat is taken. Choose another.'),
                { do: 'setState', with: { state: chosen, value: '{{ item.id }}' } },
              ],
              { size: 'small', fullWidth: true },
              {
                id: kit.id('seat button'),
                bindings: {
                  text: `{{ item.${entity.display} }}`,
                  variant: `{{ item.id === ${chosen} ? "primary" : "secondary" }}`,
                  disabled: '{{ !!item.status && item.status !== "Free" }}',
                },
              },
            ),
          ],
        }),
        row(
          kit,
          'Seat choice',
          [
            text(
              kit,
              'Seat words',
              `{{ ${chosen} ? "Seat " + ${seat}.${entity.display} + ${price === undefined ? '""' : `" for " + formatCurrency(${seat}.${price})`} : "No seat chosen" }}`,
              { weight: 'medium' },
            ),
            button(kit, 'Book seat', book, { icon: 'check' }, { id: kit.id('book seat button') }),
          ],
          { justify: 'between' },
        ),
      ]),
    ],
    { maxWidth: '820px' },
  );
}

/** An order whose price is worked out while it is filled in. */
export function quotePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const keys = ['startPoint', 'endPoint', 'distanceKm', 'items', 'notes', 'customer'];
  const fields = entity.fields.filter((field) => keys.includes(field.id));
  const form = kit.id('order form');
  const volume = kit.node('NumberInput', 'Order pieces', { props: { field: 'quantity', label: 'Pieces', min: 1, decimals: 0, value: 1, required: true } });
  const freight = `round(20 + 1.8 * (${form}.values.distanceKm || 0) + 6 * (${form}.values.quantity || 1), 2)`;
  kit.did('Calculate the price');
  kit.did('Place order');
  return pageOf(kit, page, [
    header(kit, page.name, 'Where from, where to, what: the price follows', []),
    row(
      kit,
      'Order columns',
      [
        card(
          kit,
          'Order card',
          [
            kit.node('Form', 'Order form', {
              id: form,
              props: { resetOnSubmit: true },
              events: {
                submit: [
                  {
                    do: 'createRow',
                    with: {
                      entity: entity.id,
                      values: `{{ ({ ...event.values, freight: round(20 + 1.8 * (event.values.distanceKm || 0) + 6 * (event.values.quantity || 1), 2)${entity.fields.some((field) => field.id === 'total') ? ', total: round(20 + 1.8 * (event.values.distanceKm || 0) + 6 * (event.values.quantity || 1), 2)' : ''}${entity.fields.some((field) => field.id === 'orderedOn') ? ', orderedOn: today()' : ''}${entity.flow === null ? '' : `, ${entity.flow.field}: ${quote(entity.flow.steps[0] ?? '')}`}${codeFor(entity)} }) }}`,
                    },
                  },
                  toast('Order placed'),
                ],
              },
              children: [
                ...fields.map((field) => inputFor(kit, entity, { ...field, required: /^(startPoint|endPoint|distanceKm)$/.test(field.id) }, 'order')),
                entity.fields.some((field) => field.id === 'quantity') ? volume : null,
                kit.node('Button', 'Place order', { props: { text: 'Place order', type: 'submit' } }),
              ],
            }),
          ],
          {},
          { base: { grow: 2, minWidth: '300px' } },
        ),
        card(
          kit,
          'Price card',
          [
            heading(kit, 'Your price', 2),
            kit.node('Stat', 'Freight figure', { props: { label: 'Freight', format: 'currency' }, bindings: { value: `{{ ${freight} }}` } }),
            text(kit, 'Price words', 'Base 20, plus 1.80 for each kilometre and 6 for each piece.', { tone: 'soft', size: 'small' }),
          ],
          {},
          { base: { grow: 1, minWidth: '220px' } },
        ),
      ],
      { align: 'start', gap: 16 },
    ),
  ]);
}
