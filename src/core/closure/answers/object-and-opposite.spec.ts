import { describe, expect, it } from '@jest/globals';
import { check, plan, shortcoming } from '../../../../test/builders/closure-reading.js';

const answerTo = (item: ReturnType<typeof plan>, done: string) =>
  check([item], [{ role: 'achievements', text: done }]).answers[0]?.answer;

describe('a promise and its object', () => {
  it.each<[string, string, string]>([
    ['组建法治督察专家库。', '开展法治督察3次，发现问题63个，均已整改。', 'another act of the field'],
    [
      '成立劳动争议调解中心。',
      '受理劳动争议案件463件，调解成功率71%。',
      'the work that the body would have done',
    ],
  ])('%s is not kept by %s', (promise, done) => {
    expect(answerTo(plan(promise), done)).not.toBe('stated-closed');
  });

  it('is passed over where facts of the field are all there is, and an aim is worked at by them', () => {
    const mediation = '选聘专职调解员23名，组建物业等行业性调解委员会4个。';
    expect(answerTo(plan('探索建立行政争议调解中心。'), mediation)).toBe('silent');
    const food = '部署开展食品安全专项行动、药品安全巩固提升行动等，查处各类违法案件415件，罚没款268万元。';
    expect(answerTo(plan('持续加大食品、药品、特种设备、产品质量等重点领域执法力度。'), food)).toBe(
      'stated-in-progress',
    );
  });

  it('is kept beside an aim that no single act reaches', () => {
    const promise = plan('建设“青阳里”法治公园，打造社区法治文化品牌。');
    expect(answerTo(promise, '建成“青阳里”法治公园，设置宪法元素12处。')).toBe('stated-closed');
    const both = plan('建设区行政争议化解中心，完善府院联动机制，定期召开府院联席会议。');
    expect(answerTo(both, '建成区行政争议化解中心，召开府院联席会议2次。')).toBe('stated-closed');
  });

  it('is counted by its own clause, and not by what stands after it', () => {
    const promise = plan('完成12个司法所规范化改造。');
    expect(answerTo(promise, '完成12个司法所规范化改造，其中3个司法所获评省级示范。')).toBe('stated-closed');
    expect(answerTo(promise, '完成3个司法所规范化改造，命名12个示范站点。')).toBe('stated-in-progress');
  });

  it('is kept by a number that is reached, although more is to come', () => {
    const promise = plan('组织法律知识考试2次，合格率100%。');
    const done = '组织法律知识考试2次，合格率100%，下一步将继续加强。';
    expect(answerTo(promise, done)).toBe('stated-closed');
    expect(answerTo(promise, done.replace('考试2次', '考试1次'))).toBe('stated-in-progress');
  });
});

describe('a shortcoming and its opposite', () => {
  it.each<[string, string]>([
    ['部分行政复议案件超期审结。', '新收行政复议申请187件，行政复议案件按期审结率100%。'],
    ['行政诉讼败诉率偏高，去年败诉6件。', '行政诉讼案件审结11件，无一败诉。'],
    ['法制审核人员不足，仅有1名。', '法制审核人员增加到5名，达到不少于执法人员总数5%的要求。'],
    ['行政规范性文件清理不彻底。', '开展行政规范性文件清理，清理工作全部结束。'],
    ['3件行政处罚案件因程序违法被行政复议机关撤销。', '行政处罚案件因程序违法被撤销的由上年的3件降为零。'],
  ])('%s is over: %s', (trouble, done) => {
    expect(answerTo(shortcoming(trouble), done)).toBe('stated-closed');
  });

  it.each<[string, string]>([
    ['规范性文件备案超期现象仍有发生。', '报备规范性文件11件，及时率、规范率均为100%。'],
    ['涉企执法仍有多头检查现象。', '围绕规范涉企执法突出问题开展督察3次，发现问题63个，均已整改销号。'],
    ['法制审核人员不足，仅有1名。', '法制审核人员增加到2名，基本达到规定要求。'],
  ])('%s is not over: %s', (trouble, done) => {
    expect(answerTo(shortcoming(trouble), done)).toBe('stated-in-progress');
  });
});
