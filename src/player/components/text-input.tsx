import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, numberOf, oneOf, textOf } from '../core/values.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { TextControl } from '../inputs/text-control.tsx';

export function TextInput(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <TextControl
          control={control}
          type={oneOf(p['type'], ['text', 'email', 'url', 'password', 'search', 'tel'] as const, 'text')}
          icon={textOf(p['icon'])}
          prefix={textOf(p['prefix'])}
          suffix={textOf(p['suffix'])}
          maxLength={numberOf(p['maxLength'], null)}
          isClearable={flagOf(p['clearable']) || p['type'] === 'search'}
        />
      )}
    </InputNode>
  );
}
