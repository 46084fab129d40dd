import { useState, type ReactElement } from 'react';
import { addQuery, addState } from '../../../shared/app/document/index.ts';
import { identifierFrom } from '../../../shared/kernel/ids.ts';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { convertValue, VALUE_KINDS, type ValueKind } from './variable-value.ts';

/** Asks for the name first, because bindings go by what it becomes. */
export function NewItemDialog({ kind, onClose }: { kind: 'query' | 'state'; onClose: () => void }): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const [name, setName] = useState('');
  const [entityId, setEntityId] = useState(editor.state.entityId ?? entities[0]?.id ?? '');
  const [holds, setHolds] = useState<ValueKind>('text');
  const isQuery = kind === 'query';
  const id = name.trim() === '' ? null : identifierFrom(name.trim(), editor.app.takenIds(), isQuery ? 'query' : 'value');

  function save(): void {
    if (name.trim() === '') return;
    const made = editor.change(() => {
      if (!isQuery) return addState(editor.app, editor.origin(), { name: name.trim(), initial: convertValue('', holds) });
      const entity = entities.find((candidate) => candidate.id === entityId);
      if (entity === undefined) return addQuery(editor.app, editor.origin(), { name: name.trim(), kind: 'script', code: 'return [];' });
      // What it refers to comes along, so that names show instead of ids.
      const include = entity.fields.filter((field) => field.type === 'reference').map((field) => field.id);
      return addQuery(editor.app, editor.origin(), { name: name.trim(), kind: 'list', entity: entity.id, include });
    });
    if (made === undefined) return;
    onClose();
    editor.showDataItem(kind, made);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isQuery ? 'New query' : 'New variable'}
      description={isQuery ? 'Rows, a count or a sum that pages can show.' : 'Something pages remember: a choice, a draft, a setting.'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name.trim() === ''} onClick={save}>
            {isQuery ? 'Add query' : 'Add variable'}
          </Button>
        </>
      }
    >
      <form className="field-form" onSubmit={(event) => { event.preventDefault(); save(); }}>
        <TextField label="Name" autoFocus placeholder={isQuery ? 'Open bookings' : 'Chosen day'} value={name} onChange={setName} maxLength={200} hint={id === null ? undefined : `Bindings call it ${id}.`} />
        {isQuery && entities.length > 0 && <Select label="Reads" value={entityId} options={entities.map((entity) => ({ value: entity.id, label: entity.plural }))} onChange={setEntityId} />}
        {!isQuery && <Select label="Holds" value={holds} options={VALUE_KINDS} onChange={setHolds} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
