import { useEffect, useRef } from 'react';
import type { Disposer } from '../../shared/kernel/disposable.ts';
import { CommandRegistry, shortcutsOf, type Command } from './commands.ts';
import { host } from './rpc.ts';
import { actsInText, forHost, isTextTarget, matchesShortcut, shortcutKeys } from './shortcuts.ts';
import { toastError } from './toasts.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export const commands = new CommandRegistry(toastError);

export function registerCommand(command: Command): Disposer {
  return commands.register(command);
}

/** Registers while the component is mounted. `run` and `when` may change freely; the rest is read when the id changes. */
export function useCommand(command: Command): void {
  const latest = useRef(command);
  useEffect(() => {
    latest.current = command;
  });
  useEffect(
    () =>
      commands.register({
        ...latest.current,
        run: () => latest.current.run(),
        when: () => latest.current.when?.() ?? true,
      }),
    [command.id],
  );
}

/** The key caps of a command's first shortcut on this host, for tooltips and menus. */
export function keysOf(commandId: string): string[] | undefined {
  const command = commands.get(commandId);
  const first = command && shortcutsOf(command)[0];
  return first === undefined ? undefined : shortcutKeys(first, host, isMac);
}

export function keysOfShortcut(shortcut: string): string[] {
  return shortcutKeys(shortcut, host, isMac);
}

/** Turns key presses into commands. One listener for the window; a modal dialog keeps its keys to itself. */
export function listenForShortcuts(target: Window): Disposer {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const isText = isTextTarget(event.target);
    if (event.target instanceof Element && event.target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return;
    for (const command of commands.all().reverse()) {
      for (const shortcut of shortcutsOf(command)) {
        const keys = forHost(shortcut, host);
        if (!matchesShortcut(event, keys) || (isText && !actsInText(shortcut))) continue;
        if (!commands.run(command.id)) continue;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
    }
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}
