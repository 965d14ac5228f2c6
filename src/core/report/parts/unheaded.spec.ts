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
});
