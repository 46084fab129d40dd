import { useMemo, useState, type ReactElement } from 'react';
import { AppIcon, ICON_NAMES } from '../../../player/index.ts';
import { Button, Popover, TextField } from '../../ui/index.ts';

const MOST_SHOWN = 96;

export function IconField({ label, value, onChange }: { label: string; value: string; onChange: (name: string | undefined) => void }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={`${label}: choose an icon`}
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button size="m" className="icon-field" aria-label={`${label}: ${value === '' ? 'none' : value}`}>
          {value === '' ? <span className="t3">None</span> : <AppIcon name={value} size={15} />}
          {value !== '' && <span className="grow ell">{value}</span>}
        </Button>
      }
    >
      <IconGrid value={value} onPick={(name) => { onChange(name); setOpen(false); }} />
    </Popover>
  );
}

function IconGrid({ value, onPick }: { value: string; onPick: (name: string | undefined) => void }): ReactElement {
  const [query, setQuery] = useState('');
  const found = useMemo(() => ICON_NAMES.filter((name) => name.includes(query.trim().toLowerCase().replace(/\s+/g, '-'))).slice(0, MOST_SHOWN), [query]);
  return (
    <div className="icon-grid">
      <TextField label="Search icons" hideLabel autoFocus placeholder={`Search ${ICON_NAMES.length} icons`} value={query} onChange={setQuery} />
      <div className="scroll icon-grid-list">
        {found.map((name) => (
          <button key={name} type="button" aria-label={name} title={name} aria-pressed={name === value} onClick={() => onPick(name)}>
            <AppIcon name={name} size={16} />
          </button>
        ))}
        {found.length === 0 && <p className="t3">No icon called “{query}”.</p>}
      </div>
      {value !== '' && (
        <Button size="s" variant="ghost" onClick={() => onPick(undefined)}>
          No icon
        </Button>
      )}
    </div>
  );
}
