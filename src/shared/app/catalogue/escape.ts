import { define, event } from './define.ts';
import * as p from './props.ts';

export const html = define({
  id: 'Html',
  label: 'HTML',
  group: 'escape',
  icon: 'code',
  role: 'group',
  description: 'Own HTML, cleaned: no scripts, no styles, nothing that fetches by itself but pictures.',
  keywords: ['html', 'embed', 'markup', 'custom', 'raw'],
  size: { w: 360, h: 160 },
  props: {
    html: p.longText('HTML', '<p>Some <strong>HTML</strong>.</p>', { description: 'An element with data-message="save" sends “message” when clicked' }),
  },
  events: { message: event('When an element with data-message is clicked', { name: 'text', data: 'object' }) },
  state: { lastMessage: { initial: '', on: { message: 'name' }, description: 'Name of the message sent last' } },
});
