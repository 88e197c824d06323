import { LineChart } from 'echarts/charts';
import {
  GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent,
} from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'preact/hooks';

use([LineChart, GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent, CanvasRenderer]);

export type Chart = EChartsType;
export type Option = EChartsCoreOption;

interface Props {
  option: Option;
  onReady?: (chart: Chart | undefined) => void;
}

/** ECharts in a box that fills its parent. Tooltips are the page's own: a strict CSP allows no style in HTML. */
export function EChart({ option, onReady }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | undefined>(undefined);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = init(element, undefined, { renderer: 'canvas' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    onReady?.(made);
    return () => {
      onReady?.(undefined);
      observer.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { replaceMerge: ['series', 'xAxis', 'yAxis', 'grid'], lazyUpdate: true });
  }, [option]);

  return <div class="echart" ref={box} aria-hidden="true" />;
}
