import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { SignatureControl } from '../inputs/signature-control.tsx';

export function Signature(node: NodeProps): ReactElement {
  const { p, send, handles } = node;
  return (
    <InputNode node={node} kind="group">
      {(control) => (
        <SignatureControl
          control={{
            ...control,
            onChange: (value) => {
              control.onChange(value);
              if (value === '') {
                if (handles('clear')) send('clear');
              } else if (handles('sign')) send('sign', { value });
            },
          }}
          height={clampOf(p['height'], 140, 80, 600)}
          pen={clampOf(p['penWidth'], 2, 1, 12)}
          canType={flagOf(p['canType'], true)}
        />
      )}
    </InputNode>
  );
}
