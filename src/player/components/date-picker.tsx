import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, textOf } from '../core/values.ts';
import { DateControl } from '../inputs/date-control.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function DatePicker(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <DateControl
          control={control}
          mode={oneOf(p['mode'], ['date', 'time', 'datetime'] as const, 'date')}
          format={textOf(p['format'])}
          min={textOf(p['min'])}
          max={textOf(p['max'])}
          isClearable={flagOf(p['clearable'], true)}
        />
      )}
    </InputNode>
  );
}
