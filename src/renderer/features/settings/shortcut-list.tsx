import type { ReactElement } from 'react';
import { commands, keysOf, shortcutsOf, type Command } from '../../platform/index.ts';
import { Kbd } from '../../ui/index.ts';
import './shortcut-list.css';

export type ShortcutGroup = { title: string; commands: Command[] };

/** Every command with keys, by group: "Everywhere" first, then in order of registration. */
export function shortcutGroups(matches: (command: Command) => boolean = () => true): ShortcutGroup[] {
  const groups = new Map<string, Command[]>([['Everywhere', []]]);
  for (const command of commands.all()) {
    if (shortcutsOf(command).length === 0 || !matches(command)) continue;
    const title = command.group ?? 'Everywhere';
    groups.set(title, [...(groups.get(title) ?? []), command]);
  }
  return [...groups].filter(([, items]) => items.length > 0).map(([title, items]) => ({ title, commands: items }));
}

export function ShortcutList({ groups }: { groups: readonly ShortcutGroup[] }): ReactElement {
  return (
    <div className="sheet-grid">
      {groups.map((group) => (
        <section key={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.commands.map((command) => (
              <li key={command.id}>
                <span className="grow">{command.title}</span>
                <Kbd keys={keysOf(command.id) ?? []} />
                <span className="sr-only">{keysOf(command.id)?.join(' ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
