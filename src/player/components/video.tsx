import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { MediaNode } from '../media/media-node.tsx';

export function Video(node: NodeProps): ReactElement {
  return <MediaNode node={node} kind="video" />;
}
