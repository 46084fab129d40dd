import { useState, type ReactElement } from 'react';
import { componentSpec, type PropSpec, type PropType } from '../../../shared/app/catalogue/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { chooseFile, fileAsBase64 } from '../../platform/index.ts';
import { Button, Segmented, Select, Switch, TextArea, TextField } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { ColorField } from './color-field.tsx';
import { ColumnsEditor } from './columns-editor.tsx';
import { FieldsEditor } from './fields-editor.tsx';
import { IconField } from './icon-field.tsx';
import { JsonField } from './json-field.tsx';
import { NumberField } from './number-field.tsx';
import { ItemsEditor, OptionsEditor } from './options-editor.tsx';
import type { PropertyWriter } from './property-writer.ts';
import { sentence } from './words.ts';
import { keepTyping } from './keep-typing.ts';

export type EditorProps = { node: NodeSnapshot; name: string; spec: PropSpec; label: string; value: Json | undefined; writer: PropertyWriter };

const WIDE: ReadonlySet<PropType> = new Set(['options', 'items', 'columns', 'fields', 'rows', 'list', 'object', 'code', 'longText']);
/** Longest option label that still fits a segment. */
const SEGMENT_LETTERS = 8;

/** Whether the editor needs the whole width, below its label. */
export function isWide(type: PropType): boolean {
  return WIDE.has(type);
}

export function PropertyEditor(props: EditorProps): ReactElement {
  const { name, spec, label, value, writer } = props;
  const shown = value ?? spec.default;
  switch (spec.type) {
    case 'number':
      return <NumberField label={label} value={shown} unit={spec.unit} {...limits(spec)} onChange={(next) => writer.typing(name, next ?? undefined)} onDone={writer.settle} />;
    case 'boolean':
      return <Switch label={label} checked={shown === true} onChange={(next) => writer.value(name, next)} />;
    case 'enum':
      return <EnumField {...props} shown={typeof shown === 'string' ? shown : ''} />;
    case 'color':
      return <ColorField label={label} value={typeof shown === 'string' ? shown : ''} onChange={(next) => writer.value(name, next)} onTyping={(next) => writer.typing(name, next)} onDone={writer.settle} />;
    case 'icon':
      return <IconField label={label} value={typeof shown === 'string' ? shown : ''} onChange={(next) => writer.value(name, next)} />;
    case 'date':
      return <TextField label={label} hideLabel type="date" value={typeof shown === 'string' ? shown : ''} onChange={(next) => writer.value(name, next)} />;
    case 'node':
      return <NodeField {...props} shown={typeof shown === 'string' ? shown : ''} />;
    case 'options':
      return <OptionsEditor label={label} value={shown} onChange={(next) => writer.value(name, next)} />;
    case 'items':
      return <ItemsEditor label={label} value={shown} onChange={(next) => writer.value(name, next)} />;
    case 'columns':
      return <ColumnsEditor node={props.node} value={shown} onChange={(next) => writer.value(name, next)} />;
    case 'fields':
      return <FieldsEditor node={props.node} value={shown} onChange={(next) => writer.value(name, next)} />;
    case 'rows':
    case 'list':
      return <JsonField label={label} value={value} shape="array" onChange={(next) => writer.value(name, next)} />;
    case 'object':
      return <JsonField label={label} value={value} shape="object" onChange={(next) => writer.value(name, next)} />;
    case 'code':
      return <CodeField label={label} value={typeof shown === 'string' ? shown : ''} onChange={(next) => writer.value(name, next)} />;
    default:
      return <JsonField label={label} value={value} shape="any" onChange={(next) => writer.value(name, next)} />;
  }
}

function limits(spec: PropSpec): { min?: number; max?: number } {
  return { ...(spec.min === undefined ? {} : { min: spec.min }), ...(spec.max === undefined ? {} : { max: spec.max }) };
}

function EnumField({ name, spec, label, writer, shown }: EditorProps & { shown: string }): ReactElement {
  const options = (spec.options ?? []).map((value) => ({ value, label: sentence(value) }));
  const fits = options.length <= 3 && options.every((option) => option.label.length <= SEGMENT_LETTERS);
  if (fits) return <Segmented full size="s" label={label} value={shown} options={options} onChange={(next) => writer.value(name, next)} />;
  return <Select label={label} hideLabel value={shown} options={options} onChange={(next) => writer.value(name, next)} />;
}

/** Below the link of a picture: one from the computer is kept inside the app. */
export function ImageButtons({ name, shown, writer }: { name: string; shown: string; writer: PropertyWriter }): ReactElement {
  const choose = async (): Promise<void> => {
    const file = await chooseFile('image/*');
    if (file !== null) writer.value(name, `data:${file.type};base64,${await fileAsBase64(file)}`);
  };
  return (
    <>
      {isUpload(shown) && <span className="t3">Picture kept in the app, {Math.round((shown.length * 3) / 4 / 1024)} KB</span>}
      <div className="row" style={{ marginTop: 4 }}>
        <Button size="s" onClick={() => void choose()}>
          Choose a picture
        </Button>
        {shown !== '' && (
          <Button size="s" variant="ghost" onClick={() => writer.value(name, undefined)}>
            Remove
          </Button>
        )}
      </div>
    </>
  );
}

function isUpload(value: string): boolean {
  return value.startsWith('data:');
}

/** Whether the property is edited as text that may hold bindings. */
export function isTextual(spec: PropSpec, value: Json | undefined): boolean {
  const shown = value ?? spec.default;
  if (spec.type === 'text' || spec.type === 'longText') return true;
  if (spec.type === 'image') return typeof shown !== 'string' || !isUpload(shown);
  return spec.type === 'any' && (typeof shown === 'string' || typeof shown === 'number' || shown === null);
}

/** Keeps typed text; in a property of any type a plain number stays a number. */
export function writeText(writer: PropertyWriter, name: string, spec: PropSpec, text: string): void {
  if (spec.type === 'any' && /^-?\d+(\.\d+)?$/.test(text.trim())) writer.typing(name, Number(text));
  else writer.text(name, text);
}

function NodeField({ node, name, label, writer, shown }: EditorProps & { shown: string }): ReactElement {
  const editor = useEditor();
  const root = node.pageId === null ? null : editor.rootOf(node.pageId);
  const ids: string[] = [];
  const visit = (id: string): void => editor.app.children(id).forEach((child) => { ids.push(child); visit(child); });
  if (root !== null) visit(root);
  const options = [{ value: '', label: 'None' }, ...ids.filter((id) => id !== node.id).map((id) => ({ value: id, label: `${editor.nameOf(id)} (${componentSpec(editor.app.node(id)?.type ?? '')?.label ?? ''})` }))];
  return <Select label={label} hideLabel value={shown} options={options} onChange={(next) => writer.value(name, next === '' ? undefined : next)} />;
}

function CodeField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return <TextArea label={label} hideLabel className="mono" spellCheck={false} rows={5} value={draft ?? value} onChange={setDraft} onKeyDown={keepTyping} onBlur={() => { if (draft !== null && draft !== value) onChange(draft); setDraft(null); }} />;
}
