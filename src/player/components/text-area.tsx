import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, numberOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { TextAreaControl } from '../inputs/text-control.tsx';

export function TextArea(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <TextAreaControl
          control={control}
          rows={clampOf(p['rows'], 3, 1, 40)}
          autoGrow={flagOf(p['autoGrow'], true)}
          maxLength={numberOf(p['maxLength'], null)}
        />
      )}
    </InputNode>
  );
}
