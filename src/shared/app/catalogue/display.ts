import { define, event } from './define.ts';
import * as p from './props.ts';

const click = event('When it is clicked');

export const text = define({
  id: 'Text',
  label: 'Text',
  group: 'display',
  icon: 'type',
  common: true,
  role: 'paragraph',
  description: 'A heading, a sentence or Markdown.',
  keywords: ['heading', 'title', 'paragraph', 'label', 'markdown', 'caption'],
  size: { w: 240, h: 28 },
  props: {
    content: p.longText('Text', 'Text'),
    format: p.choice('Format', ['plain', 'heading', 'markdown']),
    level: p.number('Heading level', 2, { section: 'look', min: 1, max: 4, description: '1: page title, 2: section' }),
    size: p.choice('Size', ['normal', 'small', 'large']),
    weight: p.choice('Weight', ['normal', 'medium', 'bold']),
    tone: p.choice('Tone', ['normal', 'soft', 'faint', 'accent', 'ok', 'warn', 'danger', 'info']),
    lines: p.number('At most lines', null, { section: 'look', min: 1, max: 50, description: 'Longer text ends in …' }),
  },
  events: { click },
});

export const image = define({
  id: 'Image',
  label: 'Image',
  group: 'display',
  icon: 'image',
  common: true,
  role: 'img',
  description: 'A picture from a link, an upload or the data.',
  keywords: ['picture', 'photo', 'cover', 'thumbnail', 'logo'],
  size: { w: 240, h: 160 },
  props: {
    src: p.image('Picture'),
    alt: p.text('Described as', '', { section: 'accessibility', description: 'What the picture shows; empty: decoration' }),
    fit: p.choice('Fit', ['cover', 'contain', 'none']),
    ratio: p.choice('Shape', ['auto', '1:1', '4:3', '16:9', '3:4']),
    fallbackIcon: p.icon('Icon when there is none', 'image'),
  },
  events: { click, error: event('When it cannot be loaded') },
});

export const stat = define({
  id: 'Stat',
  label: 'Figure',
  group: 'display',
  icon: 'gauge',
  common: true,
  role: 'group',
  description: 'One number that matters, with what it is and how it changed.',
  keywords: ['kpi', 'metric', 'number', 'total', 'statistic', 'count', 'card', 'dashboard'],
  size: { w: 200, h: 104 },
  props: {
    label: p.text('Label', 'Total'),
    value: p.data('any', 'Value', 0),
    format: p.choice('Shown as', ['auto', 'number', 'currency', 'percent', 'text']),
    currency: p.text('Currency', 'USD', { section: 'look' }),
    decimals: p.number('Decimals', null, { section: 'look', min: 0, max: 6 }),
    delta: p.data('number', 'Change', null, { description: 'Shown with + or −' }),
    deltaFormat: p.choice('Change as', ['number', 'percent']),
    goodWhen: p.choice('Good when', ['up', 'down', 'neither'], 'up', { section: 'behaviour' }),
    help: p.text('Below', '', { description: 'A few words: “4 still to arrive”' }),
    icon: p.icon('Icon'),
    tone: p.tone(),
  },
  events: { click },
});

export const iconNode = define({
  id: 'Icon',
  label: 'Icon',
  group: 'display',
  icon: 'star',
  role: 'img',
  description: 'A small picture from the icon set.',
  keywords: ['symbol', 'glyph', 'pictogram'],
  size: { w: 32, h: 32 },
  props: {
    icon: p.icon('Icon', 'star'),
    size: p.number('Size', 20, { section: 'look', min: 8, max: 96, unit: 'px' }),
    tone: p.choice('Tone', ['normal', 'soft', 'faint', 'accent', 'ok', 'warn', 'danger', 'info']),
  },
  events: { click },
});

export const avatar = define({
  id: 'Avatar',
  label: 'Avatar',
  group: 'display',
  icon: 'circle-user',
  role: 'img',
  description: 'A person’s picture, or the first letters of the name.',
  keywords: ['person', 'profile', 'face', 'initials', 'user', 'member'],
  size: { w: 36, h: 36 },
  props: {
    name: p.text('Name', 'Ada Okafor'),
    src: p.image('Picture'),
    size: p.number('Size', 32, { section: 'look', min: 16, max: 160, unit: 'px' }),
    showName: p.flag('Name beside it', false, { section: 'look' }),
  },
  events: { click },
});

export const tag = define({
  id: 'Tag',
  label: 'Tag',
  group: 'display',
  icon: 'tag',
  role: 'generic',
  description: 'A short word on a soft ground: a status, a kind.',
  keywords: ['badge', 'label', 'status', 'chip', 'pill'],
  size: { w: 80, h: 22 },
  props: {
    text: p.text('Text', 'Tag'),
    tone: p.tone(),
    dot: p.flag('Dot', false, { section: 'look' }),
    icon: p.icon('Icon'),
    closable: p.flag('Can be removed'),
  },
  events: { click, close: event('When it is removed') },
});

export const progress = define({
  id: 'Progress',
  label: 'Progress',
  group: 'display',
  icon: 'loader',
  role: 'progressbar',
  description: 'How far something is, as a bar or a ring.',
  keywords: ['bar', 'ring', 'percent', 'complete', 'goal', 'meter'],
  size: { w: 240, h: 40 },
  props: {
    label: p.text('Label'),
    value: p.data('number', 'Value', 0),
    max: p.data('number', 'Out of', 100),
    shape: p.choice('Shape', ['bar', 'ring']),
    showValue: p.choice('Shows', ['percent', 'fraction', 'none']),
    tone: p.choice('Tone', ['accent', 'ok', 'warn', 'danger', 'info']),
    size: p.number('Ring size', 96, { section: 'look', min: 32, max: 240, unit: 'px' }),
  },
});

export const timeline = define({
  id: 'Timeline',
  label: 'Timeline',
  group: 'display',
  icon: 'git-commit-vertical',
  role: 'list',
  description: 'What happened or will happen, in order.',
  keywords: ['history', 'events', 'activity', 'log', 'feed', 'stops', 'route'],
  size: { w: 320, h: 280 },
  props: {
    items: p.data('rows', 'Items', []),
    titleField: p.key('Title from', 'title'),
    textField: p.key('Text from', 'text'),
    timeField: p.key('Time from', 'time'),
    toneField: p.key('Tone from', 'tone', { description: 'neutral, info, ok, warn, danger or accent' }),
    numbered: p.flag('Numbers', false, { section: 'look' }),
    emptyText: p.text('When there are none', ''),
  },
  events: { select: event('When an item is clicked', { item: 'object', index: 'number' }) },
});

export const keyValue = define({
  id: 'KeyValue',
  label: 'Details',
  group: 'display',
  icon: 'list',
  role: 'generic',
  description: 'The fields of one row, each with its name.',
  keywords: ['details', 'record', 'properties', 'description', 'summary', 'profile'],
  size: { w: 320, h: 220 },
  props: {
    data: p.data('object', 'Row', {}),
    fields: p.content('fields', 'Fields', [], { description: 'As table columns: [{field, label, type}]; empty: all of the row' }),
    columns: p.number('Columns', 1, { section: 'look', min: 1, max: 4 }),
    layout: p.choice('Names', ['beside', 'above']),
    emptyText: p.text('When there is no row', ''),
  },
});

export const qrCode = define({
  id: 'QRCode',
  label: 'QR code',
  group: 'display',
  icon: 'qr-code',
  role: 'img',
  description: 'A text or an address as a QR code to scan.',
  keywords: ['qr', 'barcode', 'scan', 'link', 'ticket', 'share'],
  size: { w: 180, h: 180 },
  props: {
    data: p.data('text', 'Content', '', { description: 'A text or an address, at most about 2,900 letters' }),
    level: p.choice('Damage it survives', ['low', 'medium', 'quarter', 'high'], 'medium'),
    size: p.number('Size', 180, { section: 'look', min: 64, max: 800, unit: 'px' }),
    caption: p.text('Text below'),
  },
});
