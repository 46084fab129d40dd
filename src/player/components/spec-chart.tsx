import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { EChartsOption } from 'echarts';
import type { ECharts } from '../charts/echarts.ts';
import { createAnyChart } from '../charts/echarts-all.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { safeSpec, seriesOf, specTable } from '../charts/spec-option.ts';
import { specTheme } from '../charts/spec-theme.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { toPlainJson } from '../core/plain-json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, isObject, objectOf, textOf } from '../core/values.ts';

export function SpecChart({ p, root, send }: NodeProps): ReactElement {
  const colors = useChartColors();
  const theme = useMemo(() => specTheme(colors), [colors]);
  const spec = useMemo(() => objectOf(safeSpec(p['spec'] ?? null)), [p]);
  const isEmpty = seriesOf(spec).length === 0;
  const option = useMemo(() => {
    const text = { color: colors.ink2, fontFamily: colors.font, fontSize: 12 };
    const tooltip = isObject(spec['tooltip']) ? spec['tooltip'] : {};
    return {
      color: [...colors.chart],
      textStyle: text,
      animation: false,
      ...spec,
      ...(isObject(spec['legend']) ? { legend: { textStyle: text, ...spec['legend'] } } : {}),
      // Drawn in the picture, not as HTML: words in it may come from anywhere.
      tooltip: { ...tooltip, renderMode: 'richText' },
    };
  }, [spec, colors]);
  const table = useMemo(() => (isEmpty ? { headers: [], rows: [] } : specTable(spec)), [isEmpty, spec]);
  return (
    <ChartFrame
      root={root}
      title={textOf(p['title'])}
      label={textOf(p['ariaLabel'])}
      emptyText={textOf(p['emptyText'])}
      table={isEmpty || table.rows.length > 0 ? table : { headers: ['Chart'], rows: [[textOf(p['title']) || 'Drawn from its description']] }}
    >
      <AnyChart
        option={option}
        theme={theme}
        height={clampOf(p['height'], 300, 80, 1200)}
        onClick={(click) =>
          send('select', { name: textOf(click.name), series: textOf(click.seriesName), value: toPlainJson(click.value), index: click.dataIndex ?? 0 })
        }
      />
    </ChartFrame>
  );
}

type Click = { name?: string; seriesName?: string; value?: unknown; dataIndex?: number };

function AnyChart({ option, theme, height, onClick }: { option: object; theme: object; height: number; onClick: (click: Click) => void }): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const click = useRef(onClick);
  click.current = onClick;
  const [problem, setProblem] = useState('');

  useEffect(() => {
    if (element.current === null) return undefined;
    const instance = createAnyChart(element.current, theme);
    chart.current = instance;
    instance.on('click', (event) => click.current(event as Click));
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => instance.resize());
    observer?.observe(element.current);
    return () => {
      observer?.disconnect();
      instance.dispose();
      chart.current = undefined;
    };
  }, [theme]);
  useEffect(() => {
    try {
      // Whatever the author wrote: ECharts says what it cannot draw.
      chart.current?.setOption(option as EChartsOption, { notMerge: true });
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [option, theme]);
  return (
    <>
      {problem !== '' && <div className="ca-placeholder" role="note">{`This description cannot be drawn: ${problem}`}</div>}
      <div ref={element} className="ca-chart-canvas" style={{ height }} hidden={problem !== ''} aria-hidden="true" />
    </>
  );
}
