import { define, event } from './define.ts';
import * as p from './props.ts';

/** What stands on a page for a component of the author's own. Its inputs and events are those of the definition. */
const COMPONENT = p.key('Component', '', { section: 'content', description: 'Which of your own components it is' });

/** `problem`: why nothing of it can be drawn, in words. */
const PROBLEM = { initial: null, description: 'Why it cannot be drawn, or null' };

export const module = define({
  id: 'Module',
  label: 'Own component',
  group: 'own',
  icon: 'component',
  role: 'group',
  slot: 'children',
  description: 'A component made from others: its parts are drawn with the inputs given here, and its events have steps here.',
  keywords: ['reusable', 'symbol', 'custom', 'module', 'widget'],
  size: { w: 360, h: 160 },
  props: { component: COMPONENT },
  state: { problem: PROBLEM },
});

export const customComponent = define({
  id: 'CustomComponent',
  label: 'Coded component',
  group: 'own',
  icon: 'square-code',
  role: 'group',
  description: 'A component written in code. It is drawn in a frame of its own that reaches nothing of the app but its inputs and events.',
  keywords: ['react', 'typescript', 'code', 'custom', 'widget'],
  size: { w: 360, h: 200 },
  props: {
    component: COMPONENT,
    height: p.number('Height', null, { min: 20, max: 4000, unit: 'px', section: 'look', description: 'Empty: as high as what it shows' }),
  },
  events: { failed: event('When it fails or is stopped', { message: 'text' }) },
  state: { problem: PROBLEM },
});

export const slot = define({
  id: 'Slot',
  label: 'Slot',
  group: 'own',
  icon: 'square-dashed-mouse-pointer',
  role: 'group',
  description: 'Inside a component of your own: the place where each use of it shows what was put into it.',
  keywords: ['children', 'content', 'placeholder', 'outlet'],
  size: { w: 320, h: 80 },
  props: { hint: p.text('Hint', 'What is put into the component shows here') },
});
