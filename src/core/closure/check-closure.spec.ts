import { describe, expect, it } from '@jest/globals';
import type { ReportItem, ReportSection, SectionRole } from '../report/types.js';
import { checkClosure } from './check-closure.js';
import type { ClosureInput, ClosureReading, PreviousItem } from './types.js';

interface Part {
  readonly role: SectionRole;
  readonly text: string;
  readonly items?: readonly string[];
}

const KIND_OF_ROLE = {
  shortcomings: 'shortcoming',
  plan: 'plan',
  'prior-rectification': 'prior-rectification',
} as const;

/** A reading of a report put together from its parts, as the report reader would give it. */
function reportOf(parts: readonly Part[]): Pick<ClosureInput, 'text' | 'sections' | 'items'> {
  let text = '';
  const sections: ReportSection[] = [];
  const items: ReportItem[] = [];
  for (const part of parts) {
    const start = text.length;
    text += `${part.text}\n`;
    sections.push({ role: part.role, heading: null, start, end: text.length });
    for (const [index, wording] of (part.items ?? []).entries()) {
      const at = text.indexOf(wording, start);
      const kind = KIND_OF_ROLE[part.role as keyof typeof KIND_OF_ROLE];
      items.push({
        id: `${kind}-${index + 1}`,
        kind,
        text: wording,
        start: at,
        end: at + wording.length,
        ordinal: null,
        parentId: null,
        sectionIndex: sections.length - 1,
        ruleId: 'test',
        confidence: 1,
      });
    }
  }
  return { text, sections, items };
}

function shortcoming(text: string): PreviousItem {
  return { id: 's1', kind: 'shortcoming', text };
}

function plan(text: string): PreviousItem {
  return { id: 'p1', kind: 'plan', text };
}

function check(previous: readonly PreviousItem[], parts: readonly Part[]): ClosureReading {
  return checkClosure({ previous, previousText: null, aliases: [], ...reportOf(parts) });
}

const DOCUMENTS = '执法文书制作不规范,部分案卷缺少送达回证。';

describe('checkClosure: shortcomings', () => {
  it('is silent where the report passes over the matter', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [{ role: 'achievements', text: '全年开展法治讲座12场,受众900人次。新增法律明白人6名。' }],
    );
    expect(reading.answers).toMatchObject([{ answer: 'silent', quotes: [], score: 0 }]);
  });

  it('reads a measure without a result as work in progress', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [{ role: 'achievements', text: '组织执法文书制作培训2次,评查案卷35卷。' }],
    );
    expect(reading.answers[0]).toMatchObject({ answer: 'stated-in-progress' });
  });

  it('calls closed only what the text calls closed', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [
        {
          role: 'prior-rectification',
          text: '针对执法文书制作不规范的问题,统一印发文书模板18种,补正案卷缺项21处,已全部完成整改。',
        },
      ],
    );
    expect(reading.hasPriorSection).toBe(true);
    expect(reading.answers[0]).toMatchObject({ answer: 'stated-closed', askAPerson: false });
    expect(reading.answers[0]?.features).toContainEqual({ code: 'in-prior-section' });
  });

  it('never calls closed what is listed again as a problem', () => {
    const again = '执法文书制作仍不规范,个别案卷缺少送达回证。';
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [
        { role: 'prior-rectification', text: '针对执法文书制作不规范的问题,印发文书模板,已全部完成整改。' },
        { role: 'shortcomings', text: again, items: [again] },
      ],
    );
    expect(reading.answers[0]?.answer).not.toBe('stated-closed');
    expect(reading.recurrences).toMatchObject([{ previousId: 's1', currentId: 'shortcoming-1' }]);
  });

  it('takes a matter that is only planned or listed again for a mention', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [
        { role: 'achievements', text: '全年开展法治讲座12场,受众900人次。' },
        {
          role: 'plan',
          text: '规范执法文书制作,定期开展案卷评查。',
          items: ['规范执法文书制作,定期开展案卷评查。'],
        },
      ],
    );
    expect(reading.answers[0]).toMatchObject({ answer: 'mentioned-only' });
    expect(reading.answers[0]?.quotes[0]?.zone).toBe('planned');
  });

  it('takes no heading for evidence', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [{ role: 'achievements', text: '(三)规范执法文书制作\n全年受理信访事项31件,办结31件。' }],
    );
    expect(reading.answers[0]?.answer).toBe('mentioned-only');
  });

  it('quotes with spans that slice back', () => {
    const parts: Part[] = [
      { role: 'achievements', text: '一是受理信访事项31件。二是组织执法文书制作培训2次，评查案卷35卷。' },
    ];
    const { text } = reportOf(parts);
    const reading = check([shortcoming(DOCUMENTS)], parts);
    expect(reading.answers[0]?.quotes).toHaveLength(1);
    for (const quote of reading.answers[0]?.quotes ?? [])
      expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});

describe('checkClosure: plan items', () => {
  it('holds a promised number against the reported one', () => {
    const promise = plan('组织法治讲座10场,增强村民法律意识。');
    const kept = check([promise], [{ role: 'achievements', text: '全年组织法治讲座12场,受众900人次。' }]);
    expect(kept.answers[0]).toMatchObject({ answer: 'stated-closed', promise: 'fulfilled' });
    const missed = check([promise], [{ role: 'achievements', text: '全年组织法治讲座6场,受众900人次。' }]);
    expect(missed.answers[0]).toMatchObject({ answer: 'stated-in-progress', promise: 'partly' });
    expect(missed.answers[0]?.features).toContainEqual({
      code: 'figures',
      compared: [
        expect.objectContaining({ promised: 10, reported: 6, unit: '场', met: false, lessIsBetter: false }),
      ],
    });
  });

  it('takes the same words without a fact for no fulfilment', () => {
    const reading = check(
      [plan('加快形成部门联动的执法协作机制。')],
      [{ role: 'achievements', text: '持续推进形成部门联动的执法协作机制。' }],
    );
    expect(reading.answers[0]?.answer).not.toBe('stated-closed');
  });
});

describe('checkClosure: what it holds against each other', () => {
  it('does not close a matter by another matter of the same field', () => {
    const reading = check(
      [shortcoming('执法人员流动性大，骨干力量留不住。')],
      [{ role: 'achievements', text: '投入38万元购置执法记录仪16台，一线执法人员装备全部配齐。' }],
    );
    expect(reading.answers[0]?.answer).not.toBe('stated-closed');
  });

  it('lets a paragraph of the prior-year section answer only the problem it takes up', () => {
    const reading = check(
      [shortcoming('村规民约修订不及时，部分条款与法律规定不一致。')],
      [
        {
          role: 'prior-rectification',
          text: '针对法律明白人力量不足的问题，组织培训3期，新培养法律明白人19名，已完成整改。',
        },
      ],
    );
    expect(reading.answers[0]?.answer).not.toBe('stated-closed');
  });

  it('reads 基本完成 and what is still to come as work in progress', () => {
    const reading = check(
      [shortcoming(DOCUMENTS)],
      [
        {
          role: 'prior-rectification',
          text: '针对执法文书制作不规范的问题，印发文书模板，案卷补正基本完成，将持续推进整改。',
        },
      ],
    );
    expect(reading.answers[0]?.answer).toBe('stated-in-progress');
  });

  it('closes a bare lack once the very thing is there', () => {
    const reading = check(
      [shortcoming('12个村中有5个村未聘请法律顾问。')],
      [{ role: 'achievements', text: '12个村全部聘请法律顾问，聘请率100%，签订服务协议。' }],
    );
    expect(reading.answers[0]?.answer).toBe('stated-closed');
  });

  it('does not take a plan for kept while a part of it is left undone', () => {
    const reading = check(
      [plan('为9个村法律服务室配备自助终端。')],
      [
        {
          role: 'achievements',
          text: '9个村法律服务室中5个已配备自助终端，其余4个村设备正在采购。',
        },
      ],
    );
    expect(reading.answers[0]).toMatchObject({ answer: 'stated-in-progress', promise: 'partly' });
  });

  it('knows a unit under its new name', () => {
    const previous = [
      { ...shortcoming('镇安全生产服务站职责不清，工作衔接不畅。'), units: ['安全生产服务站'] },
    ];
    const parts: Part[] = [
      {
        role: 'achievements',
        text: '应急保障中心印发职责清单，明确与各站所的工作衔接流程12项。全年受理信访事项31件。',
      },
    ];
    const aliases = [['安全生产服务站', '应急保障中心']];
    const without = checkClosure({ previous, previousText: null, aliases: [], ...reportOf(parts) });
    const known = checkClosure({ previous, previousText: null, aliases, ...reportOf(parts) });
    expect(known.answers[0]?.score).toBeGreaterThan(without.answers[0]?.score ?? 1);
    expect(known.answers[0]?.features).toContainEqual({ code: 'same-unit', units: ['安全生产服务站'] });
  });

  it('tells worse from better', () => {
    const now = '执法文书制作不规范现象较为普遍，大量案卷缺少送达回证。';
    const reading = check(
      [shortcoming('个别执法文书制作不规范，案卷缺少送达回证。')],
      [{ role: 'shortcomings', text: now, items: [now] }],
    );
    expect(reading.recurrences).toMatchObject([{ trend: 'worse' }]);
  });
});

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
