import Bell from 'lucide-react/icons/bell';
import Camera from 'lucide-react/icons/camera';
import Clipboard from 'lucide-react/icons/clipboard';
import File from 'lucide-react/icons/file';
import Globe from 'lucide-react/icons/globe';
import Plus from 'lucide-react/icons/plus';
import Sparkles from 'lucide-react/icons/sparkles';
import X from 'lucide-react/icons/x';
import { useId, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { setPermissions } from '../../../shared/app/document/index.ts';
import { announce } from '../../platform/index.ts';
import { Button, IconButton, Switch, TextField } from '../../ui/index.ts';
import { useEditor, useEditorState, useSection } from '../editor/index.ts';
import { readHostEntry } from './host-entry.ts';

const SWITCHES = [
  { key: 'clipboard', label: 'Clipboard', note: 'Read and write without a click', icon: Clipboard },
  { key: 'notifications', label: 'Notifications', note: 'Messages of your system', icon: Bell },
  { key: 'files', label: 'Files', note: 'Only those a person picks, or saves', icon: File },
  { key: 'ai', label: 'AI model', note: 'Questions to the model in Settings', icon: Sparkles },
  { key: 'camera', label: 'Camera', note: 'For components that take pictures', icon: Camera },
] as const;

/** What the app says it may ever ask for. Part of the app: undoable, and it travels with it. */
export function DeclaredPart(): ReactElement {
  const editor = useEditor();
  const permissions = useSection('permissions');
  useEditorState((state) => state.isNarrow);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const entry = readHostEntry(typed, permissions.network);
    if (!entry.ok) {
      setProblem(entry.problem);
      field.current?.focus();
      return;
    }
    const isDone = editor.change(() => {
      setPermissions(editor.app, editor.origin(), { network: [...permissions.network, entry.host] });
      return true;
    });
    if (isDone !== true) return;
    setTyped('');
    announce(`${entry.host} added.`);
  };
  const remove = (host: string): void => {
    editor.change(() => setPermissions(editor.app, editor.origin(), { network: permissions.network.filter((other) => other !== host) }));
    editor.notify({ text: `${host} removed. The app can no longer ask for it.`, action: { label: 'Undo', run: () => editor.undo.undo() } });
    field.current?.focus();
  };

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>What it may ask for</h2>
      <p className="t2">Part of the app. Whoever runs it is asked at first use.</p>
      <h3>Hosts it may reach</h3>
      {permissions.network.length === 0 ? (
        <p className="t3 perm-none">None. The app cannot send anything to the internet.</p>
      ) : (
        <ul ref={list} className="perm-hosts" aria-label="Hosts it may reach">
          {permissions.network.map((host) => (
            <li key={host}>
              <Globe size={14} aria-hidden />
              <span className="mono ell grow" title={host}>
                {host}
              </span>
              <IconButton size="s" label={`Remove ${host}`} icon={<X size={13} />} disabled={!editor.canEdit} onClick={() => remove(host)} />
            </li>
          ))}
        </ul>
      )}
      <form className="perm-add" onSubmit={add} noValidate>
        <TextField
          ref={field}
          label="Add a host"
          hideLabel
          placeholder="api.example.org"
          value={typed}
          error={problem}
          disabled={!editor.canEdit}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(value) => {
            setTyped(value);
            setProblem(undefined);
          }}
          className="grow"
        />
        <Button type="submit" icon={<Plus size={14} />} disabled={!editor.canEdit}>
          Add host
        </Button>
      </form>
      <h3>On this computer</h3>
      <ul className="perm-switches">
        {SWITCHES.map(({ key, label, note, icon: Icon }) => (
          <li key={key}>
            <Icon size={15} aria-hidden />
            <span className="grow">
              <span className="m" id={`${id}-${key}`}>
                {label}
              </span>
              <span className="t3">{note}</span>
            </span>
            <Switch
              labelledBy={`${id}-${key}`}
              checked={permissions[key]}
              disabled={!editor.canEdit}
              onChange={(checked) => editor.change(() => setPermissions(editor.app, editor.origin(), { [key]: checked }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
