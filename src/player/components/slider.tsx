import type { CSSProperties, ReactElement } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, listOf, numberOf, textOf } from '../core/values.ts';
import { type Control, InputNode, nativeProps } from '../inputs/input-node.tsx';

type Limits = { min: number; max: number; step: number };

export function Slider(node: NodeProps): ReactElement {
  const { p } = node;
  const min = numberOf(p['min'], 0);
  const limits: Limits = { min, max: Math.max(min, numberOf(p['max'], 100)), step: numberOf(p['step'], 1) || 1 };
  const isRange = flagOf(p['range']);
  return (
    <InputNode node={node} kind={isRange ? 'group' : 'single'}>
      {(control) => <SliderControl control={control} limits={limits} isRange={isRange} suffix={textOf(p['suffix'])} />}
    </InputNode>
  );
}

/** Native sliders: one, or two over the same track. */
function SliderControl({ control, limits, isRange, suffix }: { control: Control; limits: Limits; isRange: boolean; suffix: string }): ReactElement {
  const { min, max } = limits;
  const clamp = (value: Json | undefined, fallback: number): number => Math.min(max, Math.max(min, numberOf(value, fallback)));
  const pair = listOf(control.value);
  const from = isRange ? clamp(pair[0], min) : min;
  const to = isRange ? clamp(pair[1], max) : clamp(control.value, min);
  const at = (value: number): string => `${max === min ? 0 : ((value - min) / (max - min)) * 100}%`;
  // A slider always has a value: ARIA knows none that is required.
  const { readOnly, 'aria-required': _required, ...sliderProps } = nativeProps(control);
  const shared = { type: 'range', ...limits, disabled: control.isDisabled, 'aria-readonly': readOnly || undefined } as const;
  const ends = { ...shared, 'aria-invalid': control.a11y['aria-invalid'], 'aria-describedby': control.a11y['aria-describedby'] };
  const change = (value: Json): void => {
    if (!readOnly) control.onChange(value);
  };
  const text = (value: number): string => `${formatNumber(value)}${suffix === '' ? '' : ` ${suffix}`}`;
  return (
    <div
      className="ca-slider"
      data-range={isRange}
      data-readonly={readOnly}
      style={{ '--from': at(from), '--to': at(to) } as CSSProperties}
      {...(isRange ? { role: 'group', 'aria-labelledby': control.a11y.labelId, 'aria-label': control.a11y['aria-label'] } : {})}
    >
      <div className="ca-slider-track">
        {isRange ? (
          <>
            <input
              {...ends}
              aria-label="From"
              value={from}
              aria-valuetext={text(from)}
              onChange={(event) => change([Math.min(Number(event.target.value), to), to])}
            />
            <input
              {...ends}
              aria-label="To"
              value={to}
              aria-valuetext={text(to)}
              onChange={(event) => change([from, Math.max(Number(event.target.value), from)])}
            />
          </>
        ) : (
          <input {...sliderProps} {...shared} value={to} aria-valuetext={text(to)} onChange={(event) => change(Number(event.target.value))} />
        )}
      </div>
      <output className="ca-num">{isRange ? `${text(from)} – ${text(to)}` : text(to)}</output>
    </div>
  );
}
