import type { ReactElement } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { numberOf, textOf } from '../core/values.ts';
import { currencyDecimals, currencySymbol } from '../inputs/currency.ts';
import { InputNode } from '../inputs/input-node.tsx';
import { NumberControl } from '../inputs/number-control.tsx';

export function CurrencyInput(node: NodeProps): ReactElement {
  const { p } = node;
  const currency = textOf(p['currency']) || 'USD';
  return (
    <InputNode node={node}>
      {(control) => (
        <NumberControl
          control={control}
          min={numberOf(p['min'], null)}
          max={numberOf(p['max'], null)}
          decimals={numberOf(p['decimals'], null) ?? currencyDecimals(currency)}
          prefix={currencySymbol(currency)}
          hasStepper={false}
        />
      )}
    </InputNode>
  );
}
