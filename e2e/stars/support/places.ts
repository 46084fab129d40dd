import { column, node, page, says, toast } from './nodes.ts';

const MONTHS = [
  { month: 'January', sold: 12, returned: 1 },
  { month: 'February', sold: 18, returned: 2 },
  { month: 'March', sold: 9, returned: 0 },
];
/** A square that needs no network. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#246"/></svg>')}`;

/** Tabs, a menu and a box that can be clicked. */
export const PLACES_PAGE = page('places', 'Places', [
  node(
    'Tabs',
    'houseTabs',
    {
      ariaLabel: 'Rooms',
      tabs: [
        { id: 'kitchen', label: 'Kitchen' },
        { id: 'attic', label: 'Attic', disabled: true },
        { id: 'garden', label: 'Garden', badge: 3 },
        { id: 'cellar', label: 'Cellar' },
      ],
    },
    {
      children: [
        column('kitchenPanel', [node('TextInput', 'stoveField', { label: 'On the stove' })]),
        column('atticPanel', [node('Text', 'atticText', { content: 'Dust' })]),
        column('gardenPanel', [node('Text', 'gardenText', { content: 'Three roses' })]),
        column('cellarPanel', [node('Text', 'cellarText', { content: 'Cold and dark' })]),
      ],
    },
  ),
  node('NavMenu', 'roomMenu', {
    ariaLabel: 'Chapters',
    active: 'one',
    items: [
      { id: 'one', label: 'One', icon: 'house' },
      { id: 'two', label: 'Two', badge: 4 },
      { id: 'three', label: 'Three', disabled: true },
      { id: 'four', label: 'Four' },
    ],
  }),
  says('menuSays', 'Chapter', 'roomMenu.active'),
  node(
    'Container',
    'clickBox',
    { surface: 'card', padding: 16, ariaLabel: 'Open the box' },
    {
      events: { click: [{ do: 'setState', with: { state: 'clicks', value: '{{ clicks + 1 }}' } }] },
      children: [
        node('Text', 'boxText', { content: 'A box' }),
        node('Button', 'boxButton', { text: 'In the box', variant: 'secondary' }, { events: { click: [toast('The button in the box')] } }),
      ],
    },
  ),
  says('clicksSays', 'Clicks', 'clicks'),
]);

export const OVERLAYS_PAGE = page('overlays', 'Overlays', [
  node('Button', 'openModal', { text: 'Rename' }, { events: { click: [{ do: 'openOverlay', with: { node: 'renameModal' } }] } }),
  node('Button', 'openDrawer', { text: 'Details', variant: 'secondary' }, { events: { click: [{ do: 'openOverlay', with: { node: 'detailsDrawer' } }] } }),
  says('titleSays', 'Title', 'title'),
  node(
    'Modal',
    'renameModal',
    { title: 'Rename it' },
    {
      children: [
        node(
          'Form',
          'renameForm',
          { ariaLabel: 'New name' },
          {
            events: {
              submit: [
                { do: 'setState', with: { state: 'title', value: '{{ event.values.title }}' } },
                { do: 'closeOverlay', with: { node: 'renameModal' } },
              ],
            },
            children: [
              node('TextInput', 'titleField', { field: 'title', label: 'Title', required: true }),
              node('Select', 'kindField', { field: 'kind', label: 'Kind', options: ['Book', 'Film'] }),
              node('DatePicker', 'dayField', { field: 'day', label: 'Day' }),
              node('Button', 'saveTitle', { text: 'Save', type: 'submit' }),
            ],
          },
        ),
      ],
    },
  ),
  node(
    'Drawer',
    'detailsDrawer',
    { title: 'All about it', side: 'right' },
    {
      children: [
        node('Text', 'aboutText', { content: 'Made by hand.' }),
        node('Switch', 'starSwitch', { label: 'Starred' }),
        node('Button', 'deeper', { text: 'Go deeper' }, { events: { click: [{ do: 'openOverlay', with: { node: 'renameModal' } }] } }),
      ],
    },
  ),
]);

/** What shows things: text, picture, figures, charts and a list with inputs in it. */
export const FIGURES_PAGE = page('figures', 'Figures', [
  node('Text', 'headText', { format: 'heading', content: 'The year so far' }),
  node('Text', 'markText', { format: 'markdown', content: 'Sales are **up**.\n\n- Tea\n- Cake' }),
  node('Image', 'picture', { src: PICTURE, alt: 'A dark blue square' }, { events: { click: [toast('The picture')] } }),
  node('Image', 'noPicture', { src: 'assets/none.png', alt: 'A picture that is lost' }),
  node(
    'Stat',
    'soldStat',
    { label: 'Sold', value: 39, delta: 12, deltaFormat: 'percent', help: 'since December' },
    { events: { click: [toast('The figure')] } },
  ),
  node(
    'XYChart',
    'soldChart',
    {
      title: 'Sold by month',
      type: 'bar',
      x: 'month',
      series: [
        { field: 'sold', label: 'Sold' },
        { field: 'returned', label: 'Returned' },
      ],
      data: MONTHS,
    },
    { events: { pointClick: [{ do: 'setState', with: { state: 'point', value: '{{ event }}' } }] } },
  ),
  node(
    'PieChart',
    'sharePie',
    { title: 'Share of each month', label: 'month', value: 'sold', data: MONTHS },
    { events: { sliceClick: [{ do: 'setState', with: { state: 'point', value: '{{ event }}' } }] } },
  ),
  says('pointSays', 'Point', 'point'),
]);

export const FEED_PAGE = page('feed', 'Feed', [
  node(
    'List',
    'feedList',
    { ariaLabel: 'Chores' },
    {
      bindings: { items: '{{ chores }}' },
      events: { itemClick: [toast('{{ "Opened " + event.item.title }}')] },
      children: [
        node(
          'Container',
          'choreRow',
          { direction: 'row', gap: 12 },
          {
            children: [
              node('Text', 'choreName', {}, { bindings: { content: '{{ item.title }}' } }),
              node('Checkbox', 'choreDone', {}, { bindings: { label: '{{ "Done: " + item.title }}' } }),
              node(
                'Button',
                'choreDrop',
                { variant: 'ghost' },
                {
                  bindings: { text: '{{ "Drop " + item.title }}' },
                  events: { click: [{ do: 'setState', with: { state: 'chores', value: '{{ chores.filter((chore) => chore.id !== item.id) }}' } }] },
                },
              ),
            ],
          },
        ),
      ],
    },
  ),
  says('feedSays', 'Selected', 'feedList.selectedItem && feedList.selectedItem.title'),
]);

export const STATE = [
  { id: 'ordered', name: 'Ordered', initial: '{{ null }}' },
  { id: 'clicks', name: 'Clicks', initial: '{{ 0 }}' },
  { id: 'title', name: 'Title', initial: 'Untitled' },
  { id: 'point', name: 'Point', initial: '{{ null }}' },
  { id: 'chores', name: 'Chores', initial: '{{ ["Sweep", "Cook", "Mend"].map((title, id) => ({ id, title })) }}' },
];
