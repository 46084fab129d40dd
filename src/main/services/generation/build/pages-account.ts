import type { PlannedEntity, PlannedPage } from '../plan/index.ts';
import { inputFor, rowEditor } from './form.ts';
import type { Kit } from './kit.ts';
import { type BuiltPage, button, card, column, header, heading, pageOf, refuse, row, statRow, text, toast } from './parts.ts';
import { statsOf } from './stats.ts';
import { tableFor } from './table.ts';

/** The customer's view of a check: what is needed, where it stands, and going on once it is approved. */
export function verifyPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const customer = kit.ofKind('customer');
  const link = entity.fields.find((field) => field.reference?.entity === customer?.id)?.id;
  const who =
    customer === undefined || link === undefined
      ? null
      : kit.node('Select', 'Verify who', {
          props: { label: 'Who are you', labelKey: customer.display, valueKey: 'id', searchable: true },
          bindings: { options: `{{ ${kit.rows(customer)}.data || [] }}` },
        });
  const mine = who === null ? `(${kit.rows(entity)}.data || [])[0]` : `(${kit.rows(entity)}.data || []).find((v) => v.${link} === ${who.id}.value)`;
  const editor = rowEditor(kit, entity, 'verify');
  kit.did('Upload identity document');
  kit.did('Proceed to checkout');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, 'Where your verification stands', []),
      card(kit, 'Verify card', [
        who,
        text(
          kit,
          'Verify state',
          `{{ ${mine} ? "Your verification: " + ${mine}.${entity.flow?.field ?? 'status'} : "Nothing on file yet. Send your document below." }}`,
          { size: 'large', weight: 'medium' },
        ),
        row(
          kit,
          'Verify buttons',
          [
            button(kit, 'Send document', editor.add, { icon: 'upload', variant: 'secondary' }, { id: kit.id('send document button') }),
            button(
              kit,
              'Go to checkout',
              [
                ...refuse(
                  `!${mine} || !/^(Approved|Verified)$/.test(${mine}.${entity.flow?.field ?? 'status'})`,
                  'Checkout opens once your verification is approved',
                ),
                toast('Approved. You can pay now.'),
              ],
              { icon: 'shopping-cart' },
              { id: kit.id('go to checkout button') },
            ),
          ],
          { gap: 8 },
        ),
      ]),
      statRow(kit, 'Verify', statsOf(kit, entity, 3)),
      editor.overlay,
    ],
    { maxWidth: '760px' },
  );
}

/** Sign-in and sign-up against the app's own users. Who is signed in is kept; nothing leaves this computer. */
export function loginPage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const me = kit.once('current user', () => kit.variable('Current user', '', 'saved'));
  const data = `(${kit.rows(entity)}.data || [])`;
  const user = `(${data}.find((u) => u.id === ${me}) || {})`;
  kit.did('Login');
  kit.did('Sign up');
  const field = (id: string): PlannedEntity['fields'][number] | undefined => entity.fields.find((candidate) => candidate.id === id);
  const inputs = (prefix: string, ids: string[]): ReturnType<typeof inputFor>[] =>
    ids.map((id) => field(id)).map((found) => (found === undefined ? null : inputFor(kit, entity, { ...found, required: true }, prefix)));
  const match = `${data}.find((u) => (u.email || "").toLowerCase() === String(event.values.email || "").toLowerCase() && u.password === event.values.password)`;
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ ${me} ? "Logged in as " + (${user}.name || "") : "Log in to go on" }}`, [
        button(
          kit,
          'Log out',
          [{ do: 'setState', with: { state: me, value: '' } }, toast('Logged out')],
          { variant: 'secondary', icon: 'log-out' },
          { id: kit.id('sign out button'), bindings: { visible: `{{ !!${me} }}` } },
        ),
      ]),
      kit.node('Tabs', 'Sign in tabs', {
        props: {
          tabs: [
            { id: 'in', label: 'Log in' },
            { id: 'up', label: 'Sign up' },
          ],
          lazy: false,
          variant: 'segmented',
        },
        children: [
          card(kit, 'Sign in card', [
            kit.node('Form', 'Sign in form', {
              id: kit.id('sign in form'),
              events: {
                submit: [
                  ...refuse(`!${match}`, 'Email or password is not right'),
                  { do: 'setState', with: { state: me, value: `{{ (${match} || {}).id }}` } },
                  toast(`Welcome back`),
                ],
              },
              children: [
                ...inputs('sign in', ['email', 'password']),
                kit.node('Button', 'Sign in now', { props: { text: 'Log in', type: 'submit', fullWidth: true } }),
              ],
            }),
            text(kit, 'Sample account', `{{ ${data}[0] ? "Sample account: " + ${data}[0].email + " / " + ${data}[0].password : "" }}`, {
              size: 'small',
              tone: 'faint',
            }),
          ]),
          card(kit, 'Sign up card', [
            kit.node('Form', 'Sign up form', {
              id: kit.id('sign up form'),
              props: { resetOnSubmit: true },
              events: {
                submit: [
                  ...refuse(
                    `${data}.some((u) => (u.email || "").toLowerCase() === String(event.values.email || "").toLowerCase())`,
                    'There is an account with this email already',
                  ),
                  {
                    do: 'createRow',
                    with: { entity: entity.id, values: '{{ ({ ...event.values, role: "Member", status: "Active", joinedOn: today() }) }}' },
                    as: 'made',
                  },
                  { do: 'setState', with: { state: me, value: '{{ steps.made.id }}' } },
                  toast('Welcome. Your account is ready.'),
                ],
              },
              children: [
                ...inputs('sign up', ['name', 'email', 'password']),
                kit.node('Button', 'Sign up now', { props: { text: 'Sign up', type: 'submit', fullWidth: true } }),
              ],
            }),
          ]),
        ],
      }),
    ],
    { maxWidth: '480px' },
  );
}

/** The signed-in person's own details. */
export function profilePage(kit: Kit, page: PlannedPage, entity: PlannedEntity): BuiltPage {
  const me = kit.once('current user', () => kit.variable('Current user', '', 'saved'));
  const data = `(${kit.rows(entity)}.data || [])`;
  const user = `(${data}.find((u) => u.id === ${me}) || ${data}[0] || {})`;
  const fields = entity.fields.filter((field) => /^(text|email|phone|longText)$/.test(field.type) && field.id !== 'password');
  const mine = kit.ofKind('order', 'booking', 'application', 'post');
  kit.did('Edit profile');
  return pageOf(
    kit,
    page,
    [
      header(kit, page.name, `{{ ${user}.email || "" }}`, []),
      card(kit, 'Profile card', [
        heading(kit, 'Your details', 2),
        kit.node('Form', 'Profile form', {
          id: kit.id('profile form'),
          bindings: { initial: `{{ ${user} }}` },
          events: {
            submit: [{ do: 'updateRow', with: { entity: entity.id, rowId: `{{ ${user}.id }}`, values: '{{ event.values }}' } }, toast('Details saved')],
          },
          children: [
            ...fields.map((field) => inputFor(kit, entity, field, 'profile')),
            kit.node('Button', 'Save profile', { props: { text: 'Save', type: 'submit' } }),
          ],
        }),
      ]),
      mine === undefined
        ? null
        : column(kit, 'Profile rows', [
            heading(kit, mine.plural, 2),
            tableFor(kit, mine, { data: `(${kit.rows(mine)}.data || [])`, key: 'profile', columns: 5, actions: false, verbs: [], pageSize: 5 }),
          ]),
    ],
    { maxWidth: '820px' },
  );
}
