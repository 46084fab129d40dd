import Upload from 'lucide-react/icons/upload';
import { useMemo, useState, type ReactElement } from 'react';
import { rpc, useRpcQuery } from '../../platform/index.ts';
import { Button, Dialog, EmptyState, TextField } from '../../ui/index.ts';
import { NamedIcon, useEditor } from '../editor/index.ts';
import { chooseAndBringIn, insertFromLibrary } from './library-actions.ts';
import './library.css';

/** Components of this machine's library, to put into the open app. */
export function LibraryDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()} title="Components of the library">
      {open && <Entries onClose={onClose} />}
    </Dialog>
  );
}

function Entries({ onClose }: { onClose: () => void }): ReactElement {
  const editor = useEditor();
  const [query, setQuery] = useState('');
  const { data } = useRpcQuery('library', () => rpc.library.list({}));
  const found = useMemo(() => {
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return (data ?? []).filter(({ name, description }) => words.every((word) => `${name} ${description}`.toLowerCase().includes(word)));
  }, [data, query]);
  return (
    <div className="library-dialog">
      <TextField label="Search the library" hideLabel placeholder="Search the library" value={query} onChange={setQuery} />
      {found.length === 0 ? (
        <EmptyState title={data === undefined ? 'Looking' : query === '' ? 'The library is empty' : `Nothing called “${query}”`}>
          {data !== undefined && query === '' && 'Save a component of an app into it, or bring in a file.'}
        </EmptyState>
      ) : (
        <ul className="library-list scroll" aria-label="Components of the library">
          {found.map((entry) => (
            <li key={entry.libraryId}>
              <NamedIcon name={entry.icon} fallback="component" size={16} />
              <span className="grow">
                <b>{entry.name}</b> <span className="t3">{entry.versions[0]?.version}</span>
                {entry.description !== '' && <span className="t3 ell library-words">{entry.description}</span>}
              </span>
              <Button
                size="s"
                aria-label={`Add ${entry.name} to this app`}
                onClick={() => {
                  onClose();
                  void insertFromLibrary(editor, entry.libraryId);
                }}
              >
                Add
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button
          size="s"
          icon={<Upload size={14} />}
          onClick={() => {
            onClose();
            void chooseAndBringIn(editor);
          }}
        >
          Bring in a file
        </Button>
      </div>
    </div>
  );
}
