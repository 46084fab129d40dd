import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { FileControl } from '../inputs/file-control.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function FilePicker(node: NodeProps): ReactElement {
  const { p, send } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <FileControl
          control={control}
          accept={textOf(p['accept'])}
          isMultiple={flagOf(p['multiple'])}
          maxMegabytes={clampOf(p['maxSize'], 5, 0.1, 5)}
          onProblem={(message) => send('error', { message })}
        />
      )}
    </InputNode>
  );
}
