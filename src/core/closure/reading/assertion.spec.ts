import { describe, expect, it } from '@jest/globals';
import { assertionOf } from './assertion.js';

describe('assertionOf', () => {
  it.each(['已全部完成整改', '该问题已得到有效解决', '整改已完成', '历史遗留问题全部清零', '无一超期'])(
    '%s says that a matter is over',
    (text) => {
      expect(assertionOf(text).closing).not.toEqual([]);
      expect(assertionOf(text).unfinished).toEqual([]);
    },
  );

  it.each(['基本完成整改', '该项工作仍在推进', '尚未建成', '将持续推进整改', '正在采购设备', '得到缓解'])(
    '%s says that something is left',
    (text) => {
      expect(assertionOf(text).unfinished).not.toEqual([]);
    },
  );

  it('parts result words from continuing words', () => {
    expect(assertionOf('印发实施细则').results).toContain('印发');
    expect(assertionOf('持续加强队伍建设')).toMatchObject({ results: [], hasCount: false, acts: false });
  });
});
