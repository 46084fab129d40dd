import { type ReactElement, useMemo } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, optionsOf, textOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { SelectControl } from '../inputs/select-control.tsx';

export function Select(node: NodeProps): ReactElement {
  const { p, handles, send } = node;
  const options = useMemo(() => optionsOf(p['options'], textOf(p['labelKey']), textOf(p['valueKey'])), [p]);
  return (
    <InputNode node={node}>
      {(control) => (
        <SelectControl
          control={control}
          options={options}
          isSearchable={flagOf(p['searchable'])}
          isClearable={flagOf(p['clearable'], true)}
          freeText={flagOf(p['freeText'])}
          {...(handles('search') ? { onSearch: (text: string) => send('search', { text }) } : {})}
        />
      )}
    </InputNode>
  );
}
