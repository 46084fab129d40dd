import { afterAll, describe, expect, it } from 'vitest';
import type { ComponentNodeInput } from '../../shared/app/manifest/index.ts';
import { app, AppLab, button, TASKS, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const state = [{ id: 'n', name: 'N', initial: 0 }];
const up = button('up', { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } });
const page = (id: string, extra: object, children: ComponentNodeInput[] = []) => ({ id, name: id, path: `/${id}`, root: { id: `${id}Root`, type: 'Container', name: id, children }, ...extra });

describe('the navigation', () => {
  it('SES-49: a badge follows what it reads, on every page, and shows nothing for nothing', async () => {
    const shown = app([], {
      state,
      entities: [TASKS],
      queries: [{ id: 'all', name: 'All', kind: 'list', entity: 'task' }],
      pages: [page('home', {}, [up, text('a', '{{ n }}')]), page('tasks', { navGroup: 'Work', navBadge: '{{ all.data.length }}' }), page('late', { navBadge: '{{ n }}' }), page('new', { navBadge: 'New' }), page('bad', { navBadge: '{{ nothing.here }}' })],
    });
    const running = await lab.run(shown);
    const badges = (): unknown => running.session.mirror.currentFrame()?.pages.map(({ id, group, badge }) => [id, group, badge]);
    const count = String(TASKS.seed.length);
    expect(badges()).toEqual([['home', undefined, undefined], ['tasks', 'Work', count], ['late', undefined, undefined], ['new', undefined, 'New'], ['bad', undefined, undefined]]);
    running.patches();
    await running.click('up');
    expect(badges()).toContainEqual(['late', undefined, '1']);
    expect(running.patches().filter((patch) => patch.op === 'frame')).toHaveLength(1);
    const edited = structuredClone(shown);
    edited.pages[2]!.navBadge = '{{ n * 1e12 }}';
    edited.pages[1]!.navGroup = 'Other';
    await running.update(edited);
    expect(badges()).toEqual([['home', undefined, undefined], ['tasks', 'Other', count], ['late', undefined, '9999+'], ['new', undefined, 'New'], ['bad', undefined, undefined]]);
  });
});
