import './properties.css';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import type { ReactElement } from 'react';
import type { Json } from '../../../shared/kernel/json.ts';
import { identifierFrom } from '../../../shared/kernel/ids.ts';
import { Button, IconButton, Select } from '../../ui/index.ts';
import { DraftField } from './draft-field.tsx';
import { IconField } from './icon-field.tsx';
import { SortableList } from './sortable-list.tsx';
import { fromOptions, toOptions, type OptionItem } from './value-format.ts';

const TONES = [{ value: '', label: 'No tone' }, { value: 'neutral', label: 'Neutral' }, { value: 'info', label: 'Info' }, { value: 'ok', label: 'Good' }, { value: 'warn', label: 'Warning' }, { value: 'danger', label: 'Danger' }, { value: 'accent', label: 'Accent' }];

/** Choices: what people see, and a tone. The value follows the label until it was given its own. */
export function OptionsEditor({ label, value, onChange }: { label: string; value: unknown; onChange: (value: Json) => void }): ReactElement {
  const items = toOptions(value);
  const set = (next: OptionItem[]): void => onChange(fromOptions(next));
  const change = (at: number, patch: Partial<OptionItem>): void => set(items.map((item, i) => (i === at ? { ...item, ...patch } : item)));
  return (
    <div className="list-editor">
      <SortableList
        items={items}
        onMove={set}
        nameOf={(item) => item.label}
        render={(item, i) => (
          <>
            <DraftField label={`${label} ${i + 1}`} value={item.label} onChange={(text) => change(i, item.value === item.label ? { label: text, value: text } : { label: text })} />
            <Select size="s" label={`Tone of ${item.label}`} hideLabel className="list-tone" value={item.tone ?? ''} options={TONES} onChange={(tone) => { const { tone: _old, ...rest } = item; set(items.map((other, k) => (k === i ? (tone === '' ? rest : { ...rest, tone }) : other))); }} />
            <IconButton size="s" label={`Remove ${item.label}`} icon={<X size={12} />} onClick={() => set(items.filter((_, k) => k !== i))} />
          </>
        )}
      />
      <Button size="s" icon={<Plus size={13} />} onClick={() => set([...items, fresh(items)])}>
        Add a choice
      </Button>
    </div>
  );
}

function fresh(items: readonly OptionItem[]): OptionItem {
  let n = items.length + 1;
  while (items.some((item) => item.value === `Choice ${n}`)) n += 1;
  return { value: `Choice ${n}`, label: `Choice ${n}` };
}

type Item = { id: string; label: string; icon?: string; [key: string]: Json | undefined };

/** Entries of tabs, menus and row actions. Ids stay when labels change, because steps name them. */
export function ItemsEditor({ label, value, onChange }: { label: string; value: unknown; onChange: (value: Json) => void }): ReactElement {
  const items: Item[] = (Array.isArray(value) ? value : []).flatMap((entry: unknown) => (typeof entry === 'object' && entry !== null && 'label' in entry ? [{ id: '', ...(entry as object) } as Item] : []));
  const set = (next: readonly Item[]): void => onChange(next.map((item) => Object.fromEntries(Object.entries(item).filter(([, entry]) => entry !== undefined))) as Json);
  const change = (at: number, patch: { label?: string; icon?: string | undefined }): void => set(items.map((item, i) => (i === at ? ({ ...item, ...patch } as Item) : item)));
  return (
    <div className="list-editor">
      <SortableList
        items={items}
        onMove={set}
        nameOf={(item) => item.label}
        render={(item, i) => (
          <>
            <DraftField label={`${label} ${i + 1}`} value={item.label} onChange={(text) => change(i, { label: text })} />
            <IconField label={`Icon of ${item.label}`} value={item.icon ?? ''} onChange={(icon) => change(i, { icon })} />
            <IconButton size="s" label={`Remove ${item.label}`} icon={<X size={12} />} onClick={() => set(items.filter((_, k) => k !== i))} />
          </>
        )}
      />
      <Button size="s" icon={<Plus size={13} />} onClick={() => set([...items, { id: identifierFrom(`item ${items.length + 1}`, new Set(items.map((item) => item.id))), label: `Item ${items.length + 1}` }])}>
        Add
      </Button>
    </div>
  );
}

