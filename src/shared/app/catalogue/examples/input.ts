import { file, FOLDERS } from './sample-data.ts';
import type { Example } from './types.ts';

const OPTIONS = ['Dr Osei', 'Hanna Weiss', 'Dr Lindqvist'];

export const INPUTS: readonly Example[] = [
  {
    type: 'Form',
    props: { columns: 2, ariaLabel: 'New patient' },
    children: [
      { type: 'TextInput', props: { label: 'Patient', field: 'patient', required: true } },
      { type: 'TextInput', props: { label: 'Email', field: 'email', type: 'email' } },
      {
        type: 'Container',
        props: { direction: 'row', gap: 8 },
        children: [
          { type: 'Button', props: { text: 'Save', type: 'submit' } },
          { type: 'Button', props: { text: 'Start again', type: 'reset', variant: 'secondary' } },
        ],
      },
    ],
  },
  {
    type: 'SchemaForm',
    props: {
      schema: [
        { field: 'patient', label: 'Patient', type: 'text', required: true },
        { field: 'email', label: 'Email', type: 'email' },
        { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
        { field: 'status', label: 'Status', type: 'choice', options: ['Arrived', 'Confirmed', 'Missed'] },
        { field: 'seen', label: 'Seen', type: 'boolean' },
      ],
      data: { patient: 'Ada Okafor', fee: 1245.5, status: 'Arrived' },
      cancelLabel: 'Cancel',
      ariaLabel: 'Booking',
    },
  },
  { type: 'NumberInput', props: { label: 'Minutes', value: 30, min: 5, max: 240, step: 5, suffix: 'min' } },
  { type: 'TextArea', props: { label: 'Notes', placeholder: 'Anything to know', help: 'Only the clinician sees this' } },
  { type: 'TextInput', props: { label: 'Patient', required: true, placeholder: 'Name', icon: 'user', clearable: true } },
  { type: 'Checkbox', props: { label: 'First visit', value: true } },
  { type: 'MultiSelect', props: { label: 'Kinds', options: ['Check-up', 'Physio', 'Dental'], value: ['Physio', 'Dental'] } },
  { type: 'RadioGroup', props: { label: 'Reminder', options: ['By text', 'By email'], value: 'By text' } },
  { type: 'Select', props: { label: 'Clinician', options: OPTIONS, value: 'Dr Osei', help: 'Who sees the patient' } },
  { type: 'Switch', props: { label: 'Send a reminder', value: true } },
  { type: 'DatePicker', props: { label: 'Date', value: '2026-06-12' } },
  { type: 'DateRange', props: { label: 'Away', value: { start: '2026-06-12', end: '2026-06-20' } } },
  { type: 'ColorPicker', props: { label: 'Colour', value: '#1b7447' } },
  { type: 'CurrencyInput', props: { label: 'Price', currency: 'GBP', value: 1250.5 } },
  { type: 'FilePicker', props: { label: 'Plan', value: file('plan.md', 'text/markdown', 6, 'IyBQbGFu') } },
  { type: 'PhoneInput', props: { label: 'Phone', country: '+44', value: '20 7946 0018' } },
  { type: 'Rating', props: { label: 'Score', value: 4 } },
  { type: 'Slider', props: { label: 'Volume', value: 40, suffix: '%' } },
  { type: 'TagsInput', props: { label: 'Woods', value: ['oak', 'ash'], options: ['oak', 'ash', 'beech', 'elm'] } },
  {
    type: 'CodeEditor',
    props: {
      label: 'Query',
      language: 'sql',
      value: "-- who comes today\nSELECT patient, fee\nFROM bookings\nWHERE day = '2026-06-12' AND fee > 40\nORDER BY patient;",
      height: 160,
    },
  },
  {
    type: 'RichText',
    props: {
      label: 'Letter',
      value:
        '<h2>Dear Ada</h2><p>Your next visit is on <strong>12 June</strong>. Please bring:</p><ul><li><p>your card</p></li><li><p><a href="https://example.com">the form</a></p></li></ul>',
    },
  },
  { type: 'Signature', props: { label: 'Signature', required: true } },
  { type: 'TreeSelect', props: { label: 'Place', nodes: FOLDERS, value: 'r3' } },
  { type: 'AudioRecorder', props: { label: 'Voice note', maxDuration: 60 } },
  { type: 'Camera', props: { label: 'Photo of the meter' } },
  { type: 'Scanner', props: { label: 'Ticket' } },
];
