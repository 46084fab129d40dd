import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { textOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { TextControl } from '../inputs/text-control.tsx';

export function PhoneInput(node: NodeProps): ReactElement {
  return <InputNode node={node}>{(control) => <TextControl control={control} type="tel" icon="phone" prefix={textOf(node.p['country'])} />}</InputNode>;
}
