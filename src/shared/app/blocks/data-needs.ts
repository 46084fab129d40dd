import type { BlockNeed } from './types.ts';

/** The data that several blocks show: put two of them into one app and they show the same rows. */

export const TASKS: BlockNeed = {
  name: 'To-do',
  plural: 'To-dos',
  icon: 'list-checks',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    {
      id: 'state',
      like: ['status', 'stage', 'phase'],
      label: 'State',
      type: 'choice',
      default: 'To do',
      choices: [
        { value: 'To do', label: 'To do', tone: 'neutral' },
        { value: 'Doing', label: 'Doing', tone: 'info' },
        { value: 'Done', label: 'Done', tone: 'ok' },
      ],
    },
    { id: 'person', like: ['assignee', 'owner', 'responsible'], label: 'Person', type: 'text' },
    { id: 'due', like: ['dueOn', 'dueDate', 'deadline'], label: 'Due', type: 'date' },
  ],
  seed: (day) => [
    { id: 't1', title: 'Order the new shelves', state: 'To do', person: 'Ada Okafor', due: day(3) },
    { id: 't2', title: 'Write the summer leaflet', state: 'To do', person: 'Mei Tanaka', due: day(9) },
    { id: 't3', title: 'Answer the landlord', state: 'Doing', person: 'Lucas Moreau', due: day(1) },
    { id: 't4', title: 'Try the new till', state: 'Doing', person: 'Ada Okafor', due: day(0) },
    { id: 't5', title: 'Count the stock', state: 'Done', person: 'Priya Raman', due: day(-2) },
    { id: 't6', title: 'Paint the door', state: 'Done', person: 'Tomás Rivera', due: day(-6) },
  ],
};

export const EVENTS: BlockNeed = {
  name: 'Appointment',
  plural: 'Appointments',
  icon: 'calendar',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'date', label: 'Date', type: 'date', required: true },
    { id: 'place', label: 'Place', type: 'text' },
  ],
  seed: (day) => [
    { id: 'e1', title: 'Team breakfast', date: day(0), place: 'Kitchen' },
    { id: 'e2', title: 'Visit from the bank', date: day(2), place: 'Front office' },
    { id: 'e3', title: 'Delivery of flour', date: day(4), place: 'Back door' },
    { id: 'e4', title: 'Open evening', date: day(8), place: 'Shop' },
    { id: 'e5', title: 'Tax adviser', date: day(-3), place: 'By phone' },
  ],
};

export const SALES: BlockNeed = {
  name: 'Sale',
  plural: 'Sales',
  icon: 'receipt',
  fields: [
    { id: 'what', label: 'What', type: 'text', required: true },
    {
      id: 'kind',
      label: 'Kind',
      type: 'choice',
      choices: [
        { value: 'Bread', label: 'Bread', tone: 'accent' },
        { value: 'Cake', label: 'Cake', tone: 'info' },
        { value: 'Coffee', label: 'Coffee', tone: 'warn' },
      ],
    },
    { id: 'amount', label: 'Amount', type: 'currency', min: 0, currency: 'USD' },
    { id: 'day', label: 'Day', type: 'date' },
  ],
  seed: (day) =>
    [
      ['Rye loaves', 'Bread', 184, 0],
      ['Apple cake', 'Cake', 96, 0],
      ['Flat whites', 'Coffee', 71, -1],
      ['Rolls', 'Bread', 122, -1],
      ['Cheesecake', 'Cake', 143, -3],
      ['Espresso', 'Coffee', 58, -4],
      ['Baguettes', 'Bread', 167, -6],
      ['Wedding cake', 'Cake', 420, -9],
      ['Beans to go', 'Coffee', 88, -12],
      ['Rye loaves', 'Bread', 201, -16],
      ['Muffins', 'Cake', 77, -21],
      ['Filter coffee', 'Coffee', 64, -27],
    ].map(([what = '', kind = '', amount = 0, offset = 0], i) => ({ id: `s${i + 1}`, what, kind, amount, day: day(Number(offset)) })),
};

export const COMMENTS: BlockNeed = {
  name: 'Comment',
  plural: 'Comments',
  icon: 'message-square',
  fields: [
    { id: 'author', label: 'Author', type: 'text' },
    { id: 'text', label: 'Text', type: 'longText', required: true },
    { id: 'written', label: 'Written', type: 'datetime', default: '{{ now() }}' },
  ],
  seed: (day) => [
    { id: 'c1', author: 'Mei Tanaka', text: 'The new colours read much better.', written: `${day(-1)}T09:12:00.000Z` },
    { id: 'c2', author: 'Jonas Lindqvist', text: 'Could the date stand first? I always look for it.', written: `${day(0)}T08:40:00.000Z` },
  ],
};

export const PLACES: BlockNeed = {
  name: 'Place',
  plural: 'Places',
  icon: 'map-pin',
  fields: [
    { id: 'name', label: 'Name', type: 'text', required: true },
    { id: 'address', label: 'Address', type: 'text' },
    { id: 'lat', label: 'Latitude', type: 'number', min: -90, max: 90 },
    { id: 'lng', label: 'Longitude', type: 'number', min: -180, max: 180 },
  ],
  seed: () => [
    { id: 'p1', name: 'Lisbon', address: 'Rua Augusta 12', lat: 38.71, lng: -9.14 },
    { id: 'p2', name: 'Copenhagen', address: 'Nyhavn 4', lat: 55.68, lng: 12.59 },
    { id: 'p3', name: 'Vienna', address: 'Naschmarkt 20', lat: 48.2, lng: 16.36 },
    { id: 'p4', name: 'Athens', address: 'Ermou 7', lat: 37.98, lng: 23.73 },
  ],
};
