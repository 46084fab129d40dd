import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useState, type ReactElement } from 'react';
import { shortcutGroups, ShortcutList } from '../features/settings/index.ts';
import { keysOf } from '../platform/index.ts';
import { Dialog, EmptyState, IconButton, TextField } from '../ui/index.ts';
import { bestScore } from './fuzzy.ts';
import './palette.css';

/** Every command that has keys here and now, by group. */
export function ShortcutSheet({ onClose }: { onClose: () => void }): ReactElement {
  const [query, setQuery] = useState('');
  const groups = shortcutGroups((command) => bestScore(query, [command.title, keysOf(command.id)?.join(' ') ?? '']) > 0);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard shortcuts" hideTitle wide>
      <div className="sheet-head">
        <h2 aria-hidden="true">Keyboard shortcuts</h2>
        <span className="grow" />
        <TextField label="Search shortcuts" hideLabel placeholder="Search" icon={<Search size={14} aria-hidden />} value={query} onChange={setQuery} />
        <IconButton label="Close" icon={<X size={16} />} onClick={onClose} />
      </div>
      {groups.length === 0 ? (
        <EmptyState title={`No shortcut for “${query}”`}>Try another word.</EmptyState>
      ) : (
        <div className="sheet-body">
          <ShortcutList groups={groups} />
        </div>
      )}
    </Dialog>
  );
}
