import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { InputNode } from '../inputs/input-node.tsx';
import { TreeSelectControl } from '../inputs/tree-select-control.tsx';
import { flagOf, textOf } from '../core/values.ts';

export function TreeSelect(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <TreeSelectControl
          control={control}
          nodes={p['nodes']}
          labelField={textOf(p['labelField'])}
          parentField={textOf(p['parentField'])}
          isMultiple={flagOf(p['multiple'])}
          leavesOnly={flagOf(p['leavesOnly'])}
          isClearable={flagOf(p['clearable'], true)}
        />
      )}
    </InputNode>
  );
}
