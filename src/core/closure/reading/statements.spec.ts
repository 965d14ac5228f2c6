import { describe, expect, it } from '@jest/globals';
import type { ReportSection, SectionRole } from '../../report/types.js';
import { matchingCopy } from '../../text/matching-copy.js';
import { statementsOf } from './statements.js';

function read(text: string, role: SectionRole) {
  const sections: ReportSection[] = [{ role, heading: null, start: 0, end: text.length }];
  return statementsOf(matchingCopy(text), sections, []);
}

describe('statementsOf', () => {
  it('cuts at full stops and before 一是, 二是, with offsets of the original', () => {
    const text = '主要做了：一是培训执法人员40人次，二是评查案卷30卷。全年无败诉。';
    const statements = read(text, 'achievements');
    expect(statements.map(({ start, end }) => text.slice(start, end))).toEqual([
      '主要做了：',
      '一是培训执法人员40人次，',
      '二是评查案卷30卷。',
      '全年无败诉。',
    ]);
  });

  it('takes a headed line for a heading and lends it to what stands beneath', () => {
    const [heading, beneath] = read('（一）加强执法队伍建设\n组织培训4次。', 'achievements');
    expect(heading?.isHeading).toBe(true);
    expect(beneath).toMatchObject({ isHeading: false });
    expect(beneath?.context).toContain('执法队伍');
  });

  it.each<[string, SectionRole, string]>([
    ['组织培训4次。', 'achievements', 'done'],
    ['下一步，将继续加强培训。', 'achievements', 'planned'],
    ['执法规范化水平有待进一步提升。', 'achievements', 'problem'],
    ['针对执法不规范的问题，组织培训4次。', 'achievements', 'done'],
    ['执法力量不足。', 'shortcomings', 'problem'],
    ['学习不够。', 'causes', 'problem'],
    ['组织培训4次。', 'plan', 'planned'],
  ])('%s in %s is %s', (text, role, zone) => {
    expect(read(text, role)[0]?.zone).toBe(zone);
  });

  it('leaves covering letters and closings out', () => {
    expect(read('现将有关情况报告如下。', 'preamble')).toEqual([]);
    expect(read('特此报告。', 'closing')).toEqual([]);
  });
});
