import Dices from 'lucide-react/icons/dices';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useState, type ReactElement } from 'react';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { presetOf, randomTheme } from '../../../shared/app/theme/index.ts';
import { readThemeFile, writeThemeFile } from '../../../shared/app/theme/theme-file.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { chooseFile, saveText, toastError, updateSettings, useSettings } from '../../platform/index.ts';
import { Button, Dialog, IconButton, Menu, TextArea, TextField } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { lookOf } from './theme-writer.ts';

type Props = { theme: Theme; onPut: (theme: Theme, said: string) => void };

/** Random looks, and the ways a theme comes in and goes out. */
export function ThemeMenu({ theme, onPut }: Props): ReactElement {
  const editor = useEditor();
  const { themes } = useSettings();
  const [asks, setAsks] = useState<'name' | 'paste' | null>(null);
  const take = (text: string): void => {
    const { name, theme: read } = readThemeFile(text);
    onPut(read, `Theme “${name}” put in.`);
  };
  const copy = (): void =>
    void navigator.clipboard.writeText(writeThemeFile({ name: nameFor(editor.app.meta().name), theme })).then(
      () => editor.notify({ text: 'Theme copied. Paste it into the theme of another app.' }),
      () => editor.notify({ text: 'Not copied: the browser did not allow it. Export the theme to a file instead.', tone: 'danger' }),
    );
  const paste = (): void =>
    void navigator.clipboard.readText().then(
      (text) => {
        try {
          take(text);
        } catch (error) {
          toastError(error);
        }
      },
      // Where the browser does not let a page read the clipboard, the person pastes into a field.
      () => setAsks('paste'),
    );
  const open = async (): Promise<void> => {
    const file = await chooseFile('.json,application/json');
    if (file !== null) take(await file.text());
  };
  const save = (): void => saveText(`${fileName(editor.app.meta().name)}.casual-theme.json`, 'application/json', writeThemeFile({ name: nameFor(editor.app.meta().name), theme }));
  const randomise = (): void => {
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
    onPut(randomTheme(seededRandom(seed)), 'A random theme.');
  };
  return (
    <>
      {editor.canEdit && <IconButton size="s" label="Random theme" icon={<Dices size={15} />} onClick={randomise} />}
      <Menu
        align="end"
        trigger={<IconButton size="s" label="More about the theme" icon={<Ellipsis size={15} />} />}
        items={[
          { id: 'copy', label: 'Copy theme', onSelect: copy },
          { id: 'paste', label: 'Paste theme', disabled: !editor.canEdit, onSelect: paste },
          { kind: 'separator' },
          { id: 'keep', label: 'Save as my preset', disabled: themes.length >= 60, onSelect: () => setAsks('name') },
          { id: 'export', label: 'Export to a file', onSelect: save },
          { id: 'import', label: 'Import from a file', disabled: !editor.canEdit, onSelect: () => void open().catch(toastError) },
        ]}
      />
      {asks === 'name' && (
        <NameDialog
          start={nameFor(editor.app.meta().name)}
          onClose={() => setAsks(null)}
          onKeep={(name) => {
            setAsks(null);
            void updateSettings({ themes: [...themes, { name, theme: lookOf(theme) }] });
          }}
        />
      )}
      {asks === 'paste' && (
        <PasteDialog
          onClose={() => setAsks(null)}
          onTake={(text) => {
            take(text);
            setAsks(null);
          }}
        />
      )}
    </>
  );
}

function NameDialog({ start, onClose, onKeep }: { start: string; onClose: () => void; onKeep: (name: string) => void }): ReactElement {
  const [name, setName] = useState(start);
  const keep = (): void => {
    if (name.trim() !== '') onKeep(name.trim().slice(0, 60));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save as my preset"
      description="It is kept on this computer and offered in every app."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name.trim() === ''} onClick={keep}>
            Save
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} maxLength={60} autoFocus onChange={setName} onFocus={(event) => event.currentTarget.select()} onKeyDown={(event) => event.key === 'Enter' && keep()} />
    </Dialog>
  );
}

function PasteDialog({ onClose, onTake }: { onClose: () => void; onTake: (text: string) => void }): ReactElement {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const take = (): void => {
    try {
      onTake(text);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Paste a theme"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={text.trim() === ''} onClick={take}>
            Use this theme
          </Button>
        </>
      }
    >
      <TextArea
        label="Theme"
        rows={8}
        value={text}
        autoFocus
        spellCheck={false}
        error={problem}
        onChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
      />
    </Dialog>
  );
}

function nameFor(appName: string): string {
  const name = appName.trim().slice(0, 60).trim();
  return name === '' ? presetOf('plain').name : name;
}

function fileName(appName: string): string {
  return appName.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'app';
}
