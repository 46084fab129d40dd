import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { numberOf, optionsOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { TagsControl } from '../inputs/select-control.tsx';

export function TagsInput(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => <TagsControl control={control} suggestions={optionsOf(p['options']).map((option) => option.label)} max={numberOf(p['max'], null)} />}
    </InputNode>
  );
}
