import { describe, expect, it } from '@jest/globals';
import {
  check,
  DOCUMENTS,
  plan,
  shortcoming,
  type Part,
  reportOf,
} from '../../../test/builders/closure-reading.js';
import { checkClosure } from './check-closure.js';

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
