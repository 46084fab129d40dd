import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf, optionsOf, textOf } from '../core/values.ts';
import { RadioControl } from '../inputs/choice-controls.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function RadioGroup(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node} kind="group">
      {(control) => (
        <RadioControl
          control={control}
          options={optionsOf(p['options'], textOf(p['labelKey']), textOf(p['valueKey']))}
          variant={oneOf(p['variant'], ['radio', 'segmented', 'cards'] as const, 'radio')}
          direction={oneOf(p['direction'], ['column', 'row'] as const, 'column')}
        />
      )}
    </InputNode>
  );
}
