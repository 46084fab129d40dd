import { column, node, page, says, toast } from './nodes.ts';

export const PEOPLE_ENTITY = {
  id: 'person',
  name: 'Person',
  plural: 'People',
  displayField: 'name',
  fields: [
    { id: 'name', label: 'Name', type: 'text', required: true },
    { id: 'email', label: 'Email', type: 'email' },
    { id: 'about', label: 'About', type: 'longText' },
    { id: 'age', label: 'Age', type: 'number' },
    { id: 'role', label: 'Role', type: 'text' },
    { id: 'skills', label: 'Skills', type: 'tags' },
    { id: 'contract', label: 'Contract', type: 'text' },
    { id: 'terms', label: 'Terms', type: 'boolean' },
    { id: 'news', label: 'News', type: 'boolean' },
    { id: 'starts', label: 'Starts', type: 'date' },
    { id: 'holiday', label: 'Holiday', type: 'json' },
    { id: 'photo', label: 'Photo', type: 'file' },
  ],
};

const ROLES = ['Nurse', 'Doctor', 'Driver', 'Cook', 'Cleaner'];
const SKILLS = ['First aid', 'French', 'Driving', 'Cooking', 'Counting', 'Singing'];

/** Every input that most apps use, in one form that makes a row. */
export const JOIN_PAGE = page('join', 'Join', [
  node(
    'Form',
    'joinForm',
    { ariaLabel: 'Join us', resetOnSubmit: true },
    {
      events: {
        submit: [{ do: 'createRow', with: { entity: 'person', values: '{{ event.values }}' } }, toast('{{ "Welcome, " + event.values.name }}')],
        invalid: [toast('Something is missing')],
      },
      children: [
        node('TextInput', 'nameField', { field: 'name', label: 'Name', required: true, help: 'As your friends say it' }),
        node('TextInput', 'emailField', { field: 'email', label: 'Email', type: 'email', required: true }),
        node('TextArea', 'aboutField', { field: 'about', label: 'About you', maxLength: 40 }),
        node('NumberInput', 'ageField', { field: 'age', label: 'Age', min: 18, max: 120, decimals: 0 }),
        node('Select', 'roleField', { field: 'role', label: 'Role', required: true, options: ROLES }),
        node('MultiSelect', 'skillsField', { field: 'skills', label: 'Skills', options: SKILLS, max: 3 }),
        node('RadioGroup', 'contractField', { field: 'contract', label: 'Contract', options: ['Full time', 'Part time', 'Weekends'], required: true }),
        node('DatePicker', 'startsField', { field: 'starts', label: 'First day', required: true, min: '2026-01-05', max: '2026-12-31' }),
        node('DateRange', 'holidayField', { field: 'holiday', label: 'Holiday' }),
        node('FilePicker', 'photoField', { field: 'photo', label: 'Photo', accept: 'image/*', maxSize: 1 }),
        node('Checkbox', 'termsField', { field: 'terms', label: 'I agree to the house rules', required: true }),
        node('Switch', 'newsField', { field: 'news', label: 'Send me news' }),
        node('Button', 'sendButton', { text: 'Send', type: 'submit' }),
        node('Button', 'resetButton', { text: 'Start again', type: 'reset', variant: 'secondary' }),
      ],
    },
  ),
  node(
    'Table',
    'peopleTable',
    {
      title: 'People',
      noun: 'person',
      columns: [
        { field: 'name', label: 'Name', type: 'text' },
        { field: 'age', label: 'Age', type: 'number' },
        { field: 'role', label: 'Role', type: 'tag' },
        { field: 'skills', label: 'Skills', type: 'tag' },
        { field: 'contract', label: 'Contract', type: 'text' },
        { field: 'starts', label: 'First day', type: 'date' },
        { field: 'news', label: 'News', type: 'boolean' },
      ],
    },
    { bindings: { data: '{{ people.data }}' } },
  ),
  says('photoSays', 'Photos', 'people.data.map((row) => row.photo && row.photo.name)'),
]);

/** The same by a list of fields. */
export const SCHEMA_PAGE = page('schema', 'Schema', [
  node(
    'SchemaForm',
    'orderForm',
    {
      ariaLabel: 'Order',
      submitLabel: 'Order it',
      cancelLabel: 'Leave it',
      schema: [
        { field: 'what', label: 'What', type: 'text', required: true },
        { field: 'count', label: 'How many', type: 'integer', min: 1, max: 12, required: true },
        { field: 'colour', label: 'Colour', type: 'choice', options: ['Red', 'Green', 'Blue'] },
        { field: 'extras', label: 'Extras', type: 'multiChoice', options: ['Box', 'Ribbon', 'Card'] },
        { field: 'day', label: 'Day', type: 'date' },
        { field: 'gift', label: 'It is a gift', type: 'boolean' },
      ],
    },
    { events: { submit: [{ do: 'setState', with: { state: 'ordered', value: '{{ event.values }}' } }], cancel: [toast('Left')] } },
  ),
  says('orderedSays', 'Ordered', 'ordered'),
]);

/** Dates of every kind, and what the app holds of them. */
export const DATES_PAGE = page('dates', 'Dates', [
  node('DatePicker', 'dueField', { label: 'Due', min: '2026-02-03', max: '2027-01-31' }),
  node('DatePicker', 'meetField', { label: 'Meeting', mode: 'datetime' }),
  node('DatePicker', 'atField', { label: 'Opens at', mode: 'time' }),
  node('DateRange', 'stayField', { label: 'Stay' }),
  column('datesSays', [
    says('dueSays', 'Due', 'dueField.value'),
    says('meetSays', 'Meeting', 'meetField.value'),
    says('atSays', 'Opens', 'atField.value'),
    says('staySays', 'Stay', 'stayField.value'),
  ]),
]);

/** Choices one by one, with options that carry other values than their words. */
export const CHOICES_PAGE = page('choices', 'Choices', [
  node('Select', 'sizeField', {
    label: 'Size',
    options: [
      { value: 1, label: 'Small' },
      { value: 2, label: 'Medium' },
      { value: 3, label: 'Large' },
      { value: 4, label: 'Very large' },
    ],
  }),
  node('Select', 'townField', { label: 'Town', searchable: true, options: ['Berlin', 'Bern', 'Bergen', 'Oslo', 'Paris'] }),
  node('MultiSelect', 'petsField', { label: 'Pets', options: ['Cat', 'Canary', 'Dog', 'Duck', 'Fish'], max: 3 }),
  node('MultiSelect', 'plainField', { label: 'Days', searchable: false, options: ['Monday', 'Tuesday', 'Wednesday', 'Thursday'] }),
  node('RadioGroup', 'planField', { label: 'Plan', variant: 'segmented', options: ['Week', 'Month', 'Year'] }),
  node('FilePicker', 'filesField', { label: 'Papers', multiple: true, accept: '.txt,.csv', maxSize: 1 }, { events: { error: [toast('{{ event.message }}')] } }),
  column('choicesSays', [
    says('sizeSays', 'Size', 'sizeField.value'),
    says('townSays', 'Town', 'townField.value'),
    says('petsSays', 'Pets', 'petsField.value'),
    says('plainSays', 'Days', 'plainField.value'),
    says('planSays', 'Plan', 'planField.value'),
    says('filesSays', 'Papers', '(filesField.value || []).map((file) => file.name + " " + file.size)'),
  ]),
]);
