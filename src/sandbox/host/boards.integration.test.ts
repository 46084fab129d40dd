import { afterAll, expect, it } from 'vitest';
import { app, AppLab, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

it('what is put into a board is made once for each card, with its item in scope', async () => {
  const items = [
    { id: 'a', status: 'todo', title: 'Order wood' },
    { id: 'b', status: 'done', title: 'Cut it' },
  ];
  const running = await lab.run(app([{ id: 'board', type: 'Kanban', name: 'Board', props: { items }, children: [text('title', '{{ item.title }} {{ index }}')] }]));
  expect(running.view('board').groups).toEqual([
    { key: 'a', kids: ['title@a'] },
    { key: 'b', kids: ['title@b'] },
  ]);
  expect([running.prop('title@a'), running.prop('title@b')]).toEqual(['Order wood 0', 'Cut it 1']);
});
