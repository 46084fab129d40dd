import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf } from '../core/values.ts';
import { DateRangeControl } from '../inputs/date-range-control.tsx';
import { InputNode } from '../inputs/input-node.tsx';

export function DateRange(node: NodeProps): ReactElement {
  const { p } = node;
  return (
    <InputNode node={node}>
      {(control) => (
        <DateRangeControl
          control={control}
          min={textOf(p['min'])}
          max={textOf(p['max'])}
          hasPresets={flagOf(p['presets'], true)}
          isClearable={flagOf(p['clearable'], true)}
        />
      )}
    </InputNode>
  );
}
