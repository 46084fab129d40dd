import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor, rowEditor } from './form.ts';
import { quote, type Kit, type StepInput } from './kit.ts';
import { cardOf, searchExpression } from './pages-content.ts';
import { filterRow, subtitle } from './pages-crud.ts';
import { button, card, column, fieldText, header, heading, nounOf, pageOf, refuse, row, statRow, text, toast, type BuiltPage } from './parts.ts';
import { statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** A short number for new rows, where people name rows by a code. */
export function codeFor(entity: PlannedEntity): string {
  const field = entity.fields.find((candidate) => candidate.id === entity.display && candidate.generator !== null && /^code\(/.test(candidate.generator));
  return field === undefined ? '' : `, ${field.id}: ${quote(field.generator?.slice(5, -1) ?? 'NO')} + "-" + String(now()).replace(/\\D/g, "").slice(6, 14)`;
}

/** Things to book: cards with what they cost, and a dialog that refuses days that are taken. */
export function bookFormPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const booking = kit.ofKind('booking', 'appointment');
  const key = 'book';
  const search = kit.node('TextInput', `${key} search`, { props: { type: 'search', icon: 'search', placeholder: `Search ${entity.plural.toLowerCase()}`, ariaLabel: `Search ${entity.plural.toLowerCase()}`, clearable: true }, style: { base: { minWidth: '200px', grow: 1 } } });
  const filters = filterRow(kit, entity, key);
  const chosen = kit.variable('Booking for', {});
  const modal = kit.id('book modal');
  const link = booking?.fields.find((field) => field.reference?.entity === entity.id)?.id;
  const from = booking?.fields.find((field) => /^(from|date)$/.test(field.id))?.id;
  const to = booking?.fields.find((field) => field.id === 'to')?.id;
  const total = booking?.fields.find((field) => field.id === 'total')?.id;
  const price = entity.fields.find((field) => field.type === 'currency')?.id;
  const nights = to === undefined ? '1' : `max(1, daysBetween(event.values.${from}, event.values.${to}) || 1)`;
  const fields = booking?.fields.filter((field) => field.type !== 'computed' && field.id !== link && field.id !== booking.flow?.field && field.id !== total && field.id !== 'number') ?? [];
  const clash = link === undefined || from === undefined ? 'false' : `(${booking === undefined ? '' : kit.rows(booking)}.data || []).some((b) => b.${link} === ${chosen}.id && b.status !== "Cancelled" && ${to === undefined ? `b.${from} === event.values.${from}${booking?.fields.some((field) => field.id === 'time') === true ? ' && b.time === event.values.time' : ''}` : `b.${from} < (event.values.${to} || addDays(event.values.${from}, 1)) && (b.${to} || addDays(b.${from}, 1)) > event.values.${from}`})`;
  kit.did(`Book ${nounOf(entity)}`);
  const submit: StepInput[] =
    booking === undefined
      ? []
      : [
          ...(from === undefined || to === undefined ? [] : refuse(`event.values.${to} && event.values.${to} <= event.values.${from}`, 'The last day must come after the first')),
          ...refuse(clash, `${entity.name} is taken then. Choose other days.`),
          { do: 'createRow', with: { entity: booking.id, values: `{{ ({ ...event.values${link === undefined ? '' : `, ${link}: ${chosen}.id`}${total === undefined || price === undefined ? '' : `, ${total}: round((${chosen}.${price} || 0) * ${nights}, 2)`}${booking.flow === null ? '' : `, ${booking.flow.field}: ${quote(booking.flow.steps[0] ?? '')}`}${codeFor(booking)} }) }}` } },
          { do: 'closeOverlay', with: { node: modal } },
          toast(`${entity.name} booked`),
        ];
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), []),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: { layout: 'grid', minItemWidth: 240, gap: 14, emptyText: `No ${entity.plural.toLowerCase()} found.` },
      bindings: { items: `{{ ${filters.rows}.filter((r) => ${searchExpression(entity, search.id)}) }}` },
      children: [cardOf(kit, entity, `${key} item`, booking === undefined ? [] : [button(kit, 'Book', [...refuse('/^(Out of order|Closed|Sold out|Sold)$/.test(item.status || "")', `This ${nounOf(entity)} cannot be booked now`), { do: 'setState', with: { state: chosen, value: '{{ item }}' } }, { do: 'openOverlay', with: { node: modal } }], { size: 'small', icon: 'calendar-plus' }, { id: kit.id('book button') })])],
    }),
    booking === undefined
      ? null
      : kit.node('Modal', 'Book dialog', {
          id: modal,
          bindings: { title: `{{ "Book: " + (${fieldText(kit, entity, entity.display, chosen)}) }}` },
          children: [kit.node('Form', 'Book form', { id: kit.id('book form'), props: { resetOnSubmit: true }, events: { submit }, children: [...fields.map((field) => inputFor(kit, booking, field.id === from ? { ...field, required: true } : field, 'book')), kit.node('Button', 'Confirm booking', { props: { text: 'Book', type: 'submit' } })] })],
        }),
  ]);
}

/** A plan of seats: free ones can be pressed, taken ones say so. */
export function seatsPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const booking = kit.ofKind('order', 'booking', 'appointment');
  const room = kit.ofKind('study room', 'room', 'event', 'table', 'trip', 'flight');
  const link = entity.fields.find((field) => field.reference?.entity === room?.id)?.id;
  const where = room === undefined || link === undefined ? null : kit.node('Select', 'Seat room', { props: { label: room.name, labelKey: room.display, valueKey: 'id', placeholder: `Any ${nounOf(room)}` }, bindings: { options: `{{ ${kit.rows(room)}.data || [] }}` } });
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
    ...(booking === undefined ? [] : [{ do: 'createRow' as const, with: { entity: booking.id, values: `{{ ({ ${[...(date === undefined ? [] : [`${date}: today()`]), ...(money === undefined || price === undefined ? [] : [`${money}: ${seat}.${price} || 0`]), ...(notes === undefined ? [] : [`${notes}: "Seat " + ${seat}.${entity.display}`]), ...(roomLink === undefined ? [] : [`${roomLink}: ${seat}.${link ?? 'room'}`]), ...(booking.flow === null ? [] : [`${booking.flow.field}: ${quote(booking.flow.steps[0] ?? '')}`])].join(', ')}${codeFor(booking)}${booking.fields.some((field) => field.required && field.type === 'text' && field.id === 'guest') ? ', guest: "You"' : ''} }) }}` } }]),
    ...(status ? [{ do: 'updateRow' as const, with: { entity: entity.id, rowId: `{{ ${chosen} }}`, values: '{{ ({ status: "Taken" }) }}' } }] : []),
    toast('Seat booked'),
    { do: 'setState', with: { state: chosen, value: '' } },
  ];
  return pageOf(kit, page, [
    header(kit, page.name, 'Press a free seat; grey ones are taken', []),
    statRow(kit, 'Seats', [{ label: 'Free', value: `{{ count(${seats}.filter((s) => s.status === "Free")) }}`, tone: 'ok' }, { label: 'Taken', value: `{{ count(${seats}.filter((s) => s.status === "Taken")) }}` }]),
    card(kit, 'Seat card', [
      where,
      kit.node('List', 'Seat plan', {
        props: { layout: 'grid', minItemWidth: 72, gap: 8, emptyText: 'No seats here.' },
        bindings: { items: `{{ sortBy(${seats}, ${quote(entity.display)}) }}` },
        children: [button(kit, 'Seat', [...refuse('item.status && item.status !== "Free"', 'That seat is taken. Choose another.'), { do: 'setState', with: { state: chosen, value: '{{ item.id }}' } }], { size: 'small', fullWidth: true }, { id: kit.id('seat button'), bindings: { text: `{{ item.${entity.display} }}`, variant: `{{ item.id === ${chosen} ? "primary" : "secondary" }}`, disabled: '{{ !!item.status && item.status !== "Free" }}' } })],
      }),
      row(kit, 'Seat choice', [text(kit, 'Seat words', `{{ ${chosen} ? "Seat " + ${seat}.${entity.display} + ${price === undefined ? '""' : `" for " + formatCurrency(${seat}.${price})`} : "No seat chosen" }}`, { weight: 'medium' }), button(kit, 'Book seat', book, { icon: 'check' }, { id: kit.id('book seat button') })], { justify: 'between' }),
    ]),
  ], { maxWidth: '820px' });
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
    row(kit, 'Order columns', [
      card(kit, 'Order card', [
        kit.node('Form', 'Order form', {
          id: form,
          props: { resetOnSubmit: true },
          events: { submit: [{ do: 'createRow', with: { entity: entity.id, values: `{{ ({ ...event.values, freight: round(20 + 1.8 * (event.values.distanceKm || 0) + 6 * (event.values.quantity || 1), 2)${entity.fields.some((field) => field.id === 'total') ? ', total: round(20 + 1.8 * (event.values.distanceKm || 0) + 6 * (event.values.quantity || 1), 2)' : ''}${entity.fields.some((field) => field.id === 'orderedOn') ? ', orderedOn: today()' : ''}${entity.flow === null ? '' : `, ${entity.flow.field}: ${quote(entity.flow.steps[0] ?? '')}`}${codeFor(entity)} }) }}` } }, toast('Order placed')] },
          children: [...fields.map((field) => inputFor(kit, entity, { ...field, required: /^(startPoint|endPoint|distanceKm)$/.test(field.id) }, 'order')), entity.fields.some((field) => field.id === 'quantity') ? volume : null, kit.node('Button', 'Place order', { props: { text: 'Place order', type: 'submit' } })],
        }),
      ], {}, { base: { grow: 2, minWidth: '300px' } }),
      card(kit, 'Price card', [heading(kit, 'Your price', 2), kit.node('Stat', 'Freight figure', { props: { label: 'Freight', format: 'currency' }, bindings: { value: `{{ ${freight} }}` } }), text(kit, 'Price words', 'Base 20, plus 1.80 for each kilometre and 6 for each piece.', { tone: 'soft', size: 'small' })], {}, { base: { grow: 1, minWidth: '220px' } }),
    ], { align: 'start', gap: 16 }),
  ]);
}

const cartOf = (kit: Kit): string => kit.once('cart lines', () => kit.variable('Cart lines', [], 'saved'));

/** Products as cards, into a basket that is kept. */
export function shopPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const cart = cartOf(kit);
  const key = 'shop';
  const basket = kit.page((other) => other.pattern === 'cart');
  const search = kit.node('TextInput', `${key} search`, { props: { type: 'search', icon: 'search', placeholder: `Search ${entity.plural.toLowerCase()}`, ariaLabel: `Search ${entity.plural.toLowerCase()}`, clearable: true }, style: { base: { minWidth: '200px', grow: 1 } } });
  const filters = filterRow(kit, entity, key);
  kit.did('Add to cart');
  const inCart = `((${cart} || []).find((l) => l.id === item.id) || { quantity: 0 }).quantity`;
  return pageOf(kit, page, [
    header(kit, page.name, subtitle(kit, entity), [basket === undefined ? null : button(kit, 'Cart', [{ do: 'goToPage', with: { page: basket.id } }], { icon: 'shopping-cart', variant: 'secondary' }, { id: kit.id('to cart button'), bindings: { text: `{{ "Cart (" + sum(${cart} || [], "quantity") + ")" }}` } })]),
    row(kit, `${key} search row`, [search, filters.node], { gap: 8 }),
    kit.node('List', `${key} cards`, {
      props: { layout: 'grid', minItemWidth: 220, gap: 16, emptyText: 'Nothing found.' },
      bindings: { items: `{{ ${filters.rows}.filter((r) => ${searchExpression(entity, search.id)}) }}` },
      children: [
        cardOf(kit, entity, `${key} item`, [
          button(kit, 'Add to cart', [...refuse('/^(Sold out|Sold)$/.test(item.status || "")', 'Sold out'), ...(entity.fields.some((field) => field.id === 'stock') ? refuse(`${inCart} >= (item.stock || 0)`, 'No more in stock') : []), { do: 'setState', with: { state: cart, value: `{{ ${inCart} ? ${cart}.map((l) => l.id === item.id ? { ...l, quantity: l.quantity + 1 } : l) : [...(${cart} || []), { id: item.id, name: item.${entity.display}, price: item.price || 0, quantity: 1 }] }}` } }, toast(`{{ item.${entity.display} }} added`)], { size: 'small', icon: 'plus' }, { id: kit.id('add to cart button') }),
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
  const change = (by: number): StepInput[] => [{ do: 'setState', with: { state: cart, value: `{{ ${cart}.map((l) => l.id === item.id ? { ...l, quantity: l.quantity + ${by} } : l).filter((l) => l.quantity > 0) }}` } }];
  const stock = entity.fields.some((field) => field.id === 'stock');
  const money = order?.fields.find((field) => /^(total|amount)$/.test(field.id))?.id;
  const notes = order?.fields.some((field) => field.id === 'notes');
  kit.did('Check out');
  const parts = [...(money === undefined ? [] : [`${money}: ${total}`]), ...(order?.fields.some((field) => field.id === 'quantity') === true ? [`quantity: sum(${cart}, "quantity")`] : []), ...(link === undefined ? [] : [`${link}: ${cart}[0].id`]), ...(notes === true ? [`notes: ${cart}.map((l) => l.quantity + " x " + l.name).join(", ")`] : []), ...(order?.fields.filter((field) => field.type === 'date').slice(0, 1).map((field) => `${field.id}: today()`) ?? []), ...(order?.flow === null || order === undefined ? [] : [`${order.flow.field}: ${quote(order.flow.steps[0] ?? '')}`])];
  const checkout: StepInput[] = [
    ...refuse(`!count(${cart})`, 'Your cart is empty'),
    ...(order === undefined ? [] : [{ do: 'createRow' as const, with: { entity: order.id, values: `{{ ({ ...event.values, ${parts.join(', ')}${codeFor(order)} }) }}` } }]),
    ...(stock ? [{ do: 'script' as const, with: { code: `for (const line of ${cart}) { const row = await db.${entity.id}.get(line.id); if (row) await db.${entity.id}.update(line.id, { stock: Math.max(0, (row.stock || 0) - line.quantity) }); }` } }] : []),
    { do: 'setState', with: { state: cart, value: [] } },
    toast('Thank you. Your order was placed.'),
  ];
  return pageOf(kit, page, [
    header(kit, page.name, `{{ pluralize(sum(${cart} || [], "quantity"), "piece") }}`, []),
    card(kit, 'Cart card', [
      kit.node('List', 'Cart list', {
        props: { dividers: true, emptyText: 'Your cart is empty.' },
        bindings: { items: `{{ ${cart} || [] }}` },
        children: [row(kit, 'Cart line', [column(kit, 'Cart words', [text(kit, 'Cart name', '{{ item.name }}', { weight: 'medium' }), text(kit, 'Cart price', '{{ formatCurrency(item.price) }}', { size: 'small', tone: 'soft' })], { gap: 2 }, { base: { grow: 1 } }), button(kit, 'Less', change(-1), { icon: 'minus', variant: 'secondary', size: 'small', text: '', ariaLabel: 'One less' }, { id: kit.id('cart less button') }), text(kit, 'Cart quantity', '{{ item.quantity }}', { weight: 'medium' }), button(kit, 'More', change(1), { icon: 'plus', variant: 'secondary', size: 'small', text: '', ariaLabel: 'One more' }, { id: kit.id('cart more button') }), text(kit, 'Cart sum', '{{ formatCurrency(item.price * item.quantity) }}')], { wrap: false, gap: 10 })],
      }),
      row(kit, 'Cart total row', [text(kit, 'Cart total label', 'Total', { weight: 'bold', size: 'large' }), text(kit, 'Cart total', `{{ formatCurrency(${total}) }}`, { weight: 'bold', size: 'large' })], { justify: 'between', wrap: false }),
      kit.node('Form', 'Checkout form', { id: kit.id('checkout form'), props: { resetOnSubmit: true }, events: { submit: checkout }, children: [order === undefined || name === undefined ? null : inputFor(kit, order, { ...name, required: true }, 'checkout'), kit.node('Button', 'Check out', { props: { text: 'Check out', type: 'submit', fullWidth: true, icon: 'credit-card' } })] }),
    ]),
  ], { maxWidth: '760px' });
}

/** The customer's view of a check: what is needed, where it stands, and going on once it is approved. */
export function verifyPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const customer = kit.ofKind('customer');
  const link = entity.fields.find((field) => field.reference?.entity === customer?.id)?.id;
  const who = customer === undefined || link === undefined ? null : kit.node('Select', 'Verify who', { props: { label: 'Who are you', labelKey: customer.display, valueKey: 'id', searchable: true }, bindings: { options: `{{ ${kit.rows(customer)}.data || [] }}` } });
  const mine = who === null ? `(${kit.rows(entity)}.data || [])[0]` : `(${kit.rows(entity)}.data || []).find((v) => v.${link} === ${who.id}.value)`;
  const editor = rowEditor(kit, entity, 'verify');
  kit.did('Upload identity document');
  kit.did('Proceed to checkout');
  return pageOf(kit, page, [
    header(kit, page.name, 'Where your verification stands', []),
    card(kit, 'Verify card', [
      who,
      text(kit, 'Verify state', `{{ ${mine} ? "Your verification: " + ${mine}.${entity.flow?.field ?? 'status'} : "Nothing on file yet. Send your document below." }}`, { size: 'large', weight: 'medium' }),
      row(kit, 'Verify buttons', [
        button(kit, 'Send document', editor.add, { icon: 'upload', variant: 'secondary' }, { id: kit.id('send document button') }),
        button(kit, 'Go to checkout', [...refuse(`!${mine} || !/^(Approved|Verified)$/.test(${mine}.${entity.flow?.field ?? 'status'})`, 'Checkout opens once your verification is approved'), toast('Approved. You can pay now.')], { icon: 'shopping-cart' }, { id: kit.id('go to checkout button') }),
      ], { gap: 8 }),
    ]),
    statRow(kit, 'Verify', statsOf(kit, entity, 3)),
    editor.overlay,
  ], { maxWidth: '760px' });
}

/** Sign-in and sign-up against the app's own users. Who is signed in is kept; nothing leaves this computer. */
export function loginPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const me = kit.once('current user', () => kit.variable('Current user', '', 'saved'));
  const data = `(${kit.rows(entity)}.data || [])`;
  const user = `(${data}.find((u) => u.id === ${me}) || {})`;
  kit.did('Login');
  kit.did('Sign up');
  const field = (id: string): PlannedEntity['fields'][number] | undefined => entity.fields.find((candidate) => candidate.id === id);
  const inputs = (prefix: string, ids: string[]): (ReturnType<typeof inputFor>)[] => ids.map((id) => field(id)).map((found) => (found === undefined ? null : inputFor(kit, entity, { ...found, required: true }, prefix)));
  const match = `${data}.find((u) => (u.email || "").toLowerCase() === String(event.values.email || "").toLowerCase() && u.password === event.values.password)`;
  return pageOf(kit, page, [
    header(kit, page.name, `{{ ${me} ? "Logged in as " + (${user}.name || "") : "Log in to go on" }}`, [button(kit, 'Log out', [{ do: 'setState', with: { state: me, value: '' } }, toast('Logged out')], { variant: 'secondary', icon: 'log-out' }, { id: kit.id('sign out button'), bindings: { visible: `{{ !!${me} }}` } })]),
    kit.node('Tabs', 'Sign in tabs', {
      props: { tabs: [{ id: 'in', label: 'Log in' }, { id: 'up', label: 'Sign up' }], lazy: false, variant: 'segmented' },
      children: [
        card(kit, 'Sign in card', [kit.node('Form', 'Sign in form', { id: kit.id('sign in form'), events: { submit: [...refuse(`!${match}`, 'Email or password is not right'), { do: 'setState', with: { state: me, value: `{{ (${match} || {}).id }}` } }, toast(`Welcome back`)] }, children: [...inputs('sign in', ['email', 'password']), kit.node('Button', 'Sign in now', { props: { text: 'Log in', type: 'submit', fullWidth: true } })] }), text(kit, 'Sample account', `{{ ${data}[0] ? "Sample account: " + ${data}[0].email + " / " + ${data}[0].password : "" }}`, { size: 'small', tone: 'faint' })]),
        card(kit, 'Sign up card', [kit.node('Form', 'Sign up form', { id: kit.id('sign up form'), props: { resetOnSubmit: true }, events: { submit: [...refuse(`${data}.some((u) => (u.email || "").toLowerCase() === String(event.values.email || "").toLowerCase())`, 'There is an account with this email already'), { do: 'createRow', with: { entity: entity.id, values: '{{ ({ ...event.values, role: "Member", status: "Active", joinedOn: today() }) }}' }, as: 'made' }, { do: 'setState', with: { state: me, value: '{{ steps.made.id }}' } }, toast('Welcome. Your account is ready.')] }, children: [...inputs('sign up', ['name', 'email', 'password']), kit.node('Button', 'Sign up now', { props: { text: 'Sign up', type: 'submit', fullWidth: true } })] })]),
      ],
    }),
  ], { maxWidth: '480px' });
}

/** The signed-in person's own details. */
export function profilePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const me = kit.once('current user', () => kit.variable('Current user', '', 'saved'));
  const data = `(${kit.rows(entity)}.data || [])`;
  const user = `(${data}.find((u) => u.id === ${me}) || ${data}[0] || {})`;
  const fields = entity.fields.filter((field) => /^(text|email|phone|longText)$/.test(field.type) && field.id !== 'password');
  const mine = kit.ofKind('order', 'booking', 'application', 'post');
  kit.did('Edit profile');
  return pageOf(kit, page, [
    header(kit, page.name, `{{ ${user}.email || "" }}`, []),
    card(kit, 'Profile card', [heading(kit, 'Your details', 2), kit.node('Form', 'Profile form', { id: kit.id('profile form'), bindings: { initial: `{{ ${user} }}` }, events: { submit: [{ do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${user}.id }}`, values: '{{ event.values }}' } }, toast('Details saved')] }, children: [...fields.map((field) => inputFor(kit, entity, field, 'profile')), kit.node('Button', 'Save profile', { props: { text: 'Save', type: 'submit' } })] })]),
    mine === undefined ? null : column(kit, 'Profile rows', [heading(kit, mine.plural, 2), tableFor(kit, mine, { data: `(${kit.rows(mine)}.data || [])`, key: 'profile', columns: 5, actions: false, verbs: [], pageSize: 5 })]),
  ], { maxWidth: '820px' });
}
