import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf } from '../core/values.ts';
import { OverlayNode } from './overlay-node.tsx';

export function Drawer(node: NodeProps): ReactElement | null {
  const side = oneOf(node.p['side'], ['right', 'left', 'bottom'] as const, 'right');
  return <OverlayNode node={node} kind={`drawer-${side}`} size={oneOf(node.p['size'], ['normal', 'small', 'large'] as const, 'normal')} />;
}
