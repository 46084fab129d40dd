import { type ReactElement, useMemo } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, numberOf, optionsOf, textOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { MultiSelectControl } from '../inputs/select-control.tsx';

export function MultiSelect(node: NodeProps): ReactElement {
  const { p, handles, send } = node;
  const options = useMemo(() => optionsOf(p['options'], textOf(p['labelKey']), textOf(p['valueKey'])), [p]);
  return (
    <InputNode node={node}>
      {(control) => (
        <MultiSelectControl
          control={control}
          options={options}
          max={numberOf(p['max'], null)}
          isSearchable={flagOf(p['searchable'], true)}
          isClearable={flagOf(p['clearable'], true)}
          {...(handles('search') ? { onSearch: (text: string) => send('search', { text }) } : {})}
        />
      )}
    </InputNode>
  );
}
