import { type Example, words } from './types.ts';

const button = (text: string, variant = 'primary'): Example => ({ type: 'Button', props: { text, variant } });

export const LAYOUT: readonly Example[] = [
  {
    type: 'Accordion',
    props: {
      items: [
        { id: 'bring', label: 'What do I bring?', icon: 'backpack' },
        { id: 'cancel', label: 'Can I cancel?' },
      ],
      open: ['bring'],
    },
    children: [words('Only your card.'), words('Until the evening before.')],
  },
  {
    type: 'AppShell',
    props: { title: 'Front desk', height: 300, sidebarLabel: 'Places', resizable: true },
    children: [
      { type: 'TextInput', props: { ariaLabel: 'Search', placeholder: 'Search patients', icon: 'search' } },
      {
        type: 'NavMenu',
        props: {
          items: [
            { id: 'today', label: 'Today', icon: 'calendar' },
            { id: 'patients', label: 'Patients', icon: 'users', badge: 12 },
            { id: 'bills', label: 'Bills', icon: 'receipt' },
          ],
          active: 'today',
          ariaLabel: 'Places of the front desk',
        },
      },
      words('Five visits today', { format: 'heading' }),
      words('Ada Okafor comes at 09:30 to Room 2.'),
    ],
  },
  {
    type: 'Card',
    props: { title: 'Route', subtitle: 'Finishes about 16:50' },
    children: [words('Stop 4 could move to Idris, who is 2 km away.'), button('Move it', 'secondary')],
  },
  {
    type: 'Container',
    props: { direction: 'row', gap: 8, align: 'center', surface: 'card', padding: 16 },
    children: [words('Two things side by side'), button('And a button')],
  },
  { type: 'Divider', props: { label: 'or' } },
  { type: 'Grid', props: { columns: 2, minColumnWidth: 120, gap: 8 }, children: [words('One'), words('Two'), words('Three'), words('Four')] },
  { type: 'SplitPane', props: { height: 160 }, children: [words('The list on the left'), words('What is chosen, on the right')] },
  { type: 'Stack', props: { gap: 8 }, children: [words('First'), words('Second'), words('Third')] },
  {
    type: 'Steps',
    props: {
      steps: [
        { id: 'basket', label: 'Basket' },
        { id: 'address', label: 'Address' },
        { id: 'pay', label: 'Pay' },
      ],
      current: 1,
    },
    children: [words('What is in it'), words('Where should it go?'), words('How do you pay?')],
  },
  {
    type: 'Tabs',
    props: {
      tabs: [
        { id: 'overview', label: 'Overview', icon: 'list' },
        { id: 'files', label: 'Files', badge: 3 },
        { id: 'history', label: 'History' },
      ],
    },
    children: [words('Seen twice this year.'), words('Three files'), words('Nothing yet')],
  },
];

export const OVERLAYS: readonly Example[] = [
  { type: 'Alert', props: { title: 'Running 20 minutes late', text: 'Stop 4 could move to Idris, who is 2 km away.', tone: 'warn', closable: true } },
  { type: 'Drawer', props: { title: 'Booking', open: true }, children: [words('Ada Okafor, Room 2'), button('Change it')] },
  { type: 'Modal', props: { title: 'Delete this booking?', open: true }, children: [words('It cannot be brought back.'), button('Delete', 'danger')] },
  {
    type: 'Popover',
    props: { text: 'Filters', icon: 'filter', title: 'Show only' },
    children: [
      { type: 'Checkbox', props: { label: 'Unpaid' } },
      { type: 'Select', props: { label: 'Room', options: ['Room 1', 'Room 2'] } },
    ],
  },
  { type: 'Spinner', props: { label: 'Fetching the bookings', showLabel: true } },
  { type: 'Timer', props: { label: 'Work', seconds: 1500 } },
];
