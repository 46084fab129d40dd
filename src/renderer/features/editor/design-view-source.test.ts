import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setBinding, setHidden, setProperty, setStyle } from '../../../shared/app/document/index.ts';
import type { ViewNode } from '../../../shared/contracts/session.ts';
import type { ViewSource } from '../../../player/index.ts';
import { DesignViewSource } from './design-view-source.ts';
import { deleteSelection, insertComponent } from './commands.ts';
import { sampleEditor } from './testing/sample-app.ts';

/** A session's store, as far as the canvas reads it. */
class FakeSession implements ViewSource {
  readonly mode = 'design' as const;
  readonly views = new Map<string, ViewNode>();
  private readonly listeners = new Map<string, Set<() => void>>();
  view(id: string): ViewNode | undefined {
    return this.views.get(id);
  }
  frame(): undefined {
    return undefined;
  }
  subscribe(id: string, listener: () => void): () => void {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(listener));
    return () => set.delete(listener);
  }
  subscribeFrame(): () => void {
    return () => {};
  }
  send(): void {}
  put(view: Partial<ViewNode> & { id: string }): void {
    this.views.set(view.id, { node: view.id.split('@')[0]!, type: 'Text', props: {}, state: {}, kids: [], events: [], ...view });
    for (const listener of this.listeners.get(view.id) ?? []) listener();
  }
}

let sample: ReturnType<typeof sampleEditor>;
let source: DesignViewSource;
let session: FakeSession;
beforeEach(() => {
  sample = sampleEditor();
  source = new DesignViewSource(sample.app);
  session = new FakeSession();
});
afterEach(() => {
  source.dispose();
  sample.dispose();
});
const origin = { actor: 'me', kind: 'hand' } as const;

describe('what the canvas draws', () => {
  it('works with no session: static values, defaults for bound ones, structure of the document', () => {
    expect(source.view('heading')?.props['content']).toBe('Tools');
    expect(source.view('second')?.props['content']).toBe('Text');
    expect(source.view('homeRoot')?.kids).toEqual(['heading', 'card', 'list']);
    expect(source.view('nobody')).toBeUndefined();
  });

  it('bound values come from the session, static ones from the document at once', () => {
    source.setLive(session);
    let calls = 0;
    source.subscribe('second', () => (calls += 1));
    session.put({ id: 'second', props: { content: 'Drill' } });
    expect(source.view('second')?.props['content']).toBe('Drill');
    expect(calls).toBe(1);
    session.put({ id: 'heading', props: { content: 'stale' } });
    setProperty(sample.app, origin, 'heading', 'content', 'All tools');
    expect(source.view('heading')?.props['content']).toBe('All tools');
  });

  it('misses nothing between the first look and the first listener', () => {
    source.setLive(session);
    const before = source.view('heading');
    expect(source.view('second')?.props['content']).toBe('Text');
    session.put({ id: 'second', props: { content: 'Drill' } });
    source.subscribe('second', () => {});
    expect(source.view('second')?.props['content']).toBe('Drill');
    source.subscribe('heading', () => {});
    expect(source.view('heading')).toBe(before);
  });

  it('keeps a snapshot’s identity until what it shows differs', () => {
    source.setLive(session);
    let calls = 0;
    source.subscribe('heading', () => (calls += 1));
    const before = source.view('heading');
    session.put({ id: 'heading', props: { content: 'ignored: it is static' } });
    expect(source.view('heading')).toBe(before);
    expect(calls).toBe(0);
    setStyle(sample.app, origin, 'heading', 'base', 'color', 'primary');
    expect(calls).toBe(1);
    expect(source.view('heading')?.props['style']).toEqual({ base: { color: 'primary' } });
  });

  it('repeats the template for each element, with a sample where there is none', () => {
    source.setLive(session);
    source.subscribe('list', () => {});
    expect(source.view('list')?.groups).toEqual([{ key: 'sample', kids: ['itemText@sample'] }]);
    session.put({ id: 'list', type: 'List', props: { items: [{ id: 'a' }, { id: 'b' }] }, groups: [{ key: 'a', kids: ['itemText@a'] }, { key: 'b', kids: ['itemText@b'] }] });
    expect(source.view('list')?.kids).toEqual(['itemText@a', 'itemText@b']);
    expect(source.view('itemText@a')?.node).toBe('itemText');
    // Something new shows in every copy before the session has heard of it.
    sample.editor.select(['list']);
    const id = insertComponent(sample.editor, 'Text');
    expect(source.view('list')?.groups?.[1]?.kids).toEqual(['itemText@b', `${id}@b`]);
  });

  it('additions and deletions show at once', () => {
    source.subscribe('card', () => {});
    sample.editor.select(['first']);
    deleteSelection(sample.editor);
    expect(source.view('card')?.kids).toEqual(['second']);
    expect(source.view('first')).toBeUndefined();
    sample.undo.undo();
    expect(source.view('card')?.kids).toEqual(['first', 'second']);
  });

  it('hidden nodes leave the canvas and come back', () => {
    let calls = 0;
    source.subscribe('card', () => (calls += 1));
    source.subscribe('first', () => {});
    setHidden(sample.app, origin, 'first', true);
    expect(source.view('card')?.kids).toEqual(['second']);
    setHidden(sample.app, origin, 'first', false);
    expect(source.view('card')?.kids).toEqual(['first', 'second']);
    expect(calls).toBe(2);
  });

  it('overlays are drawn open in frames of their own', () => {
    expect(source.view('homeRoot')?.kids).not.toContain('dialog');
    expect(source.view('dialog')?.state['open']).toBe(true);
    expect(source.view('dialog')?.kids).toEqual(['inside']);
  });

  it('something that its data hides stays reachable', () => {
    source.setLive(session);
    setBinding(sample.app, origin, 'first', 'visible', '{{ false }}');
    session.put({ id: 'first', props: { visible: false } });
    expect(source.view('first')?.props['visible']).toBe(true);
  });
});
