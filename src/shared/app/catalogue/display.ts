import { define, event } from './define.ts';
import * as p from './props.ts';

const click = event('When it is clicked');

export const text = define({
  id: 'Text', label: 'Text', group: 'display', icon: 'type', common: true, role: 'paragraph',
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
  id: 'Image', label: 'Image', group: 'display', icon: 'image', common: true, role: 'img',
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
  id: 'Stat', label: 'Figure', group: 'display', icon: 'gauge', common: true, role: 'group',
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
