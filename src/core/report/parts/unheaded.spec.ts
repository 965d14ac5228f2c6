import { describe, expect, it } from '@jest/globals';
import { readReport } from '../index.js';

const TITLE = '柳渡镇2024年法治政府建设情况报告';

function itemsOf(...lines: string[]): string[] {
  return readReport([TITLE, ...lines].join('\n')).items.map(({ kind, text }) => `${kind} ${text}`);
}

describe('parts that only a sentence opens', () => {
  it.each([
    '2024年工作中主要存在以下不足：一是执法人员少；二是宣传经费投入不足。',
    '主要问题：一是执法人员少；二是宣传经费投入不足。',
    '一年来虽取得了一些成绩，但也存在一些问题：一是执法人员少；二是宣传经费投入不足。',
  ])('opens with the problems: %s', (opening) => {
    expect(
      itemsOf(opening, '2025年，我镇将重点做好以下工作：一是招录执法人员3名；二是建设法治广场。'),
    ).toEqual([
      'shortcoming 一是执法人员少；',
      'shortcoming 二是宣传经费投入不足。',
      'plan 一是招录执法人员3名；',
      'plan 二是建设法治广场。',
    ]);
  });

  it.each(['工作中还有不少差距：', '不足之处主要是：', '存在问题：'])(
    'a list parted by semicolons after 「%s」',
    (opener) => {
      expect(
        itemsOf(
          `${opener}普法载体单一；合法性审查力量薄弱。`,
          '下一年，我们要着力抓好：开通普法公众号；设立审查中心。',
        ),
      ).toEqual([
        'shortcoming 普法载体单一；',
        'shortcoming 合法性审查力量薄弱。',
        'plan 开通普法公众号；',
        'plan 设立审查中心。',
      ]);
    },
  );

  it('parts an admission from the plan that follows it in the same paragraph', () => {
    const items = itemsOf(
      '2024年，柳渡镇以法治护航发展，主要做了以下工作。',
      '法治宣传同频共振。全年举办讲座12场，覆盖群众900人次。',
      '矛盾纠纷就地化解。全年调解纠纷41件。',
      '我们也清醒看到，夜间占道经营整治成效不够稳固。2025年，将建立夜间巡查机制。',
    );
    expect(items).toEqual([
      expect.stringMatching(/^shortcoming .*夜间占道经营整治成效不够稳固。$/),
      'plan 2025年，将建立夜间巡查机制。',
    ]);
  });

  it('finds nothing in a report of work alone', () => {
    expect(
      itemsOf(
        '2024年，柳渡镇完成问题整改14个，建立问题台账，解决突出问题6个。',
        '健全执法公示制度，强化案卷评查，进一步规范执法行为。',
        '全年调解纠纷41件，成功率98%。',
      ),
    ).toEqual([]);
  });

  it.each([
    ['paragraphs', '加强培训。每月组织一次集中学习。\n充实力量。选派执法人员跟班学习。'],
    ['a list that begins anew', '一是加强培训，每月组织一次集中学习；二是充实力量，选派执法人员跟班学习。'],
  ])('a plan that nothing announces, told in %s right behind the problems', (_, plan) => {
    const items = itemsOf(
      '一、主要工作',
      '全年调解纠纷41件，成功率98%。',
      '二、存在的问题',
      '一是干部法治意识不强；二是执法力量薄弱；三是普法形式单一。',
      plan,
    );
    expect(items.map((item) => item.replace(/。.*/s, '。'))).toEqual([
      'shortcoming 一是干部法治意识不强；',
      'shortcoming 二是执法力量薄弱；',
      'shortcoming 三是普法形式单一。',
      expect.stringMatching(/^plan .*加强培训/),
      expect.stringMatching(/^plan .*充实力量/),
    ]);
  });

  it('a shortcoming keeps the remedy that stands below it', () => {
    const items = itemsOf(
      '一、主要工作',
      '全年调解纠纷41件，成功率98%。',
      '二、存在的问题',
      '（一）执法力量薄弱。',
      '充实执法力量，选派人员跟班学习。',
      '（二）普法形式单一。',
      '创新普法形式，拍摄普法短视频6部。',
    );
    expect(items.map((item) => item.slice(0, 15))).toEqual(['shortcoming （一）', 'shortcoming （二）']);
  });

  it.each([
    ['shortcoming', '一是干部法治意识不强。二是执法力量薄弱，持证人员仅3名。三是普法形式单一。'],
    ['plan', '一是选派执法人员跟班学习，6月底前完成。二是年内建成法治广场1处。三是每季度评查案卷一次。'],
    [
      'prior-rectification',
      '1.针对执法力量薄弱的问题，已招录执法人员3名。\n2.针对普法形式单一的问题，已拍摄短视频6部。',
    ],
  ])('reads %s under a heading that names nothing', (kind, body) => {
    const items = itemsOf('一、主要工作', '全年调解纠纷41件，成功率98%。', '二、凝心聚力，行稳致远', body);
    expect(items).toHaveLength(body.split(/[一二三]是|\n/).filter((part) => part !== '').length);
    expect(items.every((item) => item.startsWith(`${kind} `))).toBe(true);
  });

  it('reads work done under a heading that names nothing, between the problems and other work', () => {
    const items = itemsOf(
      '一、主要工作',
      '全年调解纠纷41件，成功率98%。',
      '二、存在的问题',
      '一是干部法治意识不强；二是执法力量薄弱。',
      '三、凝心聚力，行稳致远',
      '一是累计开展讲座12场，覆盖群众900人次。二是先后评查案卷40卷，合格率达到95%。',
    );
    expect(items.map((item) => item.split(' ')[0])).toEqual(['shortcoming', 'shortcoming']);
  });
});
