import { describe, expect, it } from '@jest/globals';
import { readReport } from '../index.js';

const BODY =
  '（一）加强领导。全年学法12次，办理案件30件。\n二、存在的问题\n（一）执法力量不足。\n（二）普法形式单一。\n';

const metadataOf = (head: string): Record<string, unknown> => ({
  ...readReport(`${head}\n${BODY}`).metadata,
});

describe('head data', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'a town without an organ',
      '青石镇2025年法治政府建设年度报告\n2025年，在区委的领导下，青石镇深入推进法治建设。现报告如下：\n一、主要举措',
      { issuer: null, region: '青石镇', reportYear: 2025, publishedOn: null },
    ],
    [
      'an addressee and no title',
      '县委、县政府：\n2024年，柳河乡扎实推进法治建设。现将2024年度工作情况报告如下：\n一、主要举措',
      { title: null, issuer: null, region: '柳河乡', reportYear: 2024 },
    ],
    [
      'an index table in cells, a joint title on two lines',
      '中共大岭镇委员会 大岭镇人民政府关于2025年法治政府建设情况的报告\n| 索引号 | 6200001/2026-00051 | 发文字号 | |\n| 生成日期 | 2026-01-30 09:03:18 | 是否有效 |\n中共大岭镇委员会 大岭镇人民政府\n关于2025年法治政府建设情况的报告\n山南县人民政府：\n2025年，大岭镇扎实推进法治建设。\n一、主要举措',
      {
        issuer: '中共大岭镇委员会、大岭镇人民政府',
        region: '大岭镇',
        reportYear: 2025,
        indexNumber: '6200001/2026-00051',
        documentNumber: null,
        publishedOn: null,
        signedOn: '2026-01-30',
      },
    ],
    [
      'labels and values on lines of their own',
      '河清县万福镇人民政府关于2025年法治政府建设情况的报告\n发布时间：\n2026-03-04\n作者：\n来源：\n万福镇人民政府\n2025年，万福镇深入推进法治建设。\n一、主要工作',
      { issuer: '河清县万福镇人民政府', region: '河清县万福镇', publishedOn: '2026-03-04' },
    ],
    [
      'a list of fields with bullets',
      '• 索 引 号：LY07910-2025-00003\n• 备注/文号：象委〔2025〕42号\n• 发布机构：石湖镇人民政府\n平安市石湖镇人民政府2025年法治政府建设年度报告\n时间：2025-12-29 16:00\n中共石湖镇委员会  石湖镇人民政府\n关于石湖镇2025年法治政府工作情况的报告\n中共平安市委、市人民政府：\n2025年，石湖镇党委、政府扎实推进工作。\n一、主要情况',
      {
        issuer: '中共石湖镇委员会、平安市石湖镇人民政府',
        documentNumber: '象委〔2025〕42号',
        indexNumber: 'LY07910-2025-00003',
        publishedOn: '2025-12-29',
        reportYear: 2025,
      },
    ],
    [
      'an organ named by the opening only',
      '春风街道2024年法治政府建设工作报告\n2024年以来，春风街道办事处坚持依法行政，现将工作情况报告如下：\n一、工作情况',
      { issuer: '春风街道办事处', region: '春风街道', reportYear: 2024 },
    ],
    [
      'a government named only by the site',
      '某省东明区人民政府 2019年12月3日星期二\n东明区2023年度法治政府建设情况报告\n来源：东明区人民政府办公室 发布时间：2024-03-28 09:18\n2023年，东明区坚持依法行政。\n一、主要举措',
      { issuer: '某省东明区人民政府', reportYear: 2023, publishedOn: '2024-03-28' },
    ],
    [
      'a department and its place',
      '重山市长乐区司法局2022年度法治政府建设年度报告\n2022年，长乐区司法局履职尽责。\n一、履职情况',
      { issuer: '重山市长乐区司法局', region: '重山市长乐区', reportYear: 2022 },
    ],
    [
      'a year in Chinese numerals and a signature under the title',
      '陇川市二〇一四年度依法行政工作情况报告\n陇川市人民政府\n（2015年1月10日）\n在省委领导下，我市认真开展工作。\n一、加强领导',
      { issuer: '陇川市人民政府', reportYear: 2014, publishedOn: '2015-01-10' },
    ],
    [
      'a government work report looks back on the year before its title',
      '金山镇人民政府\n2024年政府工作报告\n——2024年1月23日在金山镇第二十届人民代表大会第八次会议上\n金山镇人民政府镇长\n各位代表：\n现在，我代表金山镇人民政府报告工作，请予审议。\n一、2023年工作回顾',
      { issuer: '金山镇人民政府', reportYear: 2023 },
    ],
    [
      'a list of fields with dashes, no title',
      '- 索 引 号：sm00301-1800-2025-00007\n- 备注/文号：泷镛委〔2025〕5号\n- 发布机构：石镛镇人民政府\n- 发布日期：2025-02-11\n中共泷川县委、泷川县人民政府：\n2024年，石镛镇法治政府建设工作稳步推进。现将石镛镇2024年法治建设工作情况报告如下：\n一、主要举措',
      {
        issuer: '石镛镇人民政府',
        documentNumber: '泷镛委〔2025〕5号',
        indexNumber: 'sm00301-1800-2025-00007',
        publishedOn: '2025-02-11',
        reportYear: 2024,
      },
    ],
    [
      'a date with the fields of the page behind it',
      '泷川经济开发区管理委员会2023年法治政府建设年度报告\n2024-02-27 来源：开发区党政办 点击：103次\n2023年，开发区坚持依法行政。\n一、主要举措',
      { issuer: '泷川经济开发区管理委员会', publishedOn: '2024-02-27' },
    ],
    [
      'a title that the page prints twice, the second time without its year',
      '泷桥街道2025年法治政府建设年度报告\n泷桥街道法治政府建设年度报告\n去年以来，泷桥街道坚持依法行政。\n一、主要举措',
      { region: '泷桥街道', reportYear: 2025 },
    ],
    [
      'a title that runs into the body',
      `泷沙镇人民政府2024年度法治政府建设情况报告2024年，${'全镇认真落实各项部署，'.repeat(10)}依法行政水平有了提高。`,
      { issuer: '泷沙镇人民政府', title: '泷沙镇人民政府2024年度法治政府建设情况报告', reportYear: 2024 },
    ],
    [
      'a department that bears the name of its central organ',
      '国家税务总局泷川县税务局2022年度法治政府建设情况报告\n2022年，泷川县税务局依法履职。\n一、主要举措',
      { issuer: '国家税务总局泷川县税务局', region: '泷川县' },
    ],
    [
      'a works that is not read as an organ: the county is not its name',
      '泷川县第3水厂2024年法治建设情况报告\n本厂坚持依法办事，现将2024年情况报告如下：\n一、主要举措',
      { issuer: null, region: null, reportYear: 2024 },
    ],
    [
      'a place that works with something for its core',
      '2023年，泷波街道以深入学习贯彻习近平法治思想为核心，推进法治建设。现报告如下：\n一、主要举措',
      { issuer: null, region: '泷波街道', reportYear: 2023 },
    ],
    [
      'no year at all',
      '中共东岭县水利局党组关于巡察整改进展情况的通报\n2023年3月至5月，县委巡察组开展了巡察。现将情况公布如下。\n一、整改组织情况',
      { issuer: '中共东岭县水利局党组', reportYear: null },
    ],
  ])('of %s', (_, head, expected) => {
    expect(metadataOf(head)).toMatchObject(expected);
  });

  it.each([
    ['应急保障部2024年法治政府建设年度报告', '应急保障部'],
    ['新闻中心\n陇川海关2024年法治政府建设年度报告', '陇川海关'],
    ['陇川区政府2024年法治政府建设年度报告', '陇川区政府'],
    ['海关总署党委 海关总署关于2022年度推进法治政府建设情况的报告', '海关总署党委、海关总署'],
    ['2024年，在上级的坚强领导下，海关总署坚持依法行政。现将主要情况报告如下：', '海关总署'],
    ['陇川县档案馆2024年度法治政府建设情况报告', '陇川县档案馆'],
    ['陇川市人民防空办公室（陇川市人防办）2024年度法治政府建设情况报告', '陇川市人民防空办公室'],
    [
      '中共陇川县委全面依法治县委员会办公室关于2024年法治督察整改情况的报告',
      '中共陇川县委全面依法治县委员会办公室',
    ],
    ['区委：\n2024年，区自然资源和城乡建设局党组坚持依法行政。现报告如下：', '区自然资源和城乡建设局'],
    ['2024年，碧桃园社管办党工委紧紧围绕中心工作。现将情况报告如下：', '碧桃园社管办党工委'],
    ['领导干部2024年法治学习情况报告', null],
  ])('%s is of %s', (head, issuer) => {
    expect(metadataOf(`${head}\n一、主要举措`).issuer).toBe(issuer);
  });

  it('takes the name that a page gives a 党组 of an organ for no second organ', () => {
    const head =
      '• 发布机构：\n婺水区文旅体局\n• 中共金兰市婺水区文化和旅游局党组关于巡察整改情况的通报\n根据部署，现予公布。\n一、整改情况';
    expect(metadataOf(head)).toMatchObject({
      issuer: '中共金兰市婺水区文化和旅游局党组',
      title: '中共金兰市婺水区文化和旅游局党组关于巡察整改情况的通报',
    });
  });

  it('says where in the file each field stands', () => {
    const text = `索引号：QS-2024-001\n文 号：青政〔2025〕3号\n青石镇2024年法治政府建设情况报告\n2024年，青石镇开展工作。\n一、成效\n${BODY}`;
    const { evidence } = readReport(text);
    const quotes = Object.entries(evidence).map(([field, { start, end }]) => [field, text.slice(start, end)]);
    expect(Object.fromEntries(quotes)).toMatchObject({
      title: '青石镇2024年法治政府建设情况报告',
      region: '青石镇',
      reportYear: '2024',
      documentNumber: '青政〔2025〕3号',
      indexNumber: 'QS-2024-001',
    });
  });
});
