import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const canvas2d = define({
  id: 'Canvas2D',
  label: 'Drawing',
  group: 'media',
  icon: 'brush',
  role: 'img',
  description: 'A surface drawn by commands, with pointer, key and frame events: games, sketches, own charts.',
  keywords: ['game', 'draw', 'canvas', 'paint', 'animation', 'graphics'],
  size: { w: 400, h: 300 },
  props: {
    commands: p.data('list', 'Commands', [], { description: '[{do: "rect", x, y, w, h, fill}, {do: "circle"…}, line, text, image, clear]' }),
    width: p.number('Width', 400, { section: 'look', min: 1, max: 4000, unit: 'px' }),
    height: p.number('Height', 300, { section: 'look', min: 1, max: 4000, unit: 'px' }),
    background: p.color('Ground', 'surface'),
    running: p.flag('Frames run', true, { description: 'Sends frame events, at most 30 a second' }),
  },
  events: {
    frame: event('Before each frame', { dt: 'number', time: 'number' }),
    pointer: event('When the pointer moves or presses', { kind: 'text', x: 'number', y: 'number' }),
    key: event('When a key is pressed or released', { kind: 'text', key: 'text' }),
  },
});

const PLAYED = {
  events: {
    play: event('When it starts', { playing: 'boolean', time: 'number' }),
    pause: event('When it is paused', { playing: 'boolean', time: 'number' }),
    end: event('When it is over', { playing: 'boolean', time: 'number' }),
    time: event('Each second while it plays', { time: 'number', duration: 'number' }),
    error: event('When it cannot be played', { message: 'text' }),
  },
  methods: { play: method('Play'), pause: method('Pause'), seek: method('Go to a moment', { seconds: 'number' }) },
  state: {
    playing: { initial: false, on: { play: 'playing', pause: 'playing', end: 'playing' }, description: 'Whether it plays' },
    time: { initial: 0, on: { play: 'time', pause: 'time', end: 'time', time: 'time' }, description: 'Where it is, in seconds' },
  },
} as const;

export const video = define({
  id: 'Video',
  label: 'Video',
  group: 'media',
  icon: 'video',
  role: 'group',
  description: 'Plays a film from the app or from an address that the app may use.',
  keywords: ['film', 'movie', 'clip', 'player', 'mp4', 'lesson'],
  size: { w: 480, h: 270 },
  props: {
    src: p.data('any', 'Film', '', { description: 'An address, or a file from a FilePicker' }),
    poster: p.image('Picture before'),
    captions: p.data('text', 'Captions', '', { description: 'Address of a WebVTT file' }),
    controls: p.flag('Buttons', true, { section: 'look' }),
    autoplay: p.flag('Starts by itself', false, { description: 'Without sound, as browsers ask' }),
    loop: p.flag('Again and again'),
    muted: p.flag('Without sound'),
    ratio: p.choice('Shape', ['16:9', '4:3', '1:1', '9:16', 'auto']),
  },
  ...PLAYED,
});

export const audio = define({
  id: 'Audio',
  label: 'Sound',
  group: 'media',
  icon: 'headphones',
  role: 'group',
  description: 'Plays a sound from the app or from an address that the app may use.',
  keywords: ['music', 'podcast', 'song', 'mp3', 'voice', 'player'],
  size: { w: 360, h: 56 },
  props: {
    src: p.data('any', 'Sound', '', { description: 'An address, or a file from a FilePicker or AudioRecorder' }),
    title: p.text('Title'),
    controls: p.flag('Buttons', true, { section: 'look' }),
    autoplay: p.flag('Starts by itself', false, { description: 'Browsers allow it only after a click' }),
    loop: p.flag('Again and again'),
  },
  ...PLAYED,
});

export const carousel = define({
  id: 'Carousel',
  label: 'Carousel',
  group: 'media',
  icon: 'images',
  role: 'group',
  slot: 'children',
  description: 'Slides shown one at a time: what is inside it, or else pictures.',
  keywords: ['slider', 'slideshow', 'gallery', 'banner', 'pictures', 'swipe'],
  size: { w: 480, h: 300 },
  props: {
    items: p.data('rows', 'Pictures', [], { description: '[{src, alt, title, text}], used when nothing is inside' }),
    active: p.data('number', 'Slide', 0, { description: 'From 0' }),
    autoplay: p.number('Next slide after', 0, { min: 0, max: 60, unit: 's', description: '0: only by hand. Waits while it is pointed at or focused' }),
    loop: p.flag('From the last to the first', true),
    height: p.number('Height', 280, { section: 'look', min: 60, max: 1200, unit: 'px', description: 'Of pictures' }),
  },
  events: { change: event('When another slide shows', { index: 'number' }) },
  methods: { next: method('Next slide'), previous: method('Slide before') },
  state: { active: { from: 'active', on: { change: 'index' }, description: 'Slide shown, from 0' } },
});

export const docViewer = define({
  id: 'DocViewer',
  label: 'Document',
  group: 'media',
  icon: 'file-text',
  role: 'group',
  description: 'Shows pictures, texts, Markdown, tables and data, and PDFs where they may be shown; anything can be downloaded.',
  keywords: ['pdf', 'file', 'preview', 'attachment', 'document', 'csv', 'viewer'],
  size: { w: 480, h: 420 },
  props: {
    src: p.data('any', 'Document', '', { description: 'An address, a file from a FilePicker, or a list of these as pages' }),
    name: p.text('Name', '', { description: 'Empty: the name of the file' }),
    page: p.data('number', 'Page', 1, { description: 'With a list: from 1' }),
    canDownload: p.flag('Download button', true),
    height: p.number('Height', 420, { section: 'look', min: 120, max: 2000, unit: 'px' }),
  },
  events: { pageChange: event('When another page is shown', { page: 'number' }), error: event('When it cannot be shown', { message: 'text' }) },
  state: { page: { from: 'page', on: { pageChange: 'page' }, description: 'Page shown, from 1' } },
});

export const map = define({
  id: 'Map',
  label: 'Map',
  group: 'media',
  icon: 'map',
  role: 'group',
  description: 'Places on a map of the world’s coasts; streets only from a tile server that the app may use.',
  keywords: ['location', 'places', 'geo', 'marker', 'address', 'route', 'latitude'],
  size: { w: 480, h: 360 },
  props: {
    markers: p.data('rows', 'Places', [], { description: '[{lat, lng, label, tone}] or rows with such fields' }),
    latField: p.key('Latitude from', '', { description: 'Empty: lat or latitude' }),
    lngField: p.key('Longitude from', '', { description: 'Empty: lng, lon or longitude' }),
    labelField: p.key('Label from', '', { description: 'Empty: label, name or title' }),
    center: p.data('object', 'Centre', {}, { description: '{lat, lng}; empty: so that all places show' }),
    zoom: p.number('Zoom', null, { min: 0, max: 18, description: 'Empty: so that all places show' }),
    tileUrl: p.text('Map pictures from', '', { description: 'Such as https://tile.example.com/{z}/{x}/{y}.png; the app must be allowed to use the host' }),
    attribution: p.text('Source of the pictures'),
    height: p.number('Height', 360, { section: 'look', min: 120, max: 2000, unit: 'px' }),
  },
  events: {
    markerClick: event('When a place is clicked', { marker: 'object', index: 'number' }),
    move: event('When the map is moved', { center: 'object', zoom: 'number' }),
  },
  methods: { goTo: method('Go to a place', { lat: 'number', lng: 'number', zoom: 'number' }), fit: method('Show all places') },
  state: {
    selectedMarker: { initial: null, on: { markerClick: 'marker' }, description: 'The place clicked last, or null' },
    view: { initial: null, on: { move: 'center' }, description: 'Where the map was moved to: {lat, lng}, or null' },
    zoomLevel: { initial: null, on: { move: 'zoom' }, description: 'Zoom it was moved to, or null' },
  },
});

export const iframe = define({
  id: 'Iframe',
  label: 'Web page',
  group: 'media',
  icon: 'globe',
  role: 'group',
  description: 'Another page in a closed-off frame, where the app may show it; else a link to it.',
  keywords: ['embed', 'website', 'frame', 'external', 'widget', 'page'],
  size: { w: 480, h: 320 },
  props: {
    src: p.data('text', 'Address', '', { description: 'https:// address of the page' }),
    title: p.text('Title', 'Page'),
    height: p.number('Height', 320, { section: 'look', min: 60, max: 2000, unit: 'px' }),
    allowScripts: p.flag('Scripts in it may run', true, { description: 'Always without its own cookies and storage' }),
  },
  events: {
    load: event('When it has loaded', { loaded: 'boolean' }),
    message: event('When the page sends a message', { data: 'any' }),
    error: event('When it may not be shown', { message: 'text' }),
  },
  state: {
    isLoaded: { initial: false, on: { load: 'loaded' }, description: 'Whether it has loaded' },
    lastMessage: { initial: null, on: { message: 'data' }, description: 'What the page sent last' },
  },
});
