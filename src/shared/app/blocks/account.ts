import { button, column, heading, input, node, row, soft, step, submit, toast } from './kit.ts';
import type { Block } from './types.ts';

const narrow = { style: { base: { width: '100%', maxWidth: '400px' } } } as const;
const MAY_BE_SHORT = 'Use at least 8 characters';

/** What all of them say once: an app has no accounts of its own until its author connects some. */
const signIn: Block = {
  id: 'sign-in',
  name: 'Sign in',
  group: 'account',
  icon: 'log-in',
  description: 'Email and password, checked before they are sent',
  keywords: ['login', 'password', 'auth'],
  state: ({ id }) => [{ id: id('signedInAs'), name: 'Signed in as', initial: '' }],
  build: ({ id }) =>
    column(
      'Sign in',
      [
        node('Card', 'Sign in card', { props: { gap: 18 }, ...narrow }, [
          column('Sign in heading', [heading('Welcome back'), soft('Sign in to go on where you stopped.')], { gap: 4 }),
          node(
            'Form',
            'Sign in form',
            {
              events: {
                submit: [step('setState', { state: id('signedInAs'), value: '{{ event.values.email }}' }), toast('Signed in as {{ event.values.email }}')],
              },
            },
            [
              input('TextInput', 'Email', 'email', { type: 'email', required: true, placeholder: 'you@example.com', icon: 'mail' }, { id: id('signInEmail') }),
              input('TextInput', 'Password', 'password', { type: 'password', required: true, icon: 'lock' }, { id: id('signInPassword') }),
              input('Checkbox', 'Keep me signed in', 'keep', { value: true }),
              submit('Sign in', { fullWidth: true }),
            ],
          ),
          row(
            'Other ways',
            [
              node('Link', 'Forgot password', {
                props: { text: 'Forgot your password?' },
                events: { click: [toast('Put here the page that resets it', 'neutral')] },
              }),
              node('Link', 'Make an account', { props: { text: 'Make an account' }, events: { click: [toast('Put here the page to sign up', 'neutral')] } }),
            ],
            { justify: 'between' },
          ),
        ]),
      ],
      { align: 'center', padding: 24 },
    ),
};

const signUp: Block = {
  id: 'sign-up',
  name: 'Sign up',
  group: 'account',
  icon: 'user-plus',
  description: 'A new account: name, email, password twice',
  keywords: ['register', 'account', 'join'],
  state: ({ id }) => [{ id: id('newAccount'), name: 'New account', initial: '' }],
  build: ({ id }) =>
    column(
      'Sign up',
      [
        node('Card', 'Sign up card', { props: { gap: 18 }, ...narrow }, [
          column('Sign up heading', [heading('Make an account'), soft('It takes a minute and costs nothing.')], { gap: 4 }),
          node(
            'Form',
            'Sign up form',
            {
              events: {
                submit: [
                  toast('The two passwords differ', 'warn'),
                  step('stopIf', { when: '{{ event.values.password !== event.values.again }}' }),
                  step('setState', { state: id('newAccount'), value: '{{ event.values.name }}' }),
                  toast('Welcome, {{ event.values.name }}'),
                ].map((item, i) => (i === 0 ? { ...item, onlyIf: 'event.values.password !== event.values.again' } : item)),
              },
            },
            [
              input('TextInput', 'Name', 'name', { required: true, icon: 'user' }, { id: id('signUpName') }),
              input('TextInput', 'Email', 'email', { type: 'email', required: true, icon: 'mail', placeholder: 'you@example.com' }, { id: id('signUpEmail') }),
              input(
                'TextInput',
                'Password',
                'password',
                { type: 'password', required: true, help: MAY_BE_SHORT, pattern: '.{8,}' },
                { id: id('signUpPassword') },
              ),
              input('TextInput', 'Password again', 'again', { type: 'password', required: true }, { id: id('signUpAgain') }),
              input('Checkbox', 'I agree to the terms', 'terms', { required: true }, { id: id('signUpTerms') }),
              submit('Make account', { fullWidth: true }),
            ],
          ),
        ]),
      ],
      { align: 'center', padding: 24 },
    ),
};

const forgot: Block = {
  id: 'forgot-password',
  name: 'Forgot password',
  group: 'account',
  icon: 'key-round',
  description: 'Ask for a link, then say that it was sent',
  keywords: ['reset', 'recover'],
  state: ({ id }) => [{ id: id('resetSentTo'), name: 'Link sent to', initial: '' }],
  build: ({ id }) =>
    column(
      'Forgot password',
      [
        node('Card', 'Forgot card', { props: { gap: 18 }, ...narrow }, [
          column('Forgot heading', [heading('Forgot your password?'), soft('Tell us your address. We send a link to choose a new one.')], { gap: 4 }),
          node(
            'Form',
            'Forgot form',
            {
              bindings: { visible: `{{ !${id('resetSentTo')} }}` },
              events: { submit: [step('setState', { state: id('resetSentTo'), value: '{{ event.values.email }}' })] },
            },
            [
              input('TextInput', 'Email', 'email', { type: 'email', required: true, placeholder: 'you@example.com' }, { id: id('forgotEmail') }),
              submit('Send link', { fullWidth: true }),
            ],
          ),
          node('Alert', 'Sent', {
            props: { tone: 'ok', title: 'Look into your inbox' },
            bindings: {
              visible: `{{ !!${id('resetSentTo')} }}`,
              text: `{{ "If there is an account for " + ${id('resetSentTo')} + ", a link is on its way." }}`,
            },
          }),
          button(
            'Use another address',
            [step('setState', { state: id('resetSentTo'), value: '' })],
            { variant: 'ghost' },
            { bindings: { visible: `{{ !!${id('resetSentTo')} }}` } },
          ),
        ]),
      ],
      { align: 'center', padding: 24 },
    ),
};

const gate: Block = {
  id: 'login-gate',
  name: 'Behind a code',
  group: 'account',
  icon: 'lock',
  description: 'Shows what is inside once the code was typed. Keeps honest people out, not thieves.',
  keywords: ['protect', 'pin', 'private', 'gate', 'password'],
  state: ({ id }) => [{ id: id('isOpen'), name: 'Gate is open', initial: false }],
  build: ({ id }) =>
    column('Gate', [
      column(
        'Locked',
        [
          node('Icon', 'Lock', { props: { icon: 'lock', size: 32, tone: 'soft' } }),
          heading('This part needs a code', 3),
          node(
            'Form',
            'Code form',
            {
              ...narrow,
              events: {
                submit: [
                  step('setState', { state: id('isOpen'), value: '{{ event.values.code === "2468" }}' }),
                  { ...toast('That is not the code', 'warn'), onlyIf: 'event.values.code !== "2468"' },
                ],
              },
            },
            [
              input('TextInput', 'Code', 'code', { type: 'password', required: true, help: 'The example code is 2468' }, { id: id('gateCode') }),
              submit('Open', { fullWidth: true }),
            ],
          ),
        ],
        { align: 'center', padding: 32, surface: 'card' },
        { bindings: { visible: `{{ !${id('isOpen')} }}` } },
      ),
      column(
        'Inside',
        [
          row(
            'Inside bar',
            [heading('Inside', 3), button('Lock again', [step('setState', { state: id('isOpen'), value: false })], { variant: 'secondary', icon: 'lock' })],
            { justify: 'between' },
          ),
          soft('Put here what only some people should see.'),
        ],
        { padding: 24, surface: 'card' },
        { bindings: { visible: `{{ ${id('isOpen')} }}` } },
      ),
    ]),
};

export const ACCOUNT_BLOCKS: readonly Block[] = [signIn, signUp, forgot, gate];
