import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf } from '../core/values.ts';
import { CheckControl } from '../inputs/choice-controls.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function Checkbox(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node} kind="inline">
      {(control) => <CheckControl control={control} label={textOf(p['label'])} isPartial={flagOf(p['indeterminate'])} strike={flagOf(p['strike'])} />}
    </InputNode>
  );
}
