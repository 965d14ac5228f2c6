import { describe, expect, it } from '@jest/globals';
import { barOption, shareOption, type ChartColours } from './chart-options.js';

const COLOURS: ChartColours = {
  ink: '#111',
  soft: '#666',
  line: '#ddd',
  accent: '#00f',
  surface: '#fff',
  second: '#850',
};

describe('what the charts are drawn from', () => {
  it('lays long names down the side, first one on top, and stacks the lights', () => {
    const option = barOption(
      {
        categories: ['甲局', '乙局'],
        series: [
          { name: '红灯', values: [1, 0], colour: '#d00' },
          { name: '绿灯', values: [2, 3] },
        ],
        isLying: true,
        isStacked: true,
      },
      COLOURS,
    );
    expect(option).toMatchObject({
      xAxis: { type: 'value' },
      yAxis: { type: 'category', data: ['甲局', '乙局'], inverse: true },
      tooltip: { renderMode: 'richText' },
      series: [
        { type: 'bar', stack: 'all', data: [1, 0], itemStyle: { color: '#d00' } },
        { type: 'bar', stack: 'all', data: [2, 3], itemStyle: { color: '#00f' } },
      ],
    });
  });

  it('draws shares from nothing to all, each line told apart without its colour', () => {
    const option = shareOption(
      {
        categories: ['1月', '2月'],
        series: [
          { name: '现行', values: [null, 0.5] },
          { name: '原定', values: [0, 0.25] },
        ],
      },
      COLOURS,
    );
    expect(option).toMatchObject({
      yAxis: { min: 0, max: 1 },
      series: [
        { symbol: 'circle', data: [null, 0.5], lineStyle: { type: 'solid' } },
        { symbol: 'rect', data: [0, 0.25], lineStyle: { type: 'dashed' } },
      ],
    });
  });
});
