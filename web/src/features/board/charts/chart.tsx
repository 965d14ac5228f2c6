import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../../../app/preferences.js';
import type { ChartColours } from './chart-options.js';
import { init } from './echarts-core.js';
import styles from './charts.module.css';

interface ChartProps {
  /** What it shows, for those who do not see it; its numbers stand in the table beside it. */
  readonly label: string;
  readonly option: (colours: ChartColours) => EChartsCoreOption;
  /** In pixels. */
  readonly height: number;
  /** The bar or point that was chosen, by its place among the categories and its series. */
  readonly onChoose?: (category: number, series: number) => void;
}

/** Sharp enough for paper. */
const PIXEL_RATIO = 2;

export function Chart({ label, option, height, onChoose }: ChartProps) {
  const { shade } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const made = init(element, null, { renderer: 'canvas', devicePixelRatio: PIXEL_RATIO });
    chart.current = made;
    made.on('click', ({ dataIndex, seriesIndex }) => choose.current?.(dataIndex, seriesIndex ?? 0));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    // The page takes on a new shade after its parts have: the colours are right in the next frame.
    const frame = requestAnimationFrame(() =>
      chart.current?.setOption(option(coloursOfPage()), { notMerge: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [option, shade, height]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} style={{ height }} />;
}

function coloursOfPage(): ChartColours {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  return {
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    line: colour('--line'),
    accent: colour('--accent'),
    surface: colour('--surface'),
    second: colour('--warn'),
  };
}
