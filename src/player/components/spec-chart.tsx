import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import type { EChartsOption } from 'echarts';
import { createAnyChart } from '../charts/echarts-all.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartWalk, type Mark } from '../charts/chart-walk.tsx';
import { safeSpec, seriesOf, specPoints, specTable } from '../charts/spec-option.ts';
import { specTheme } from '../charts/spec-theme.ts';
import { type ChartClick, useChart } from '../charts/use-chart.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { toPlainJson } from '../core/plain-json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, isObject, objectOf, textOf } from '../core/values.ts';

/** Whoever asked for less motion gets none, whatever the description says. */
const isStill = (): boolean => typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;

export function SpecChart(node: NodeProps): ReactElement {
  const { p, send, handles } = node;
  const colors = useChartColors();
  const theme = useMemo(() => specTheme(colors), [colors]);
  const spec = useMemo(() => objectOf(safeSpec(p['spec'] ?? null)), [p]);
  const isEmpty = seriesOf(spec).length === 0;
  const option = useMemo(() => {
    const text = { color: colors.ink2, fontFamily: colors.font, fontSize: 12 };
    const tooltip = isObject(spec['tooltip']) ? spec['tooltip'] : {};
    return {
      color: [...colors.palette],
      textStyle: text,
      animation: false,
      ...spec,
      ...(isStill() ? { animation: false } : {}),
      ...(isObject(spec['legend']) ? { legend: { textStyle: text, ...spec['legend'] } } : {}),
      // Drawn in the picture, not as HTML: words in it may come from anywhere.
      tooltip: { ...tooltip, renderMode: 'richText' },
    };
  }, [spec, colors]);
  const table = useMemo(() => (isEmpty ? { headers: [], rows: [] } : specTable(spec)), [isEmpty, spec]);
  const points = useMemo(() => (isEmpty ? [] : specPoints(spec)), [isEmpty, spec]);
  const canChoose = handles('select') && !flagOf(p['disabled']);
  const choose = (click: ChartClick): void => {
    if (canChoose) send('select', { name: textOf(click.name), series: textOf(click.seriesName), value: toPlainJson(click.value), index: click.dataIndex ?? 0 });
  };
  return (
    <ChartFrame
      node={node}
      icon="chart-no-axes-column"
      table={isEmpty || table.rows.length > 0 ? table : { headers: ['Chart'], rows: [[textOf(p['title']) || 'Drawn from its description']] }}
    >
      {(label) => (
        <ChartWalk
          label={label}
          points={points}
          canChoose={canChoose}
          onChoose={(point) => {
            const found = points[point.series]?.[point.index];
            if (found !== undefined) choose({ name: found.name, seriesName: found.seriesName, value: found.value, dataIndex: found.index });
          }}
        >
          {(mark) => <AnyChart option={option} theme={theme} height={clampOf(p['height'], 300, 80, 1200)} mark={mark} onClick={choose} />}
        </ChartWalk>
      )}
    </ChartFrame>
  );
}

function AnyChart({
  option,
  theme,
  height,
  mark,
  onClick,
}: {
  option: object;
  theme: object;
  height: number;
  mark: Mark;
  onClick: (click: ChartClick) => void;
}): ReactElement {
  const create = useCallback((element: HTMLElement) => createAnyChart(element, theme), [theme]);
  const { element, chart } = useChart(create, mark, onClick);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    try {
      // Whatever the author wrote: ECharts says what it cannot draw.
      chart.current?.setOption(option as EChartsOption, { notMerge: true });
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [chart, option, theme]);
  return (
    <>
      {problem !== '' && <div className="ca-placeholder" role="note">{`This description cannot be drawn: ${problem}`}</div>}
      <div ref={element} className="ca-chart-canvas" style={{ height }} hidden={problem !== ''} aria-hidden="true" />
    </>
  );
}
