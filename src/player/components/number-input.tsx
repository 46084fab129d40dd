import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { numberOf, textOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { NumberControl } from '../inputs/number-control.tsx';

export function NumberInput(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <NumberControl
          control={control}
          min={numberOf(p['min'], null)}
          max={numberOf(p['max'], null)}
          step={numberOf(p['step'], 1) || 1}
          decimals={numberOf(p['decimals'], null)}
          prefix={textOf(p['prefix'])}
          suffix={textOf(p['suffix'])}
        />
      )}
    </InputNode>
  );
}
