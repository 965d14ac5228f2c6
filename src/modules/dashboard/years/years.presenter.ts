import { LONG_LIFE, toMeasured } from '../../../core/metrics/index.js';
import { themeName, type ThemeCode } from '../../../core/shared/themes.js';
import type { ChartView, YearFiguresView, YearFigureView, YearsQuery } from './years.dto.js';
import type { CountedRow } from './years.queries.js';

interface Presented {
  readonly day: string;
  readonly query: YearsQuery;
}

export function presentThemes(rows: readonly CountedRow[], { day, query }: Presented): YearFiguresView {
  const figures = figuresOf(rows, {
    labelOf: (key) => themeName(key as ThemeCode),
    rowsOf: (key) => routeOf('years/problems', { ...query, theme: key }),
  });
  return {
    ...{ day, figures, mean: null },
    formula: '该主题的问题往年已经列过的单位数 ÷ 列有该主题问题的单位数（只计经人工确认的再现）',
    chart: chartOf(figures, [
      { type: 'bar', name: '问题再现的单位', data: figures.map(({ numerator }) => numerator) },
      { type: 'bar', name: '列有问题的单位', data: figures.map(({ denominator }) => denominator) },
    ]),
  };
}

export function presentLives(
  rows: readonly (CountedRow & { readonly mean: number | null })[],
  { day, query }: Presented,
): YearFiguresView {
  const figures = figuresOf(rows, {
    labelOf: (key) => (key === String(LONG_LIFE) ? `${key}年及以上` : `${key}年`),
    rowsOf: (key) => routeOf('years/problems', { ...query, years: key }),
  });
  return {
    ...{ day, figures, mean: rows[0]?.mean ?? null },
    formula: '已存在若干年的问题数 ÷ 报告所列问题数（自首次列入的年度算起，含首尾）',
    chart: chartOf(figures, [
      { type: 'bar', name: '问题数', data: figures.map(({ numerator }) => numerator) },
    ]),
  };
}

export function presentPromisesKept(
  rows: readonly (CountedRow & { readonly partly: number })[],
  { day, query }: Presented,
): YearFiguresView {
  const { underOrganisationId, asOf } = query;
  const figures = figuresOf(rows, {
    labelOf: (key) => `${key}年`,
    rowsOf: (year) => routeOf('promises', { underOrganisationId, year, verdict: 'fulfilled', asOf }),
  });
  return {
    ...{ day, figures, mean: null },
    formula: '已兑现的安排 ÷ 上一年度提出的安排（按答复年度；人工确认优先）',
    chart: chartOf(figures, [
      { type: 'bar', name: '已兑现', data: rows.map(({ numerator }) => numerator) },
      { type: 'bar', name: '部分兑现', data: rows.map(({ partly }) => partly) },
      {
        type: 'bar',
        name: '没有提到',
        data: rows.map(({ numerator, partly, denominator }) => denominator - numerator - partly),
      },
      { type: 'line', name: '兑现率', data: figures.map(({ ratio }) => ratio) },
    ]),
  };
}

export function presentExtensions(
  rows: readonly (CountedRow & { readonly addedDays: number })[],
  { day, query }: Presented,
): YearFiguresView {
  const figures = figuresOf(rows, {
    labelOf: (key) => `${key}年`,
    rowsOf: (year) => routeOf('years/extensions/tasks', { ...query, fromYear: year, toYear: year }),
  });
  const extended = rows.reduce((sum, { numerator }) => sum + numerator, 0);
  const days = rows.reduce((sum, { addedDays }) => sum + addedDays, 0);
  return {
    ...{ day, figures, mean: toMeasured(days, extended).ratio },
    formula: '现行时限晚于原定时限的任务 ÷ 定有时限的任务；平均数为每项延期任务增加的天数',
    chart: chartOf(figures, [
      { type: 'line', name: '延期率', data: figures.map(({ ratio }) => ratio) },
      {
        type: 'bar',
        name: '平均延长天数',
        data: rows.map(({ addedDays, numerator }) => toMeasured(addedDays, numerator).ratio),
      },
    ]),
  };
}

interface Naming {
  readonly labelOf: (key: string) => string;
  readonly rowsOf: (key: string) => string;
}

function figuresOf(rows: readonly CountedRow[], { labelOf, rowsOf }: Naming): YearFigureView[] {
  return rows.map(({ key, numerator, denominator }) => ({
    ...{ key, label: labelOf(key), rows: rowsOf(key) },
    ...toMeasured(numerator, denominator),
  }));
}

function chartOf(figures: readonly YearFigureView[], series: ChartView['series']): ChartView {
  return { xAxis: { type: 'category', data: figures.map(({ label }) => label) }, series };
}

function routeOf(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  return `/api/${path}?${asked.toString()}`;
}
