import ArrowLeft from 'lucide-react/icons/arrow-left';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import { instancesOf, updateComponent, type ComponentInfo } from '../../../shared/app/document/index.ts';
import { OWN_PROP_TYPES, type OwnEvent, type OwnProp } from '../../../shared/app/manifest/index.ts';
import { identifierFrom } from '../../../shared/kernel/ids.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { Button, ConfirmDialog, IconButton, Select, Switch, TextArea } from '../../ui/index.ts';
import { NamedIcon, removeOwn, useEditor, useEditorState, useSection, useTree } from '../editor/index.ts';
import { CodePane, LibraryPart } from '../library/index.ts';
import { DraftField } from './draft-field.tsx';
import { IconField } from './icon-field.tsx';
import { JsonField } from './json-field.tsx';
import { keepTyping } from './keep-typing.ts';
import { PlainRow } from './plain-row.tsx';

const TYPE_WORDS: Readonly<Record<OwnProp['type'], string>> = {
  text: 'Text',
  longText: 'Long text',
  number: 'Number',
  boolean: 'Yes or no',
  enum: 'One of several',
  color: 'Colour',
  icon: 'Icon',
  image: 'Image',
  date: 'Date',
  list: 'List',
  rows: 'Rows',
  options: 'Options',
  object: 'Object',
  any: 'Anything',
};
const PLAIN: ReadonlySet<OwnProp['type']> = new Set(['text', 'longText', 'enum', 'color', 'icon', 'image', 'date']);

/** With nothing selected in a component of one's own: what it takes and what it sends. */
export function ComponentProperties(): ReactElement | null {
  const editor = useEditor();
  const pageId = useEditorState((state) => state.pageId);
  const component = useSection('components').find(({ id }) => `/${id}` === pageId);
  return component === undefined ? null : <Inside key={component.id} component={component} editor={editor} />;
}

function Inside({ component, editor }: { component: ComponentInfo; editor: ReturnType<typeof useEditor> }): ReactElement {
  // Drawn anew with each change of the tree.
  useTree();
  const uses = instancesOf(editor.app, component.id);
  const [isAsking, setAsking] = useState(false);
  const write = (patch: Parameters<typeof updateComponent>[3]): void => updateComponent(editor.app, editor.origin(), component.id, patch);
  const update = (patch: Parameters<typeof updateComponent>[3]): void => void editor.change(() => write(patch));
  return (
    <>
      <div className="phead props-head line-b">
        <NamedIcon name={component.icon} fallback="component" size={15} />
        <span className="ell props-name">{component.name}</span>
        <span className="t3 props-type">Component {component.version}</span>
      </div>
      <div className="props-scroll scroll" tabIndex={-1}>
        <div className="props-group">
          <Button size="s" variant="ghost" icon={<ArrowLeft size={14} />} onClick={() => editor.showPage(editor.app.pages()[0]?.id ?? '')}>
            Back to the pages
          </Button>
        </div>
        <div className="props-group">
          <h3>Component</h3>
          <PlainRow label="Name">
            <DraftField
              size="m"
              label="Component name"
              value={component.name}
              onChange={(name) => name.trim() !== '' && update({ name: name.trim().slice(0, 200) })}
            />
          </PlainRow>
          <PlainRow label="Icon">
            <IconField label="Component icon" value={component.icon} onChange={(icon) => update({ icon: icon ?? 'component' })} />
          </PlainRow>
          {component.kind === 'parts' && (
            <PlainRow label="Holds others" title="What is put into it shows in its slot">
              <Switch label="Holds others" checked={component.hasSlot} onChange={(hasSlot) => update({ hasSlot })} />
            </PlainRow>
          )}
          <TextArea
            label="What it is for"
            value={component.description}
            rows={2}
            onChange={(description) => editor.type(() => write({ description: description.slice(0, 2000) }))}
            onKeyDown={keepTyping}
          />
        </div>
        {component.kind === 'code' && (
          <div className="props-group">
            <h3>Code</h3>
            <CodePane component={component} />
          </div>
        )}
        <Inputs component={component} update={update} />
        <Events component={component} update={update} />
        <LibraryPart component={component} />
        <div className="props-group">
          <h3>Where it is used</h3>
          {uses.length === 0 && <p className="t3">Nowhere yet. Drag it out of the components list.</p>}
          {uses.slice(0, 50).map((id) => (
            <button key={id} type="button" className="event-add" onClick={() => editor.select([id], { reveal: true })}>
              <span className="grow ell">{editor.nameOf(id)}</span>
              <span className="t3 ell">{placeOf(editor, id)}</span>
            </button>
          ))}
          {uses.length > 50 && <p className="t3">and {uses.length - 50} more</p>}
          <div className="row" style={{ marginTop: 8 }}>
            <Button size="s" variant="danger" onClick={() => (uses.length === 0 ? removeOwn(editor, component) : setAsking(true))}>
              Delete this component
            </Button>
          </div>
        </div>
      </div>
      <ConfirmDialog
        open={isAsking}
        onCancel={() => setAsking(false)}
        title={`Delete “${component.name}”?`}
        description={`It is used in ${uses.length === 1 ? 'one place' : `${uses.length} places`}. They stay and say that it is missing, until you delete them or undo this.`}
        confirmLabel="Delete"
        onConfirm={() => removeOwn(editor, component)}
      />
    </>
  );
}

function placeOf(editor: ReturnType<typeof useEditor>, id: string): string {
  const holder = editor.app.pageOf(id);
  return editor.app.pages().find((page) => page.id === holder)?.name ?? editor.componentOf(holder)?.name ?? '';
}

type PartProps = { component: ComponentInfo; update: (patch: { props?: OwnProp[]; events?: OwnEvent[] }) => void };

function Inputs({ component, update }: PartProps): ReactElement {
  const { props } = component;
  const change = (at: number, patch: Partial<OwnProp>): void => update({ props: props.map((prop, i) => (i === at ? { ...prop, ...patch } : prop)) });
  const add = (): void => {
    const key = identifierFrom('input', new Set(props.map((prop) => prop.key)), 'input');
    update({ props: [...props, { key, label: 'Input', type: 'text', default: '' }] });
  };
  return (
    <div className="props-group">
      <h3>
        <span className="grow">Inputs</span>
        <IconButton size="s" label="Add an input" icon={<Plus size={14} />} onClick={add} />
      </h3>
      {props.length === 0 && <p className="t3">None. An input is a value that each use of it gives; inside, it reads as “inputs.name”.</p>}
      {props.map((prop, at) => (
        <fieldset key={prop.key} className="own-prop">
          <legend className="sr-only">{prop.label}</legend>
          <PlainRow
            label="Label"
            tools={
              <IconButton
                size="s"
                label={`Remove the input ${prop.label}`}
                icon={<Trash2 size={13} />}
                onClick={() => update({ props: props.filter((_, i) => i !== at) })}
              />
            }
          >
            <DraftField
              label={`Label of ${prop.key}`}
              value={prop.label}
              onChange={(label) => label.trim() !== '' && change(at, { label: label.trim().slice(0, 200) })}
            />
          </PlainRow>
          <PlainRow label="Name">
            <DraftField label={`Name of ${prop.key} in expressions`} value={prop.key} onChange={(key) => change(at, { key: key.trim() })} />
          </PlainRow>
          <PlainRow label="Kind">
            <Select
              size="s"
              label={`Kind of ${prop.key}`}
              hideLabel
              value={prop.type}
              options={OWN_PROP_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }))}
              onChange={(type) => change(at, { type: type as OwnProp['type'] })}
            />
          </PlainRow>
          {prop.type === 'enum' && (
            <PlainRow label="Choices">
              <DraftField
                label={`Choices of ${prop.key}`}
                placeholder="small, large"
                value={(prop.choices ?? []).join(', ')}
                onChange={(text) =>
                  change(at, {
                    choices: text
                      .split(',')
                      .map((part) => part.trim())
                      .filter(Boolean)
                      .slice(0, 100),
                  })
                }
              />
            </PlainRow>
          )}
          <PlainRow label="Else">
            <Default prop={prop} onChange={(value) => change(at, { default: value })} />
          </PlainRow>
        </fieldset>
      ))}
    </div>
  );
}

/** What it is where a use says nothing. */
function Default({ prop, onChange }: { prop: OwnProp; onChange: (value: Json) => void }): ReactElement {
  const label = `Value of ${prop.key} where none is given`;
  if (prop.type === 'boolean') return <Switch label={label} checked={prop.default === true} onChange={onChange} />;
  if (prop.type === 'number')
    return (
      <DraftField
        label={label}
        value={typeof prop.default === 'number' ? String(prop.default) : ''}
        onChange={(text) => onChange(text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text))}
      />
    );
  if (PLAIN.has(prop.type)) return <DraftField label={label} value={typeof prop.default === 'string' ? prop.default : ''} onChange={onChange} />;
  return <JsonField label={label} shape="any" value={prop.default} onChange={(value) => onChange(value ?? null)} />;
}

function Events({ component, update }: PartProps): ReactElement {
  const { events } = component;
  const change = (at: number, patch: Partial<OwnEvent>): void => update({ events: events.map((event, i) => (i === at ? { ...event, ...patch } : event)) });
  const add = (): void => {
    const name = identifierFrom('event', new Set(events.map((event) => event.name)), 'changed');
    update({ events: [...events, { name, label: 'When something happens', payload: [] }] });
  };
  return (
    <div className="props-group">
      <h3>
        <span className="grow">Events</span>
        <IconButton size="s" label="Add an event" icon={<Plus size={14} />} onClick={add} />
      </h3>
      {events.length === 0 && <p className="t3">None. Inside, the step “Send an event” tells each use of it that something happened.</p>}
      {events.map((event, at) => (
        <fieldset key={event.name} className="own-prop">
          <legend className="sr-only">{event.label}</legend>
          <PlainRow
            label="Label"
            tools={
              <IconButton
                size="s"
                label={`Remove the event ${event.label}`}
                icon={<Trash2 size={13} />}
                onClick={() => update({ events: events.filter((_, i) => i !== at) })}
              />
            }
          >
            <DraftField
              label={`Label of ${event.name}`}
              value={event.label}
              onChange={(label) => label.trim() !== '' && change(at, { label: label.trim().slice(0, 200) })}
            />
          </PlainRow>
          <PlainRow label="Name">
            <DraftField label={`Name of ${event.name}`} value={event.name} onChange={(name) => change(at, { name: name.trim() })} />
          </PlainRow>
          <PlainRow label="Carries">
            <DraftField
              label={`What ${event.name} carries`}
              placeholder="value, index"
              value={event.payload.join(', ')}
              onChange={(text) =>
                change(at, {
                  payload: text
                    .split(',')
                    .map((part) => part.trim())
                    .filter(Boolean),
                })
              }
            />
          </PlainRow>
        </fieldset>
      ))}
    </div>
  );
}
