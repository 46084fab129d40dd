import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf } from '../core/values.ts';
import { CODE_LANGUAGES, CodeControl } from '../inputs/code-control.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function CodeEditor(node: NodeProps): ReactElement {
  const { view, p, send } = node;
  return (
    <InputNode node={node} kind="group">
      {(control) => (
        <CodeControl
          control={control}
          viewId={view.id}
          language={oneOf(p['language'], CODE_LANGUAGES, 'text')}
          height={clampOf(p['height'], 240, 60, 1600)}
          hasNumbers={flagOf(p['lineNumbers'], true)}
          wraps={flagOf(p['wrap'])}
          onSave={(value) => send('save', { value })}
        />
      )}
    </InputNode>
  );
}
