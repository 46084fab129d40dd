import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf } from '../core/values.ts';
import { RatingControl } from '../inputs/choice-controls.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function Rating(node: NodeProps): ReactElement {
  return (
    <InputNode node={node} kind="group">
      {(control) => <RatingControl control={control} max={Math.round(clampOf(node.p['max'], 5, 1, 10))} />}
    </InputNode>
  );
}
