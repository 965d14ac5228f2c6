import { describe, expect, it } from '@jest/globals';
import { unlistedNamesIn } from './names.js';

describe('names that are in no list', () => {
  it('are what two wordings call the same', () => {
    const item = unlistedNamesIn('路域环境治理难度大,超限超载运输屡禁不止。');
    expect(unlistedNamesIn('查处超限超载车辆930台次').has('超限超载')).toBe(true);
    expect(item.has('超限超载')).toBe(true);
  });

  it.each(['加强行政执法工作', '县政府常务会议审议', '建成3处,共5个', ''])('none in %s', (text) => {
    expect([...unlistedNamesIn(text)]).toEqual([]);
  });
});
