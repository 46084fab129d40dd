import Undo2 from 'lucide-react/icons/undo-2';
import { memo, useState, type ReactElement } from 'react';
import type { ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import { setFrame, setStyle, type NodeSnapshot } from '../../../shared/app/document/index.ts';
import { STYLE_LAYERS, type STYLE_KEYS } from '../../../shared/app/manifest/index.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import { Button, classNames, IconButton, Segmented, Select } from '../../ui/index.ts';
import { isFree, useEditor, useEditorState, type StyleLayer } from '../editor/index.ts';
import { ColorField } from './color-field.tsx';
import { DraftField } from './draft-field.tsx';
import { NumberField } from './number-field.tsx';

type StyleKey = (typeof STYLE_KEYS)[number];
type Value = string | number | undefined;

const SIZES: readonly { value: Exclude<StyleLayer, 'hover'>; label: string }[] = [{ value: 'base', label: 'All' }, { value: 'sm', label: 'Phone' }, { value: 'md', label: 'Tablet' }, { value: 'lg', label: 'Large' }];
const LAYER_HINTS: Record<StyleLayer, string> = { base: 'Applies everywhere.', sm: 'Only below 600 px.', md: 'From 768 px of width up.', lg: 'From 1200 px of width up.', hover: 'While the pointer is over it, at every size.' };

type Props = { ids: readonly string[]; node: NodeSnapshot; spec: ComponentSpec | undefined };

/** Looks by hand, for one size at a time. Whatever is not set comes from the theme. */
export const StyleSection = memo(Sections, (a, b) => a.ids === b.ids && a.spec === b.spec && a.node.id === b.node.id && a.node.parentId === b.node.parentId && jsonEqual(a.node.style, b.node.style) && jsonEqual(a.node.frame, b.node.frame));

function Sections({ ids, node, spec }: Props): ReactElement {
  const editor = useEditor();
  const layer = useEditorState((state) => state.layer);
  const [showsMore, setMore] = useState(false);
  const own = node.style[layer] ?? {};
  const changedIn = (each: StyleLayer): number => Object.keys(node.style[each] ?? {}).length;
  const changed = changedIn(layer);
  const elsewhere = STYLE_LAYERS.reduce((sum, each) => sum + (each === layer ? 0 : changedIn(each)), 0);
  const write = (key: StyleKey, value: Value): void => ids.forEach((id) => setStyle(editor.app, editor.origin(), id, layer, key, value === '' ? undefined : value));
  const set = (key: StyleKey, value: Value): void => void editor.change(() => write(key, value));
  const color = (key: 'background' | 'color', label: string): ReactElement => (
    <StyleRow label={label} isSet={own[key] !== undefined} onReset={() => set(key, undefined)}>
      <ColorField label={label} value={String(own[key] ?? '')} onChange={(value) => set(key, value)} onTyping={(value) => editor.type(() => write(key, value))} onDone={() => editor.undo.stopCapturing()} />
    </StyleRow>
  );
  const reset = (layers: readonly StyleLayer[]): void => void editor.change(() => ids.forEach((id) => layers.forEach((each) => Object.keys(editor.app.node(id)?.style[each] ?? {}).forEach((key) => setStyle(editor.app, editor.origin(), id, each, key as StyleKey, undefined)))));
  const base = (key: StyleKey): Value => (layer === 'base' ? undefined : node.style.base?.[key]);
  const text = (key: StyleKey, label: string, placeholder = 'Theme'): ReactElement => (
    <StyleRow key={key} label={label} isSet={own[key] !== undefined} onReset={() => set(key, undefined)}>
      <DraftField size="m" label={label} value={own[key] === undefined ? '' : String(own[key])} placeholder={base(key) === undefined ? placeholder : String(base(key))} onChange={(value) => set(key, tidyLength(value))} />
    </StyleRow>
  );
  const choice = (key: StyleKey, label: string, options: readonly (readonly [string, string])[]): ReactElement => (
    <StyleRow key={key} label={label} isSet={own[key] !== undefined} onReset={() => set(key, undefined)}>
      <Select label={label} hideLabel value={own[key] === undefined ? '' : String(own[key])} options={[{ value: '', label: base(key) === undefined ? 'Theme' : String(base(key)) }, ...options.map(([value, name]) => ({ value, label: name }))]} onChange={(value) => set(key, value)} />
    </StyleRow>
  );
  const free = isFree(editor, node.parentId);
  return (
    <>
      <div className="props-group">
        <div className="style-layers">
          <Segmented full size="s" label="State being styled" value={layer === 'hover' ? 'hover' : 'normal'} options={[{ value: 'normal', label: 'Normal' }, { value: 'hover', label: marked('Pointer over it', changedIn('hover') > 0) }]} onChange={(state) => editor.store.set({ layer: state === 'hover' ? 'hover' : 'base' })} />
          {layer !== 'hover' && <Segmented full size="s" label="Size being styled" value={layer} options={SIZES.map((size) => ({ value: size.value, label: marked(size.label, size.value !== 'base' && changedIn(size.value) > 0) }))} onChange={(value) => editor.store.set({ layer: value })} />}
          <p className="t3">{LAYER_HINTS[layer]}</p>
          {changed + elsewhere > 0 && (
            <div className="style-changed">
              <span className="grow t2">{changedWords(changed, elsewhere)}</span>
              {changed > 0 && <Button size="s" icon={<Undo2 size={13} />} onClick={() => reset([layer])}>Reset</Button>}
              {elsewhere > 0 && <Button size="s" variant="ghost" onClick={() => reset(STYLE_LAYERS)}>Reset all</Button>}
            </div>
          )}
        </div>
      </div>
      <div className="props-group">
        <h3>Size and place</h3>
        {free && node.frame !== undefined && ids.length === 1 ? (
          <div className="style-pair">
            {(['x', 'y', 'w', 'h'] as const).map((key) => (
              <div key={key} className="style-unit">
                <span className="u">{key.toUpperCase()}</span>
                <NumberField label={{ x: 'Left', y: 'Top', w: 'Width', h: 'Height' }[key]} value={node.frame?.[key]} onChange={(value) => { if (value !== null && node.frame !== undefined && (key === 'x' || key === 'y' || value > 0)) editor.type(() => setFrame(editor.app, editor.origin(), node.id, { ...node.frame!, [key]: value })); }} />
              </div>
            ))}
          </div>
        ) : (
          <div className="style-pair">
            {(['width', 'height'] as const).map((key) => (
              <div key={key} className="style-unit">
                <span className="u">{key === 'width' ? 'W' : 'H'}</span>
                <DraftField size="m" label={key === 'width' ? 'Width' : 'Height'} value={own[key] === undefined ? '' : String(own[key])} placeholder={base(key) === undefined ? 'Auto' : String(base(key))} onChange={(value) => set(key, tidyLength(value))} />
              </div>
            ))}
          </div>
        )}
        {text('grow', 'Grow', 'No')}
        {text('span', 'Columns', '1')}
        {showsMore && [text('minWidth', 'Least width', 'None'), text('maxWidth', 'Most width', 'None'), text('minHeight', 'Least height', 'None'), text('maxHeight', 'Most height', 'None')]}
        <Button size="s" variant="ghost" aria-expanded={showsMore} onClick={() => setMore(!showsMore)}>
          {showsMore ? 'Fewer' : 'Limits'}
        </Button>
      </div>
      <div className="props-group">
        <h3>Spacing</h3>
        {text('padding', 'Inside', '0')}
        {text('margin', 'Outside', '0')}
        {spec?.slot !== 'none' && text('gap', 'Between', 'Theme')}
      </div>
      <div className="props-group">
        <h3>Look</h3>
        {color('background', 'Fill')}
        {color('color', 'Text colour')}
        {choice('border', 'Line', [['none', 'None'], ['1px solid line', 'Thin'], ['2px solid line', 'Thick'], ['1px solid primary', 'Main colour']])}
        {text('radius', 'Corners')}
        {choice('shadow', 'Shadow', [['none', 'None'], ['small', 'Low'], ['medium', 'Middle'], ['large', 'High']])}
        {text('fontSize', 'Text size')}
        {choice('fontWeight', 'Text weight', [['400', 'Regular'], ['500', 'Medium'], ['600', 'Semibold'], ['700', 'Bold']])}
        {choice('textAlign', 'Text align', [['left', 'Left'], ['center', 'Centre'], ['right', 'Right']])}
        {text('opacity', 'Opacity', '1')}
        {choice('overflow', 'Overflow', [['visible', 'Visible'], ['hidden', 'Cut off'], ['auto', 'Scroll']])}
      </div>
    </>
  );
}

/** A dot after the name of a layer that has changes. */
function marked(label: string, isMarked: boolean): string {
  return isMarked ? `${label} •` : label;
}

/** "2 changed from theme, 1 elsewhere" */
function changedWords(here: number, elsewhere: number): string {
  if (here === 0) return `${elsewhere} changed from theme at other sizes`;
  return `${here} changed from theme${elsewhere === 0 ? '' : `, ${elsewhere} elsewhere`}`;
}

function StyleRow({ label, isSet, onReset, children }: { label: string; isSet: boolean; onReset: () => void; children: ReactElement }): ReactElement {
  return (
    <div className="prop">
      <span className={classNames('prop-label', isSet && 'is-set')}>{label}</span>
      <div className="prop-value">{children}</div>
      <div className="prop-tools">{isSet && <IconButton size="s" label={`${label}: back to theme`} icon={<Undo2 size={12} />} onClick={onReset} />}</div>
    </div>
  );
}

/** "320" means px and "fill" the whole width; anything else is kept as CSS. */
export function tidyLength(text: string): string | number | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || /^auto$/i.test(trimmed)) return undefined;
  if (/^fill$/i.test(trimmed)) return '100%';
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}
