import { compileCode } from '../../src/renderer/features/library/compile-code.ts';
import type { ManifestInput } from '../../src/shared/app/manifest/index.ts';

/** As an author writes it: React with hooks, types, and an event. */
const METER = `import { useState } from 'react';

type Props = { inputs: { label: string; start: number }; emit: (event: string, payload?: Record<string, unknown>) => void };

export default function Meter({ inputs, emit }: Props) {
  const [count, setCount] = useState(inputs.start);
  const press = () => {
    setCount(count + 1);
    emit('pressed', { count: count + 1 });
  };
  return (
    <button onClick={press} style={{ padding: '8px 14px' }}>
      {inputs.label}: {count}
    </button>
  );
}
`;

/** The app of a manifest with a component made from parts and one made from code, at the end of its first page. */
export async function withOwnComponents(app: ManifestInput): Promise<ManifestInput> {
  const made = await compileCode(METER);
  if (!made.ok) throw new Error(made.message);
  const [first, ...others] = app.pages;
  if (first === undefined) throw new Error('The app has no page');
  const uses: NonNullable<(typeof first)['root']['children']> = [
    {
      id: 'ownGreeting',
      type: 'Module',
      name: 'Greeting',
      props: { component: 'greeting', title: 'Ada' },
      events: { chosen: [{ do: 'setState', with: { state: 'lastChosen', value: '{{ event.title }}' } }] },
    },
    {
      id: 'ownMeter',
      type: 'CustomComponent',
      name: 'Meter',
      props: { component: 'meter' },
      bindings: { label: 'Pressed by {{ lastChosen }}' },
      events: { pressed: [{ do: 'setState', with: { state: 'pressed', value: '{{ event.count }}' } }] },
    },
    { id: 'ownPressed', type: 'Text', name: 'Pressed', bindings: { content: 'Counted {{ pressed }}' } },
  ];
  return {
    ...app,
    meta: { ...app.meta, name: `${app.meta.name} with own parts` },
    state: [...(app.state ?? []), { id: 'lastChosen', name: 'Last chosen', initial: 'nobody' }, { id: 'pressed', name: 'Pressed', initial: 0 }],
    components: [
      ...(app.components ?? []),
      {
        id: 'greeting',
        name: 'Greeting card',
        kind: 'parts',
        props: [{ key: 'title', label: 'Title', default: 'No title' }],
        events: [{ name: 'chosen', label: 'When it is chosen', payload: ['title'] }],
        root: {
          id: 'greetingRoot',
          type: 'Card',
          name: 'Card',
          children: [
            {
              id: 'greetingGo',
              type: 'Button',
              name: 'Choose',
              bindings: { text: 'Choose {{ inputs.title }}' },
              events: { click: [{ do: 'emit', with: { event: 'chosen', payload: { title: '{{ inputs.title }}' } } }] },
            },
          ],
        },
      },
      {
        id: 'meter',
        name: 'Meter',
        kind: 'code',
        props: [
          { key: 'label', label: 'Label', default: 'Pressed' },
          { key: 'start', label: 'Start', type: 'number', default: 3 },
        ],
        events: [{ name: 'pressed', label: 'When pressed', payload: ['count'] }],
        code: METER,
        compiled: made.compiled,
      },
    ],
    pages: [{ ...first, root: { ...first.root, children: [...(first.root.children ?? []), ...uses] } }, ...others],
  };
}
