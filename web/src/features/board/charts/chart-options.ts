import type { EChartsCoreOption } from 'echarts/core';

/** Colours of the page as they are now, so that a chart follows light, dark and print. */
export interface ChartColours {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly surface: string;
  readonly second: string;
}

export interface Series {
  readonly name: string;
  /** null: nothing stands below the line. */
  readonly values: readonly (number | null)[];
  readonly colour?: string;
}

export interface BarData {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Categories down the side, for names that are long. */
  readonly isLying?: boolean;
  readonly isStacked?: boolean;
}

/** Colours of the lights, the same as their signs. */
export const LIGHT_COLOURS = {
  red: '#d1342a',
  yellow: '#d99a00',
  green: '#2e8b50',
  grey: '#7b8492',
} as const;

/** The policy of the page allows no style in HTML: a tooltip is drawn, not written. */
const tooltip = { trigger: 'axis', renderMode: 'richText', confine: true } as const;

export function barOption(data: BarData, colours: ChartColours): EChartsCoreOption {
  const names = { type: 'category', data: [...data.categories], ...axisLook(colours, data.isLying === true) };
  const amounts = { type: 'value', minInterval: 1, ...axisLook(colours, false) };
  return {
    ...look(colours, data.series.length > 1),
    tooltip: { ...tooltip, axisPointer: { type: 'shadow' } },
    xAxis: data.isLying === true ? amounts : names,
    yAxis: data.isLying === true ? { ...names, inverse: true } : amounts,
    series: data.series.map(({ name, values, colour }) => ({
      type: 'bar',
      name,
      data: [...values],
      barMaxWidth: 28,
      ...(data.isStacked === true && { stack: 'all' }),
      itemStyle: { color: colour ?? colours.accent },
    })),
  };
}

/** Shares (0..1) over days; the lines differ by their marks, too. */
export function shareOption({ categories, series }: BarData, colours: ChartColours): EChartsCoreOption {
  const percent = (value: number | null) => (value === null ? '' : `${Math.round(value * 100)}%`);
  return {
    ...look(colours, true),
    tooltip: { ...tooltip, valueFormatter: percent },
    xAxis: { type: 'category', data: [...categories], ...axisLook(colours, false) },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      ...axisLook(colours, false),
      axisLabel: { color: colours.soft, formatter: percent },
    },
    series: series.map(({ name, values }, at) => ({
      type: 'line',
      name,
      data: [...values],
      symbol: at === 0 ? 'circle' : 'rect',
      symbolSize: 8,
      lineStyle: { type: at === 0 ? 'solid' : 'dashed' },
      color: at === 0 ? colours.accent : colours.second,
    })),
  };
}

function look(colours: ChartColours, hasLegend: boolean) {
  return {
    animation: false,
    aria: { enabled: true, decal: { show: false } },
    textStyle: { color: colours.ink, fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", sans-serif' },
    grid: { left: 8, right: 16, top: hasLegend ? 32 : 12, bottom: 4, containLabel: true },
    ...(hasLegend && { legend: { top: 0, left: 0, textStyle: { color: colours.ink } } }),
  };
}

function axisLook(colours: ChartColours, isLong: boolean) {
  return {
    axisLabel: { color: colours.soft, ...(isLong && { width: 150, overflow: 'truncate' }) },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.line } },
  };
}
