import { describe, expect, it } from '@jest/globals';
import { check, DOCUMENTS, plan, shortcoming, type Part } from '../../../../test/builders/closure-reading.js';
import type { PreviousItem } from '../types.js';

describe('checkClosure: a promise clause by clause', () => {
  const answerTo = (promise: string, done: string, rest: readonly Part[] = []) =>
    check([plan(promise)], [{ role: 'achievements', text: done }, ...rest]).answers[0]?.answer;

  it.each<[string, string, string]>([
    ['another product of the kind', '建立规范性文件后评估制度。', '严格执行规范性文件制定制度,审查文件9件。'],
    [
      'a rhythm without a number',
      '每季度召开执法协调联席会议。',
      '召开执法协调联席会议2次,研究疑难问题9个。',
    ],
    ['a part of all', '全部设立医保基金监管中心。', '全市7个县中已有5个挂牌成立医保基金监管中心。'],
    ['a first step', '完成噪声污染防治办法修订。', '噪声污染防治办法修订完成前期论证。'],
    [
      'the rest under way',
      '开展拖欠账款专项清理行动。',
      '开展拖欠账款专项清理行动3次,其余账款通过司法途径推进。',
    ],
  ])('%s does not keep it', (_, promise, done) => {
    expect(answerTo(promise, done)).toBe('stated-in-progress');
  });

  it.each<[string, string, string]>([
    ['the head of the act', '推动《市容管理条例》立法调研。', '完成《市容管理条例》立法调研,形成调研报告。'],
    ['its own name', '建立“首违警示”机制。', '推广“首违警示”,警示3180起。'],
    ['the title that carries it', '落实公益诉讼协作机制。', '印发《关于建立公益诉讼协作机制的实施细则》。'],
    [
      'a number met, with two left over',
      '“四乱”问题销号率不低于95%。',
      '“四乱”问题销号率97.4%,其余2个限期整改。',
    ],
  ])('%s keeps it', (_, promise, done) => {
    expect(answerTo(promise, done)).toBe('stated-closed');
  });

  it('does not call an aim reached that is set again, or is a problem still', () => {
    const promise = '加强“法律明白人”培养管理,开展集中轮训。';
    const done = '对48名“法律明白人”开展集中轮训1期。';
    const again = { role: 'plan', text: '加强“法律明白人”培养管理。' } as const;
    expect(answerTo(promise, done)).toBe('stated-closed');
    expect(answerTo(promise, done, [again])).toBe('stated-in-progress');
  });
});

describe('checkClosure: a trouble that is gone', () => {
  it.each<[string, string]>([
    ['行政诉讼败诉率较高,去年败诉3件。', '全年行政诉讼案件12件,无败诉案件。'],
    ['存在辅助人员单独执法的情况。', '规范辅助人员管理,全年未发生辅助人员单独执法情形。'],
    ['重大决策事项目录尚未建立。', '制定公布重大决策事项目录5项。'],
    ['行政处罚裁量基准需要修订。', '修订完成行政处罚裁量基准214项。'],
    ['部分公开栏目更新滞后。', '针对部分公开栏目更新滞后的问题,按周核查更新,该问题已整改完成。'],
  ])('%s', (wording, done) => {
    const { answers } = check([shortcoming(wording)], [{ role: 'achievements', text: done }]);
    expect(answers[0]?.answer).toBe('stated-closed');
  });

  it('is not gone where none of something else occurred', () => {
    const { answers } = check(
      [shortcoming('行政复议案件纠错率偏高。')],
      [{ role: 'achievements', text: '受理行政复议申请31件,未发生群体性事件。' }],
    );
    expect(answers[0]?.answer).not.toBe('stated-closed');
  });
});

it('is explained by words, and by scraps of them only where no word is shared', () => {
  const { answers } = check(
    [plan('实现14个村每村“法律明白人”不少于3名。')],
    [{ role: 'achievements', text: '14个村每村“法律明白人”均不少于3名。' }],
  );
  const shared = answers[0]?.features.find(({ code }) => code === 'shared-terms');
  expect(shared).toEqual({ code: 'shared-terms', terms: ['“法律明白人”'] });
});

describe('what a sentence leaves open', () => {
  const done = (text: string): Part[] => [{ role: 'achievements', text }];
  const answerOf = (item: PreviousItem, text: string) => check([item], done(text)).answers[0];

  it('is the rest of a trouble of several parts', () => {
    const item = shortcoming('违法占用耕地早发现机制不健全,卫片执法图斑整改进度偏慢。');
    const over = '2023年度遗留的14个卫片执法图斑已于6月底前全部整改销号。';
    expect(answerOf(item, over)?.answer).toBe('stated-in-progress');
    const alone = shortcoming('卫片执法图斑整改进度偏慢,截至年底尚有14个图斑未整改到位。');
    expect(answerOf(alone, over)?.answer).toBe('stated-closed');
  });

  it('is a paper that only went through the steps before it', () => {
    const item = plan('推动出台《户外广告设施管理办法》。');
    const onItsWay = '《户外广告设施管理办法》已完成征求意见和合法性审核,待提请区政府常务会议审议。';
    expect(answerOf(item, onItsWay)?.answer).toBe('stated-in-progress');
    expect(answerOf(item, '印发《户外广告设施管理办法》。')?.answer).toBe('stated-closed');
  });

  it('is what a rate of something else in the same sentence does not cover', () => {
    const item = plan('继续抓好领导干部学法工作,严格落实党委中心组学法制度。');
    const exam = '党委理论学习中心组学法4次,组织干部参加网上考试,参考率、合格率均为100%。';
    expect(answerOf(item, exam)?.answer).toBe('stated-in-progress');
  });

  it('is a number for each one, which a number of all does not tell', () => {
    const item = plan('改造提升司法所6个,实现政法专项编制人员每所不少于3名。');
    expect(answerOf(item, '完成城关、东港等6个司法所改造提升。')?.answer).toBe('stated-in-progress');
    const each = '完成城关、东港等6个司法所改造提升,政法专项编制人员每所均达到3名。';
    expect(answerOf(item, each)?.answer).toBe('stated-closed');
  });

  it('is nothing where more was saved than was promised', () => {
    const item = plan('政务服务事项办理时限压缩50%以上。');
    expect(answerOf(item, '政务服务事项办理时限压缩62%。')?.figures).toMatchObject([{ met: true }]);
    expect(answerOf(item, '政务服务事项办理时限压缩40%。')?.figures).toMatchObject([{ met: false }]);
  });

  it('is every result, where a paragraph has measures alone', () => {
    const item = shortcoming(DOCUMENTS);
    const features = (text: string) => answerOf(item, text)?.features.map(({ code }) => code);
    expect(features('针对执法文书制作不规范的问题,组织执法人员培训,开展执法文书互评。')).toContain(
      'no-result',
    );
    expect(features('针对执法文书制作不规范的问题,组织执法人员培训3期。')).not.toContain('no-result');
    expect(features('针对执法文书制作不规范的问题,组织培训,目前正在整改。')).not.toContain('no-result');
  });
});
