import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { ColorControl } from '../inputs/color-control.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function ColorPicker(node: NodeProps): ReactElement {
  return <InputNode node={node}>{(control) => <ColorControl control={control} />}</InputNode>;
}
