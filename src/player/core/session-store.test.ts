import { describe, expect, it, vi } from 'vitest';
import type { SessionConnection, SessionEvent, SessionMessage, ViewNode } from '../../shared/contracts/session.ts';
import { makeFrame } from '../testing/frame.ts';
import { SessionStore } from './session-store.ts';

function connect(): { store: SessionStore; emit: (event: SessionEvent) => void; sent: SessionMessage[]; isSubscribed: () => boolean } {
  let listener: ((event: SessionEvent) => void) | undefined;
  const sent: SessionMessage[] = [];
  const connection: SessionConnection = {
    subscribe(next) {
      listener = next;
      return () => {
        listener = undefined;
      };
    },
    send: (message) => sent.push(message),
  };
  const store = new SessionStore(connection);
  return { store, emit: (event) => listener?.(event), sent, isSubscribed: () => listener !== undefined };
}

const view = (id: string, rest: Partial<ViewNode> = {}): ViewNode => ({ id, node: id, type: 'Text', props: {}, state: {}, kids: [], events: [], ...rest });
const batch = (seq: number, patches: (SessionEvent & { type: 'batch' })['patches']): SessionEvent => ({ type: 'batch', seq, patches, effects: [] });

describe('SessionStore', () => {
  it('applies patches and tells only the instances that changed, once for each batch', () => {
    const { store, emit } = connect();
    emit(
      batch(1, [
        { op: 'add', view: view('a', { props: { content: 'one' } }) },
        { op: 'add', view: view('b') },
        { op: 'frame', frame: makeFrame('a') },
      ]),
    );
    const [onA, onB] = [vi.fn(), vi.fn()];
    store.subscribe('a', onA);
    const stop = store.subscribe('b', onB);
    const before = store.view('b');
    emit(
      batch(2, [
        { op: 'prop', id: 'a', key: 'content', value: 'two' },
        { op: 'state', id: 'a', key: 'open', value: true },
      ]),
    );
    expect(onA).toHaveBeenCalledTimes(1);
    expect(onB).not.toHaveBeenCalled();
    expect(store.view('a')).toMatchObject({ props: { content: 'two' }, state: { open: true } });
    expect(store.view('b')).toBe(before);
    stop();
    emit(
      batch(3, [
        { op: 'kids', id: 'b', kids: ['c'], groups: [{ key: 'k', kids: ['c'] }] },
        { op: 'remove', ids: ['a'] },
      ]),
    );
    expect(onB).not.toHaveBeenCalled();
    expect(store.view('a')).toBeUndefined();
    expect(store.view('b')?.groups).toEqual([{ key: 'k', kids: ['c'] }]);
  });

  it('passes over patches for instances it does not know', () => {
    const { store, emit } = connect();
    emit(
      batch(1, [
        { op: 'prop', id: 'ghost', key: 'x', value: 1 },
        { op: 'remove', ids: ['ghost'] },
      ]),
    );
    expect(store.view('ghost')).toBeUndefined();
  });

  it('asks for the whole screen when a batch was lost, and not after a whole screen', () => {
    const { emit, sent } = connect();
    emit(batch(1, []));
    emit(batch(2, []));
    expect(sent).toEqual([]);
    emit(batch(4, []));
    expect(sent).toEqual([{ type: 'refresh' }]);
    emit(batch(9, [{ op: 'clear' }]));
    emit(batch(10, []));
    expect(sent).toHaveLength(1);
  });

  it('forgets everything on clear', () => {
    const { store, emit } = connect();
    emit(batch(1, [{ op: 'add', view: view('a') }]));
    const listener = vi.fn();
    store.subscribe('a', listener);
    emit(batch(2, [{ op: 'clear' }, { op: 'add', view: view('z') }]));
    expect(store.view('a')).toBeUndefined();
    expect(store.view('z')).toBeDefined();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('passes effects and logs on, keeps the status, and is silent after dispose', () => {
    const { store, emit, sent, isSubscribed } = connect();
    const effect = vi.fn();
    store.onEffect(effect);
    emit({ type: 'batch', seq: 1, patches: [], effects: [{ kind: 'toast', text: 'Saved', tone: 'ok' }] });
    expect(effect).toHaveBeenCalledWith({ kind: 'toast', text: 'Saved', tone: 'ok' });
    emit({ type: 'log', entries: [{ at: 1, level: 'info', source: 'console', text: 'hello' }] });
    expect(store.logs()).toHaveLength(1);
    emit({ type: 'status', status: 'crashed', message: 'It was busy for more than 2 s without a pause and was stopped.' });
    expect(store.status()).toEqual({ status: 'crashed', message: 'It was busy for more than 2 s without a pause and was stopped.' });
    store.dispose();
    store.send({ type: 'back' });
    expect(sent).toEqual([]);
    expect(isSubscribed()).toBe(false);
  });
});
