import { define, event } from './define.ts';
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
