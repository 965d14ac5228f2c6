import { describe, expect, it } from '@jest/globals';
import { toMatchingCopy } from '../../text/normalise.js';
import { noteText } from '../note-texts.js';
import { growthOf } from './growth.js';
import { partsAndWholes } from './parts-and-wholes.js';
import { ratesOf } from './rates.js';

const notes = (text: string) => {
  const copy = toMatchingCopy(text);
  return [...partsAndWholes(copy), ...ratesOf(copy), ...growthOf(copy)];
};

describe('figures that contradict each other', () => {
  it.each([
    ['办理案件88件（其中援助5人，涉企案件300件）。', 'arithmetic.part-exceeds-whole'],
    ['共办结100件，其中许可60件，处罚30件，其他20件。', 'arithmetic.parts-do-not-add-up'],
    ['办理行政许可60件、行政处罚30件、其他20件，共计100件。', 'arithmetic.parts-do-not-add-up'],
    ['调解纠纷200件，调解成功150件，成功率95%。', 'arithmetic.rate'],
    ['调解案件1275件,调解成功1274件,成功率99%。', 'arithmetic.rate'],
    ['全年调解矛盾纠纷110件，调解成功率达97.9%。', 'arithmetic.rate-unreachable'],
    ['信访量由120件增至150件，增长30%。', 'arithmetic.growth'],
    ['复议案件由50件下降到40件，同比增长20%。', 'arithmetic.direction'],
    ['持证率由60%提高到85%，提高了15个百分点。', 'arithmetic.growth'],
    ['受理复议申请550件，较去年500件增长48%。', 'arithmetic.growth'],
  ])('notes %p', (text, code) => {
    expect(notes(text).map((found) => found.code)).toEqual([code]);
  });

  it.each([
    '办理案件88件（其中涉企案件30件）。',
    '共办结100件，其中许可60件，处罚30件，其他10件。',
    '办理各类案件5件，行政许可60件、行政处罚30件，共计90件。',
    '办理行政许可60件、行政处罚30件、培训人员20人，共计90件。',
    '调解纠纷121件，其中调解成功119件，调解成功率达98.3%。',
    '调解纠纷200件，调解成功196件，成功率98%。',
    '办理建议59件、提案75件，办结率100%。',
    '受理0件，办结0件，办结率100%。',
    '成功化解各类矛盾纠纷47起，调解成功率达97.9%。',
    '排查调处纠纷1280件，化解率98.36%。',
    '信访量由120件增至150件，增长25%。',
    '持证率由60%提高到85%，提高25个百分点。',
    '持证率由60%提高到85%，提高25%。',
    '复议申请550件，同比增长148%，综合纠错率37%。',
    '由3个中心增至5个站点，服务群众增长20%。',
  ])('has nothing against %p', (text) => {
    expect(notes(text)).toEqual([]);
  });

  it('quotes the place in the original and says what is wrong', () => {
    const text = '全年 办理 案件８８件（其中涉企案件３００件）。';
    const [found] = notes(text);
    expect(found && text.slice(found.start, found.end)).toBe('８８件（其中涉企案件３００件');
    expect(found && noteText(found)).toBe('其中一项（300件）大于总数（88件）');
  });
});
