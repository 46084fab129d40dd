import type { ReactElement } from 'react';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import { Select } from '../../../ui/index.ts';
import { matchableFields, type ImportState } from './import-state.ts';

/** What happens to rows that are there already. */
export function MatchOptions({
  entity,
  state,
  onChange,
}: {
  entity: Entity;
  state: ImportState;
  onChange: (options: Partial<Pick<ImportState, 'matchOn' | 'onMatch'>>) => void;
}): ReactElement {
  const fields = matchableFields(entity, state.mapping);
  const current = state.matchOn !== null && fields.some((field) => field.id === state.matchOn) ? `${state.onMatch}.${state.matchOn}` : '';
  return (
    <Select
      label="Rows that are there already"
      value={current}
      options={[
        { value: '', label: 'Add every row of the file' },
        ...fields.map((field) => ({ value: `update.${field.id}`, label: `Update rows with the same ${field.label}` })),
        ...fields.map((field) => ({ value: `skip.${field.id}`, label: `Leave out rows with the same ${field.label}` })),
      ]}
      onChange={(value) => {
        const [onMatch, matchOn] = value.split('.');
        onChange(matchOn === undefined ? { matchOn: null } : { matchOn, onMatch: onMatch === 'skip' ? 'skip' : 'update' });
      }}
    />
  );
}
