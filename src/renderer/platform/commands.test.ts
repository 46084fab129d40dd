import { describe, expect, it, vi } from 'vitest';
import { CommandRegistry, shortcutsOf } from './commands.ts';

describe('CommandRegistry', () => {
  it('runs by id and says whether it ran', () => {
    const registry = new CommandRegistry(() => {});
    const run = vi.fn();
    registry.register({ id: 'a', title: 'A', run });
    expect(registry.run('a')).toBe(true);
    expect(registry.run('b')).toBe(false);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('neither runs nor offers what is not available', () => {
    const registry = new CommandRegistry(() => {});
    const run = vi.fn();
    let isReady = false;
    registry.register({ id: 'a', title: 'A', when: () => isReady, run });
    expect(registry.run('a')).toBe(false);
    expect(registry.available()).toEqual([]);
    isReady = true;
    expect(registry.run('a')).toBe(true);
    expect(registry.available().map((command) => command.id)).toEqual(['a']);
  });

  it('lets a surface take a command over and gives it back, in any order of disposal', () => {
    const registry = new CommandRegistry(() => {});
    const first = registry.register({ id: 'undo', title: 'First', run: () => {} });
    const second = registry.register({ id: 'undo', title: 'Second', run: () => {} });
    const third = registry.register({ id: 'undo', title: 'Third', run: () => {} });
    expect(registry.get('undo')?.title).toBe('Third');
    second();
    second();
    expect(registry.get('undo')?.title).toBe('Third');
    third();
    expect(registry.get('undo')?.title).toBe('First');
    first();
    expect(registry.get('undo')).toBeUndefined();
    expect(registry.all()).toEqual([]);
  });

  it('reports what a command throws or rejects with, and goes on', async () => {
    const failures: unknown[] = [];
    const registry = new CommandRegistry((error) => failures.push(error));
    const now = new Error('now');
    const later = new Error('later');
    registry.register({
      id: 'now',
      title: 'Now',
      run: () => {
        throw now;
      },
    });
    registry.register({ id: 'later', title: 'Later', run: () => Promise.reject(later) });
    expect(registry.run('now')).toBe(true);
    expect(registry.run('later')).toBe(true);
    await Promise.resolve();
    expect(failures).toEqual([now, later]);
  });

  it('tells about every change until disposed of', () => {
    const registry = new CommandRegistry(() => {});
    const listener = vi.fn();
    const stop = registry.onDidChange(listener);
    const gone = registry.register({ id: 'a', title: 'A', run: () => {} });
    gone();
    stop();
    registry.register({ id: 'b', title: 'B', run: () => {} });
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('reads one or more shortcuts as a list', () => {
    expect(shortcutsOf({ id: 'a', title: 'A', run: () => {} })).toEqual([]);
    expect(shortcutsOf({ id: 'a', title: 'A', shortcut: 'F5', run: () => {} })).toEqual(['F5']);
    expect(shortcutsOf({ id: 'a', title: 'A', shortcut: ['F5', '$mod+r'], run: () => {} })).toEqual(['F5', '$mod+r']);
  });
});
