import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { textOf } from '../core/values.ts';
import { SwitchControl } from '../inputs/choice-controls.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function Switch(node: NodeProps): ReactElement {
  return (
    <InputNode node={node} kind="inline">
      {(control) => <SwitchControl control={control} label={textOf(node.p['label'])} />}
    </InputNode>
  );
}
