// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppFrame, SessionMessage } from '../../shared/contracts/session.ts';
import type { Disposer } from '../../shared/kernel/disposable.ts';
import { Emitter } from '../../shared/kernel/disposable.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import type { ViewSource } from '../core/view-source.ts';
import { ADDRESS_EVENT } from '../../shared/contracts/frame-address.ts';
import { makeFrame } from '../testing/frame.ts';
import { PageHistory } from './page-history.ts';

const PAGES: AppFrame['pages'] = [
  { id: 'home', name: 'Home', path: '/', inNav: true },
  { id: 'tasks', name: 'Tasks', path: '/tasks', inNav: true },
  { id: 'detail', name: 'Task', path: '/tasks/detail', inNav: false },
];

/** An app that goes where it is told, as the guest does. */
class GoingSource implements Pick<ViewSource, 'frame' | 'subscribeFrame' | 'send'> {
  readonly sent: SessionMessage[] = [];
  private readonly frames = new Emitter<void>();
  private at: { id: string; params: JsonObject } = { id: 'home', params: {} };
  private past: { id: string; params: JsonObject }[] = [];

  frame(): AppFrame {
    return { ...makeFrame('root', undefined, { name: 'Club', pages: PAGES }), pageId: this.at.id, params: this.at.params, depth: this.past.length };
  }

  subscribeFrame(listener: () => void): Disposer {
    return this.frames.on(listener);
  }

  send(message: SessionMessage): void {
    this.sent.push(message);
    if (message.type !== 'navigate') return;
    const id = PAGES.find((page) => page.path === message.path || page.id === message.pageId)?.id ?? '';
    if (message.isReturn === true) this.past.pop();
    else this.past.push(this.at);
    this.at = { id, params: (message.params ?? {}) as JsonObject };
    this.frames.emit();
  }

  goTo(pageId: string, params: JsonObject = {}): void {
    this.past.push(this.at);
    this.at = { id: pageId, params };
    this.frames.emit();
  }

  back(): void {
    const to = this.past.pop();
    if (to !== undefined) this.at = to;
    this.frames.emit();
  }
}

let source: GoingSource;
let stop: Disposer;
const open = (hash = ''): PageHistory => {
  window.history.replaceState(null, '', `/${hash}`);
  source = new GoingSource();
  const history = new PageHistory(source as unknown as ViewSource, window);
  stop = history.start();
  return history;
};
const travel = async (how: () => void): Promise<void> => {
  const done = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
  how();
  await done;
};
const at = (): string => window.location.hash;

describe('the address of a window', () => {
  beforeEach(() => window.history.replaceState(null, '', '/'));
  afterEach(() => stop());

  it('follows the pages of the app, with their parameters and titles', () => {
    open();
    expect(at()).toBe('#/');
    expect(document.title).toBe('Club');
    source.goTo('detail', { id: 't1' });
    expect(at()).toBe('#/tasks/detail?id=t1');
    expect(document.title).toBe('Task · Club');
  });

  it('opens the page of a link, and a reload comes back to it', () => {
    open('#/tasks/detail?id=t1');
    expect(source.sent).toEqual([{ type: 'navigate', path: '/tasks/detail', params: { id: 't1' }, isReturn: true }]);
    expect(source.frame().pageId).toBe('detail');
    expect(at()).toBe('#/tasks/detail?id=t1');
  });

  it('goes through the pages with Back and Forward', async () => {
    open();
    source.goTo('tasks');
    source.goTo('detail', { id: 't1' });
    await travel(() => window.history.back());
    expect(source.frame().pageId).toBe('tasks');
    expect(source.sent.at(-1)).toMatchObject({ path: '/tasks', isReturn: true });
    await travel(() => window.history.forward());
    expect(source.frame()).toMatchObject({ pageId: 'detail', params: { id: 't1' } });
    await travel(() => window.history.go(-2));
    expect(source.frame().pageId).toBe('home');
    expect(at()).toBe('#/');
  });

  it('goes back in the window too when the app goes back', async () => {
    open();
    source.goTo('tasks');
    const { length } = window.history;
    await travel(() => source.back());
    expect(at()).toBe('#/');
    await travel(() => window.history.forward());
    expect(source.frame().pageId).toBe('tasks');
    expect(window.history.length).toBe(length);
  });

  it('says that a page is not there, and goes on from it', async () => {
    const history = open('#/nowhere');
    expect(history.missingPath()).toBe('/nowhere');
    expect(document.title).toBe('Page not found · Club');
    expect(source.sent).toEqual([]);
    history.leaveMissing();
    expect(history.missingPath()).toBeNull();
    expect(at()).toBe('#/');
    source.goTo('tasks');
    await travel(() => (window.location.hash = '#/gone'));
    expect(history.missingPath()).toBe('/gone');
    await travel(() => window.history.back());
    expect(history.missingPath()).toBeNull();
    expect(source.frame().pageId).toBe('tasks');
  });

  it('takes an address that the person types', async () => {
    open();
    await travel(() => (window.location.hash = '#/tasks/detail?id=t9'));
    expect(source.frame()).toMatchObject({ pageId: 'detail', params: { id: 't9' } });
    await travel(() => window.history.back());
    expect(source.frame().pageId).toBe('home');
  });

  it('has an address in a frame, and leaves Back to the page round it', async () => {
    window.history.replaceState(null, '', '/#/tasks/detail?id=t1');
    source = new GoingSource();
    const heard: string[] = [];
    const hear = (): void => void heard.push(at());
    window.addEventListener(ADDRESS_EVENT, hear);
    const { length } = window.history;
    stop = new PageHistory(source as unknown as ViewSource, window, false).start();
    expect(source.frame()).toMatchObject({ pageId: 'detail', params: { id: 't1' } });
    source.goTo('tasks');
    expect(at()).toBe('#/tasks');
    source.back();
    expect(at()).toBe('#/tasks/detail?id=t1');
    expect(window.history.length).toBe(length);
    expect(heard.at(-1)).toBe('#/tasks/detail?id=t1');
    window.removeEventListener(ADDRESS_EVENT, hear);
  });

  it('shows a page as far down as it was left', async () => {
    const history = open();
    const scroller = { scrollTop: 340 };
    history.setScroller(scroller as Element);
    source.goTo('tasks');
    expect(history.takeTop()).toBe(0);
    await travel(() => window.history.back());
    expect(history.takeTop()).toBe(340);
  });
});
