import Variable from 'lucide-react/icons/variable';
import { useRef, type ReactElement } from 'react';
import { updateState } from '../../../shared/app/document/index.ts';
import type { StateVariable } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { landmark, Segmented, Select, Switch } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { JsonField, NumberField, PlainRow, TemplateField, useAppScope } from '../properties/index.ts';
import { ItemHead, useShowKey, UsedIn } from './item-parts.tsx';
import { Group } from './query-editor.tsx';
import { convertValue, kindOfValue, VALUE_KINDS } from './variable-value.ts';

/** One variable: what it starts as, and whether it outlives the app. */
export function VariableEditor({ variable }: { variable: StateVariable }): ReactElement {
  const editor = useEditor();
  const form = useRef<HTMLElement>(null);
  useShowKey(form, variable.id);
  const kind = kindOfValue(variable.initial);
  const change = (patch: Parameters<typeof updateState>[3]): void => void editor.change(() => updateState(editor.app, editor.origin(), variable.id, patch));
  const typing = (initial: Json): void => editor.type(() => updateState(editor.app, editor.origin(), variable.id, { initial }));
  const settle = (): void => editor.undo.stopCapturing();
  return (
    <section ref={form} className="panel item-form" {...landmark(`Variable ${variable.name}`)}>
      <ItemHead icon={<Variable size={15} aria-hidden />} name={variable.name} kind="Variable" code={variable.id} onRename={(name) => change({ name })} />
      <fieldset className="item-scroll scroll" disabled={!editor.canEdit}>
        <Group title="At the start">
          <PlainRow label="Holds">
            <Select label="Holds" hideLabel value={kind} options={VALUE_KINDS} onChange={(next) => change({ initial: convertValue(variable.initial, next) })} />
          </PlainRow>
          {kind !== 'nothing' && (
            <PlainRow label="Value" name="initial" isWide={kind === 'list' || kind === 'object'}>
              {kind === 'number' ? (
                <NumberField label="Value" value={variable.initial} onChange={(value) => typing(value ?? 0)} onDone={settle} />
              ) : kind === 'boolean' ? (
                <Switch label="Value" checked={variable.initial === true} onChange={(initial) => change({ initial })} />
              ) : kind === 'list' || kind === 'object' ? (
                <JsonField label="Value" value={variable.initial} shape={kind === 'list' ? 'array' : 'object'} onChange={(value) => change({ initial: value ?? (kind === 'list' ? [] : {}) })} />
              ) : (
                <TextValue value={typeof variable.initial === 'string' ? variable.initial : ''} ownId={variable.id} onChange={typing} onDone={settle} />
              )}
            </PlainRow>
          )}
          <p className="t3 item-hint">A running app takes a new start when the variable still has its old one.</p>
        </Group>
        <Group title="Kept">
          <Segmented full size="s" label="Kept" value={variable.persist} options={[{ value: 'memory', label: 'While the app runs' }, { value: 'saved', label: 'With the app’s data' }]} onChange={(persist) => change({ persist })} />
        </Group>
        <UsedIn id={variable.id} />
      </fieldset>
    </section>
  );
}

function TextValue({ value, ownId, onChange, onDone }: { value: string; ownId: string; onChange: (text: string) => void; onDone: () => void }): ReactElement {
  const scope = useAppScope(ownId);
  return <TemplateField label="Value" placeholder="Text, or {{" value={value} scope={scope} onChange={onChange} onDone={onDone} />;
}
