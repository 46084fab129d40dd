import { bound, button, column, heading, input, node, row, step, submit, text, toast } from './kit.ts';
import type { Block } from './types.ts';

const profile: Block = {
  id: 'profile',
  name: 'Profile page',
  group: 'account',
  icon: 'circle-user',
  description: 'A person with facts about them, and a form to change these',
  keywords: ['user', 'account', 'me', 'avatar'],
  state: ({ id }) => [
    {
      id: id('person'),
      name: 'Person',
      initial: { name: 'Ada Okafor', role: 'Product lead', email: 'ada@example.com', place: 'Lagos', about: 'Likes short meetings and long walks.' },
      persist: 'saved',
    },
  ],
  build: ({ id }) => {
    const person = id('person');
    return column('Profile', [
      node('Card', 'Profile card', { props: { gap: 18 } }, [
        row(
          'Profile bar',
          [
            row(
              'Who',
              [
                node('Avatar', 'Face', { props: { size: 64 }, bindings: { name: `{{ ${person}.name }}` } }),
                column('Name', [bound(`{{ ${person}.name }}`, { format: 'heading', level: 2 }), bound(`{{ ${person}.role }}`, { tone: 'soft' })], { gap: 0 }),
              ],
              { gap: 16 },
            ),
            button(
              'Edit profile',
              [step('resetForm', { node: id('profileForm'), values: `{{ ${person} }}` }), step('openOverlay', { node: id('profileDialog') })],
              { variant: 'secondary', icon: 'pencil' },
            ),
          ],
          { justify: 'between' },
        ),
        bound(`{{ ${person}.about }}`),
        node('KeyValue', 'Facts', {
          props: {
            columns: 2,
            layout: 'above',
            fields: [
              { field: 'email', label: 'Email', type: 'email' },
              { field: 'place', label: 'Place', type: 'text' },
            ],
          },
          bindings: { data: `{{ ${person} }}` },
        }),
      ]),
      node('Modal', 'Profile dialog', { id: id('profileDialog'), props: { title: 'Edit profile' } }, [
        node(
          'Form',
          'Profile form',
          {
            id: id('profileForm'),
            bindings: { initial: `{{ ${person} }}` },
            events: {
              submit: [
                step('setState', { state: person, value: '{{ event.values }}' }),
                step('closeOverlay', { node: id('profileDialog') }),
                toast('Profile saved'),
              ],
            },
          },
          [
            input('TextInput', 'Name', 'name', { required: true }, { id: id('profileName') }),
            input('TextInput', 'Role', 'role'),
            input('TextInput', 'Email', 'email', { type: 'email' }),
            input('TextInput', 'Place', 'place'),
            input('TextArea', 'About', 'about'),
            submit('Save'),
          ],
        ),
      ]),
    ]);
  },
};

const settings: Block = {
  id: 'settings',
  name: 'Settings page',
  group: 'account',
  icon: 'settings',
  description: 'Switches and choices in sections, kept when saved',
  keywords: ['preferences', 'options', 'configuration'],
  state: ({ id }) => [{ id: id('choices'), name: 'Choices', initial: { language: 'English', look: 'auto', letters: true, sounds: false }, persist: 'saved' }],
  build: ({ id }) =>
    column(
      'Settings',
      [
        heading('Settings'),
        node(
          'Form',
          'Settings form',
          {
            id: id('settingsForm'),
            props: { gap: 18 },
            bindings: { initial: `{{ ${id('choices')} }}` },
            events: {
              submit: [
                step('setState', { state: id('choices'), value: '{{ event.values }}' }),
                step('setTheme', { mode: '{{ event.values.look }}' }),
                toast('Settings saved'),
              ],
            },
          },
          [
            node('Card', 'Looks', { props: { title: 'Looks', gap: 14 } }, [
              input('RadioGroup', 'Light or dark', 'look', {
                variant: 'segmented',
                direction: 'row',
                options: [
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                  { value: 'auto', label: 'As the system' },
                ],
              }),
              input('Select', 'Language', 'language', { options: ['English', 'Deutsch', 'Español', 'Français', '日本語'] }),
            ]),
            node('Card', 'Messages', { props: { title: 'Messages', gap: 14 } }, [
              input('Switch', 'Letters about what is new', 'letters', {}, { id: id('lettersSwitch') }),
              input('Switch', 'A sound when something arrives', 'sounds'),
            ]),
            row('Settings buttons', [submit('Save settings'), text('Kept on this device', { tone: 'soft', size: 'small' })]),
          ],
        ),
      ],
      { gap: 16 },
    ),
};

export const PERSON_BLOCKS: readonly Block[] = [profile, settings];
