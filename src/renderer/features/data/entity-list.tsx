import DatabaseBackup from 'lucide-react/icons/database-backup';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Plus from 'lucide-react/icons/plus';
import { useState, type ReactElement } from 'react';
import { addEntity, removeEntity, updateEntity } from '../../../shared/app/document/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import { Button, classNames, Dialog, IconButton, landmark, Menu, TextField } from '../../ui/index.ts';
import { NamedIcon, useEditor, useSection } from '../editor/index.ts';
import { backupsOf } from './data-backups.tsx';
import { chooseImport } from './import/open-import.ts';
import { useModelChange } from './model-change.tsx';
import { pluralOf } from './plural.ts';

/** The kinds of things the app keeps. */
export function EntityList({ entities, counts, current, onSelect }: { entities: readonly Entity[]; counts: ReadonlyMap<string, number>; current: string | null; onSelect: (id: string) => void }): ReactElement {
  const editor = useEditor();
  const queries = useSection('queries');
  const [dialog, setDialog] = useState<{ entity: Entity | null } | null>(null);

  const model = useModelChange();

  function remove(entity: Entity): void {
    const used = queries.filter((query) => query.entity === entity.id).length;
    model.request({
      question: `Delete ${entity.plural}?`,
      done: used === 0 ? `Deleted ${entity.plural}. Its rows are kept aside.` : `Deleted ${entity.plural}. ${used === 1 ? '1 query still names it' : `${used} queries still name it`}.`,
      next: (all) => all.filter((other) => other.id !== entity.id),
      apply: () => removeEntity(editor.app, editor.origin(), entity.id),
    });
  }

  return (
    <section className="entities" {...landmark('Entities')}>
      <div className="phead">
        <h2>Entities</h2>
        <span className="grow" />
        <IconButton size="s" label="Backups of the data" icon={<DatabaseBackup size={14} />} onClick={() => backupsOf(editor).set(true)} />
        {editor.canEdit && (
          <Menu
            align="end"
            trigger={<IconButton size="s" label="Add entity" icon={<Plus size={14} />} />}
            items={[
              { id: 'new', label: 'New entity', onSelect: () => setDialog({ entity: null }) },
              { id: 'file', label: 'New entity from file', onSelect: () => void chooseImport(editor, null) },
            ]}
          />
        )}
      </div>
      {entities.length === 0 && <p className="item-empty t3">Kinds of things the app keeps.</p>}
      <ul className="entities-list">
        {entities.map((entity) => (
          <li key={entity.id} className={classNames('pages-row', entity.id === current && 'is-current')}>
            <button type="button" className="pages-main" aria-current={entity.id === current ? 'true' : undefined} onClick={() => onSelect(entity.id)}>
              <NamedIcon name={entity.icon} fallback="database" />
              <span className="grow ell">{entity.name}</span>
              <span className="num t3">{counts.get(entity.id)?.toLocaleString('en') ?? ''}</span>
            </button>
            {editor.canEdit && (
              <Menu
                align="end"
                trigger={<IconButton size="s" className="pages-more" label={`${entity.name}: more`} icon={<Ellipsis size={14} />} />}
                items={[
                  { id: 'rename', label: 'Rename', onSelect: () => setDialog({ entity }) },
                  { id: 'import', label: 'Import rows', onSelect: () => void chooseImport(editor, entity.id) },
                  { kind: 'separator' },
                  { id: 'delete', label: 'Delete', danger: true, onSelect: () => remove(entity) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {model.dialog}
      {dialog !== null && <EntityDialog entity={dialog.entity} onClose={() => setDialog(null)} onMade={onSelect} />}
    </section>
  );
}

export function EntityDialog({ entity, onClose, onMade }: { entity: Entity | null; onClose: () => void; onMade: (id: string) => void }): ReactElement {
  const editor = useEditor();
  const [name, setName] = useState(entity?.name ?? '');
  const [plural, setPlural] = useState(entity?.plural ?? '');
  const shownPlural = plural === '' && name !== '' ? pluralOf(name) : plural;
  function save(): void {
    const done = editor.change(() => {
      if (entity !== null) {
        updateEntity(editor.app, editor.origin(), entity.id, { name: name.trim(), plural: shownPlural.trim() });
        return entity.id;
      }
      return addEntity(editor.app, editor.origin(), { name: name.trim(), plural: shownPlural.trim(), fields: [{ label: 'Name', type: 'text', required: true }] });
    });
    if (done === undefined) return;
    onClose();
    onMade(done);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={entity === null ? 'New entity' : `Rename ${entity.name}`}
      description={entity === null ? 'A kind of thing the app keeps: a patient, a booking, an order.' : 'Rows and bindings keep working.'}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name.trim() === ''} onClick={save}>
            {entity === null ? 'Add entity' : 'Rename'}
          </Button>
        </>
      }
    >
      <form className="field-form" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') save(); }}>
        <TextField label="One is a" autoFocus placeholder="Patient" value={name} onChange={setName} maxLength={200} />
        <TextField label="Many are" placeholder="Patients" value={shownPlural} onChange={setPlural} maxLength={200} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
