import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf } from '../core/values.ts';
import { OverlayNode } from './overlay-node.tsx';

export function Modal(node: NodeProps): ReactElement | null {
  return <OverlayNode node={node} kind="modal" size={oneOf(node.p['size'], ['small', 'normal', 'large', 'full'] as const, 'normal')} />;
}
