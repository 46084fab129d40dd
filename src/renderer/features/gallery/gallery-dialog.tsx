import Copy from 'lucide-react/icons/copy';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import { useMemo, useState, type ReactElement } from 'react';
import { EXAMPLES, nodeOfExample } from '../../../shared/app/catalogue/examples/index.ts';
import { type ComponentSpec, componentSpec } from '../../../shared/app/catalogue/index.ts';
import { THEME_PRESETS, themeOfPreset } from '../../../shared/app/theme/index.ts';
import { Button, Dialog, EmptyState, Segmented, Select, TextField } from '../../ui/index.ts';
import { NamedIcon, useEditor } from '../editor/index.ts';
import { searchComponents } from '../palette/index.ts';
import { ExampleView } from './example-view.tsx';
import { insertExample } from './insert-example.ts';
import { SpecTables } from './spec-tables.tsx';
import './gallery.css';

const ALL: readonly ComponentSpec[] = Object.keys(EXAMPLES).flatMap((id) => componentSpec(id) ?? []);
const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const WIDTHS = [
  { value: '390', label: 'Phone' },
  { value: '640', label: 'Normal' },
] as const;
const PRESETS = [{ value: 'app', label: 'This app’s theme' }, ...THEME_PRESETS.map(({ id, name }) => ({ value: id, label: name }))];

/** Every component with a live example, what it understands and says, ready to be copied or put into the open app. */
export function GalleryDialog({ onClose }: { onClose: () => void }): ReactElement {
  const editor = useEditor();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState('Button');
  const [preset, setPreset] = useState('app');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [width, setWidth] = useState<'390' | '640'>('640');
  const found = useMemo(() => searchComponents(ALL, query), [query]);
  const shown = found.find((spec) => spec.id === chosen) ?? found[0];
  const example = shown === undefined ? undefined : EXAMPLES[shown.id];
  const theme = useMemo(() => (preset === 'app' ? editor.app.theme() : themeOfPreset(preset)), [preset, editor]);

  const copy = async (): Promise<void> => {
    if (shown === undefined || example === undefined) return;
    const id = shown.id.charAt(0).toLowerCase() + shown.id.slice(1);
    try {
      await navigator.clipboard.writeText(JSON.stringify(nodeOfExample(example, id), null, 2));
      editor.notify({ text: `${shown.label} copied as JSON` });
    } catch {
      editor.notify({ text: 'Not copied: the browser did not allow it.', tone: 'danger' });
    }
  };
  const insert = (): void => {
    if (example !== undefined && insertExample(editor, example) !== undefined) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Component gallery" wide hideTitle>
      <div className="gallery">
        <div className="gallery-list">
          <TextField label="Search components" hideLabel placeholder={`Search ${ALL.length} components`} value={query} onChange={setQuery} icon={<Search size={13} aria-hidden />} />
          <ul className="scroll" aria-label="Components">
            {found.map((spec) => (
              <li key={spec.id}>
                <button type="button" aria-current={spec.id === shown?.id ? 'true' : undefined} onClick={() => setChosen(spec.id)}>
                  <NamedIcon name={spec.icon} size={15} />
                  <span className="ell">{spec.label}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        {shown === undefined || example === undefined ? (
          <EmptyState title={`No component called “${query}”`}>Try another word for what it does.</EmptyState>
        ) : (
          <div className="gallery-main scroll" tabIndex={0} role="region" aria-label={shown.label}>
            <header>
              <div>
                <h2>{shown.label}</h2>
                <p>{shown.description}</p>
              </div>
              <Button size="s" icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
                Copy as JSON
              </Button>
              {editor.canEdit && (
                <Button size="s" variant="primary" icon={<Plus size={14} aria-hidden />} onClick={insert}>
                  Add to the page
                </Button>
              )}
            </header>
            <div className="gallery-bar">
              <Select size="s" label="Theme" hideLabel options={PRESETS} value={preset} onChange={setPreset} />
              <Segmented size="s" label="Scheme" options={SCHEMES} value={scheme} onChange={setScheme} />
              <Segmented size="s" label="Width" options={WIDTHS} value={width} onChange={setWidth} />
            </div>
            <div className="gallery-stage">
              <ExampleView key={shown.id} example={example} theme={theme} scheme={scheme} width={Number(width)} />
            </div>
            <SpecTables spec={shown} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
