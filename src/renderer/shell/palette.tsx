import { Command as Cmdk } from 'cmdk';
import { Dialog } from 'radix-ui';
import AppWindow from 'lucide-react/icons/app-window';
import Search from 'lucide-react/icons/search';
import SquareTerminal from 'lucide-react/icons/square-terminal';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { commands, currentRoute, keysOf, paletteSources, toastError, useStore, type PaletteItem } from '../platform/index.ts';
import { Kbd } from '../ui/index.ts';
import { paletteKeys, paletteQuery, shellDialog } from './commands.ts';
import { appAndTemplateSources } from './palette-apps.ts';
import './palette.css';
import { matchScore } from './fuzzy.ts';
import { commandEntries, sourceGroups, splitQuery, type PaletteEntry, type PaletteGroup } from './palette-results.ts';

/** Everything by name: commands, layers, data, apps, templates. */
export function Palette({ onClose }: { onClose: () => void }): ReactElement {
  const [text, setText] = useState(paletteQuery.get());
  const [{ found, forText }, setFound] = useState<{ found: readonly PaletteGroup[]; forText: string | null }>({ found: [], forText: null });
  const sources = useStore(paletteSources);
  // From here on its field takes the keys.
  useLayoutEffect(() => {
    setText(paletteQuery.get());
    paletteKeys.release();
  }, []);
  const { prefix, query } = splitQuery(text);
  const isWorkspace = currentRoute().name === 'app';

  useEffect(() => {
    let isCurrent = true;
    const wanted = prefix === '>' ? [] : [...sources, ...appAndTemplateSources];
    void sourceGroups(wanted, prefix, query).then((groups) => {
      if (isCurrent) setFound({ found: groups, forText: `${prefix ?? ''}${query}` });
    });
    return () => {
      isCurrent = false;
    };
  }, [sources, prefix, query]);

  const entries = prefix === null || prefix === '>' ? commandEntries(commands.available(), query, (command) => keysOf(command.id), prefix === '>') : [];
  const commandGroup: PaletteGroup = { title: 'Commands', items: entries };
  // A command that begins with the very words comes before what only resembles them: "theme" must not make an app of a template.
  const begins = (item: PaletteEntry | undefined): boolean => item !== undefined && query !== '' && matchScore(query, item.title) >= 0.95;
  const isCommandMeant = begins(entries[0]) && !found.some((group) => group.items.some(begins));
  const groups = isCommandMeant ? [commandGroup, ...found] : [...found, commandGroup];
  // Results arrive after the key press; the first one is chosen until a person chooses another.
  const values = groups.flatMap((group) => group.items.map((item) => valueOf(group, item)));
  const [chosen, setChosen] = useState<{ text: string; value: string }>({ text: '', value: '' });
  const selected = chosen.text === text && values.includes(chosen.value) ? chosen.value : (values[0] ?? '');

  // Enter may come before the results: it waits for them, or it would run what an earlier text found.
  const isFresh = forText === `${prefix ?? ''}${query}`;
  const [enteredAt, setEnteredAt] = useState<string | null>(null);
  const runFirst = useRef(() => {});
  useEffect(() => {
    const first = groups.flatMap((group) => group.items)[0];
    runFirst.current = () => first !== undefined && run(first);
  });
  useEffect(() => {
    if (enteredAt === null || (enteredAt === text && !isFresh)) return;
    setEnteredAt(null);
    if (enteredAt === text) runFirst.current();
  }, [enteredAt, text, isFresh]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isFresh) return;
    event.preventDefault();
    event.stopPropagation();
    setEnteredAt(text);
  }

  function run(item: PaletteItem): void {
    onClose();
    // After the dialog has given focus back, so that a command that moves focus has the last word.
    setTimeout(() => {
      if (commands.get(item.id)) commands.run(item.id);
      else void Promise.resolve(item.run()).catch(toastError);
    });
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="ide-layer cmd-palette" aria-describedby={undefined}>
          <Dialog.Title className="sr-only">Command palette</Dialog.Title>
          <Cmdk label="Command palette" shouldFilter={false} loop value={selected} onValueChange={(value) => setChosen({ text, value })} onKeyDownCapture={onKeyDown}>
            <div className="q">
              <Search size={18} aria-hidden />
              <Cmdk.Input value={text} onValueChange={setText} placeholder="Search, or type > for commands" autoFocus />
            </div>
            <Cmdk.List>
              <Cmdk.Empty className="none">Nothing here is called “{query}”.</Cmdk.Empty>
              {groups.map((group) => group.items.length > 0 && <Group key={group.title} group={group} query={query} onRun={run} />)}
            </Cmdk.List>
          </Cmdk>
          <div className="ft">
            <Prefix keyCap=">" label="commands" onUse={setText} />
            {isWorkspace && <Prefix keyCap="#" label="layers" onUse={setText} />}
            {isWorkspace && <Prefix keyCap=":" label="data" onUse={setText} />}
            <span className="grow" />
            <button type="button" onClick={() => shellDialog.set('shortcuts')}>
              All shortcuts <Kbd keys={keysOf('shell.shortcuts') ?? []} />
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Prefix({ keyCap, label, onUse }: { keyCap: string; label: string; onUse: (text: string) => void }): ReactElement {
  return (
    <button type="button" onClick={() => onUse(keyCap)}>
      <Kbd keys={[keyCap]} /> {label}
    </button>
  );
}

function Group({ group, query, onRun }: { group: PaletteGroup; query: string; onRun: (item: PaletteItem) => void }): ReactElement {
  const fallback = group.title === 'Commands' ? <SquareTerminal size={16} aria-hidden /> : <AppWindow size={16} aria-hidden />;
  return (
    <Cmdk.Group heading={group.title}>
      {group.items.map((item: PaletteEntry) => (
        <Cmdk.Item key={item.id} value={valueOf(group, item)} onSelect={() => onRun(item)}>
          {item.icon ?? fallback}
          <span className="ell">{highlight(item.title, query)}</span>
          {item.detail && <span className="t3 ell">{item.detail}</span>}
          {item.keys && <Kbd keys={item.keys} />}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}

function valueOf(group: PaletteGroup, item: PaletteItem): string {
  return `${group.title} ${item.id}`;
}

function highlight(text: string, query: string): ReactNode {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
}
