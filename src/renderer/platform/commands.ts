import type { ReactNode } from 'react';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';

export type Command = {
  /** `surface.verb`: "app.run". */
  id: string;
  /** Sentence case, as in the palette: "Run app". */
  title: string;
  /** Heading in the palette and the shortcut sheet: "Everywhere", "Canvas tools", "Selection". */
  group?: string;
  /** One or more, see shortcuts.ts. The first is shown. */
  shortcut?: string | readonly string[];
  icon?: ReactNode;
  /** More words that find it. */
  keywords?: readonly string[];
  /** Offered and reachable by shortcut only while true. Called often: keep it cheap. */
  when?: () => boolean;
  /** In the shortcut sheet but not in the palette: makes sense only with a selection under the pointer, for instance. */
  hidden?: boolean;
  run: () => void | Promise<void>;
};

/**
 * Everything a person can do by name or key. The newest registration of an id wins and the older one returns when it is disposed,
 * so that a surface can take over a command such as undo while it is open.
 */
export class CommandRegistry {
  private readonly stacks = new Map<string, Command[]>();
  private readonly changed = new Emitter<void>();
  private readonly onError: (error: unknown) => void;

  /** @param onError receives what a command throws or rejects with */
  constructor(onError: (error: unknown) => void) {
    this.onError = onError;
  }

  register(command: Command): Disposer {
    const stack = this.stacks.get(command.id) ?? [];
    stack.push(command);
    this.stacks.set(command.id, stack);
    this.changed.emit();
    return () => {
      const at = stack.indexOf(command);
      if (at < 0) return;
      stack.splice(at, 1);
      if (stack.length === 0 && this.stacks.get(command.id) === stack) this.stacks.delete(command.id);
      this.changed.emit();
    };
  }

  get(id: string): Command | undefined {
    return this.stacks.get(id)?.at(-1);
  }

  /** All current commands, in order of first registration, whether or not they are available now. */
  all(): Command[] {
    return [...this.stacks.values()].flatMap((stack) => stack.at(-1) ?? []);
  }

  available(): Command[] {
    return this.all().filter(isAvailable);
  }

  /** Runs it if it exists and is available. @returns whether it ran */
  run(id: string): boolean {
    const command = this.get(id);
    if (!command || !isAvailable(command)) return false;
    try {
      const result = command.run();
      if (result instanceof Promise) result.catch(this.onError);
    } catch (error) {
      this.onError(error);
    }
    return true;
  }

  onDidChange(listener: () => void): Disposer {
    return this.changed.on(listener);
  }
}

function isAvailable(command: Command): boolean {
  return command.when?.() ?? true;
}

/** A command's shortcuts as a list. */
export function shortcutsOf(command: Command): readonly string[] {
  if (command.shortcut === undefined) return [];
  return typeof command.shortcut === 'string' ? [command.shortcut] : command.shortcut;
}
