import Download from 'lucide-react/icons/download';
import { useState, type ReactElement } from 'react';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { ImportFormat } from '../../../shared/contracts/imports.ts';
import { rpc, saveText, toastError } from '../../platform/index.ts';
import { Button, Menu, type MenuItem } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import type { RowsQuery } from './row-store.ts';

/** Saves the rows as a file: all of them, or those the search and filters leave. */
export function ExportMenu({ entity, query, total }: { entity: Entity; query: RowsQuery; total: number }): ReactElement {
  const editor = useEditor();
  const [isBusy, setBusy] = useState(false);
  const isNarrowed = query.search !== '' || query.where.length > 0;

  function save(format: ImportFormat, isFiltered: boolean): void {
    setBusy(true);
    const { search, where } = isFiltered ? query : { search: '', where: [] };
    rpc.imports
      .exportRows({ appId: editor.appId, entity: entity.id, format, search, where: where.map((condition) => ({ ...condition })) })
      .then(({ fileName, mime, text, rows }) => {
        saveText(fileName, mime, text);
        editor.notify({ text: `Saved ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} as ${fileName}.`, tone: 'ok' });
      })
      .catch(toastError)
      .finally(() => setBusy(false));
  }

  const shown = `${total.toLocaleString('en')} shown`;
  const items: MenuItem[] = [
    ...(isNarrowed
      ? ([
          { id: 'csv-shown', label: `CSV, the ${shown}`, onSelect: () => save('csv', true) },
          { id: 'json-shown', label: `JSON, the ${shown}`, onSelect: () => save('json', true) },
          { kind: 'separator' },
        ] satisfies MenuItem[])
      : []),
    { id: 'csv', label: 'CSV, all rows', onSelect: () => save('csv', false) },
    { id: 'json', label: 'JSON, all rows', onSelect: () => save('json', false) },
  ];
  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <Button size="s" icon={<Download size={13} />} busy={isBusy}>
          Export
        </Button>
      }
    />
  );
}
