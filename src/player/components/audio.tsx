import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { MediaNode } from '../media/media-node.tsx';

export function Audio(node: NodeProps): ReactElement {
  return <MediaNode node={node} kind="audio" />;
}
