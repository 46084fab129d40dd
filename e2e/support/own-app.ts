import { guardLoops } from '../../src/shared/app/components/index.ts';

/** An app with a component made from parts, used twice, and one made from code that tries what it may not. */
const ATTACK = `
Object.defineProperty(exports, '__esModule', { value: true });
const { useEffect, useState } = require('react');
function attempt(name, run) {
  try { return name + ': ' + String(run()); } catch (error) { return name + ': no'; }
}
exports.default = function Probe({ inputs, emit }) {
  const [found, setFound] = useState([]);
  useEffect(() => {
    const seen = [
      attempt('origin', () => self.origin),
      attempt('parent', () => parent.document.title),
      attempt('top', () => top.location.href.slice(0, 4)),
      attempt('cookies', () => document.cookie),
      attempt('storage', () => localStorage.length),
      attempt('eval', () => eval('1 + 1')),
    ];
    const image = new Image();
    image.onload = () => setFound((before) => [...before, 'image: yes']);
    image.onerror = () => setFound((before) => [...before, 'image: no']);
    image.src = inputs.host + '/icon.svg';
    fetch(inputs.host + '/').then(() => 'yes', () => 'no').then((answer) => setFound((before) => [...before, 'fetch: ' + answer]));
    setFound((before) => [...before, ...seen]);
  }, []);
  return React.createElement('div', null,
    React.createElement('p', { id: 'label' }, 'Hello ' + inputs.title),
    React.createElement('button', { onClick: () => emit('pressed', { text: inputs.title + '!' }) }, 'Press me'),
    React.createElement('button', { onClick: () => { throw new Error('broken on purpose'); } }, 'Break'),
    React.createElement('button', { onClick: () => { for (;;) {} } }, 'Hang'),
    React.createElement('ul', null, found.map((line) => React.createElement('li', { key: line }, line))));
};
`;

export function ownApp(host: string, hasProbe: boolean) {
  const card = (id: string, title: string) => ({
    id,
    type: 'Module',
    name: id,
    props: { component: 'card', title },
    events: { chosen: [{ do: 'setState', with: { state: 'last', value: '{{ event.title }}' } }] },
  });
  return {
    schemaVersion: 1,
    meta: { name: 'Own parts' },
    state: [{ id: 'last', name: 'Last', initial: 'nothing' }],
    components: [
      {
        id: 'card',
        name: 'Greeting card',
        kind: 'parts',
        props: [{ key: 'title', label: 'Title', default: 'No title' }],
        events: [{ name: 'chosen', label: 'When it is chosen', payload: ['title'] }],
        root: {
          id: 'cardRoot',
          type: 'Card',
          name: 'Card',
          children: [
            { id: 'cardText', type: 'Text', name: 'Card text', bindings: { content: 'Card of {{ inputs.title }}' } },
            {
              id: 'cardGo',
              type: 'Button',
              name: 'Choose',
              bindings: { text: 'Choose {{ inputs.title }}' },
              events: { click: [{ do: 'emit', with: { event: 'chosen', payload: { title: '{{ inputs.title }}' } } }] },
            },
          ],
        },
      },
      {
        id: 'probe',
        name: 'Probe',
        kind: 'code',
        props: [
          { key: 'title', label: 'Title', default: 'you' },
          { key: 'host', label: 'Host', default: host },
        ],
        events: [{ name: 'pressed', label: 'When pressed', payload: ['text'] }],
        code: ATTACK,
        compiled: guardLoops(ATTACK),
      },
    ],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'homeRoot',
          type: 'Container',
          name: 'Home root',
          children: [
            { id: 'lastText', type: 'Text', name: 'Last', bindings: { content: 'Last: {{ last }}' } },
            card('ada', 'Ada'),
            card('bob', 'Bob'),
            ...(!hasProbe
              ? []
              : [
                  {
                    id: 'probeUse',
                    type: 'CustomComponent',
                    name: 'Probe',
                    props: { component: 'probe' },
                    bindings: { title: '{{ last }}' },
                    events: { pressed: [{ do: 'setState', with: { state: 'last', value: '{{ event.text }}' } }] },
                  },
                ]),
          ],
        },
      },
    ],
  };
}
