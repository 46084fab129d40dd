import { file, PICTURE } from './sample-data.ts';
import type { Example } from './types.ts';

export const NAVIGATION: readonly Example[] = [
  {
    type: 'Breadcrumb',
    props: {
      items: [
        { id: 'all', label: 'Patients' },
        { id: 'ada', label: 'Ada Okafor' },
      ],
    },
  },
  { type: 'Button', props: { text: 'New booking', icon: 'plus' } },
  { type: 'Link', props: { text: 'Open the plan', url: 'https://example.com', icon: 'external-link' } },
  {
    type: 'MenuButton',
    props: {
      text: 'Actions',
      items: [
        { id: 'edit', label: 'Edit', icon: 'pencil' },
        { id: 'copy', label: 'Duplicate', icon: 'copy', description: 'With everything in it' },
        { divider: true },
        { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
      ],
    },
  },
  {
    type: 'NavMenu',
    props: {
      items: [
        { id: 'today', label: 'Today', icon: 'sun', badge: 6 },
        { id: 'calendar', label: 'Calendar', icon: 'calendar' },
      ],
      active: 'today',
    },
  },
  { type: 'Pagination', props: { total: 480, pageSize: 20, page: 7, noun: 'booking' } },
];

export const MEDIA: readonly Example[] = [
  { type: 'Audio', props: { src: 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', title: 'Voice note' } },
  {
    type: 'Canvas2D',
    props: {
      width: 320,
      height: 120,
      commands: [
        { do: 'rect', x: 10, y: 30, w: 80, h: 60, fill: 'primary', radius: 8 },
        { do: 'circle', x: 160, y: 60, r: 30, fill: '#f2d58a' },
        { do: 'text', x: 230, y: 66, text: 'Hello', fill: 'text', size: 18 },
      ],
      ariaLabel: 'A box, a circle and a word',
    },
  },
  {
    type: 'Carousel',
    props: {
      items: [
        { src: PICTURE, alt: 'Hills', title: 'Above the valley', text: 'Two hours from the station' },
        { src: PICTURE, alt: 'Hills again' },
        { src: PICTURE, alt: 'Hills once more' },
      ],
      height: 200,
    },
  },
  {
    type: 'DocViewer',
    props: {
      src: [
        file('Plan.md', 'text/markdown', 67, 'IyBQbGFuCgpTZWVuICoqdHdpY2UqKiB0aGlzIHllYXIuCgotIEFsbGVyZ2ljIHRvIG51dHMKLSBQcmVmZXJzIG1vcm5pbmdz'),
        file('Bookings.csv', 'text/csv', 45, 'UGF0aWVudCxGZWUKQWRhIE9rYWZvciw0NQoiTWFyaW5vLCBMdWNhIiw1Ny41'),
      ],
      height: 220,
    },
  },
  { type: 'Iframe', props: { src: 'https://example.com/', title: 'Opening hours', height: 120 } },
  {
    type: 'Map',
    props: {
      height: 220,
      markers: [
        { id: 'a', name: 'Lisbon', lat: 38.72, lng: -9.14 },
        { id: 'b', name: 'Vienna', lat: 48.21, lng: 16.37, tone: 'ok' },
        { id: 'c', name: 'Oslo', lat: 59.91, lng: 10.75, tone: 'danger' },
      ],
    },
  },
  { type: 'Video', props: { src: 'data:video/mp4;base64,AAAA', ariaLabel: 'Welcome' } },
];

export const ESCAPE: readonly Example[] = [
  {
    type: 'Html',
    props: {
      html: '<h2>Opening hours</h2><p>Mon to Fri, <strong>8–16</strong>. <a href="https://example.com">Find us</a> or <span data-message="call" data-number="12">call us</span>.</p><script>alert(1)</script>',
    },
  },
];
