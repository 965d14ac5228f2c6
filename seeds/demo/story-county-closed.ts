import { handedOut, measuresDone, planned, proved, SPRING_2025, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const common = { report: 'qy-2024.txt', lineLeader: 'fuxianzhang' } as const;
const officers = { officer: 'duchayuan', supervisor: 'duchashi' } as const;
const justice: Crew = { ...officers, liaison: 'sifa-lianluo', signer: 'sifa-shenqian' };
const enforcement: Crew = { ...officers, liaison: 'zhifa-lianluo', signer: 'zhifa-shenqian' };

const LIKE_CASES = '对2022年以来的54件文件逐一核对，未再发现逾期报备。';

/** 已销号: the report of the next year says the same, with figures. */
const normativeDocuments: TaskStory = {
  task: {
    ...common,
    key: 'qy-documents',
    quote: '（一）行政规范性文件管理不够严格。',
    lead: 'qysf',
    dueRule: { kind: 'fixedDate', date: '2025-10-31' },
    rectificationClass: 'immediate',
    target: '规范性文件起草、审核、备案全流程可查，按时报备率达到100%。',
    criteria: [
      '修订后的县行政规范性文件管理办法已印发',
      '逾期的5件全部补报、未征求意见的2件重新履行程序',
      '2025年新制发文件按时报备率100%',
    ],
    owner: 'sifa-jingban',
    liaison: 'sifa-lianluo',
  },
  lines: [
    ...handedOut(justice, SPRING_2025),
    ...planned(justice, SPRING_2025, [
      { text: '补报逾期文件并重新履行公开征求意见程序', milestoneOn: '2025-05-30' },
      { text: '修订印发管理办法，建立电子台账', milestoneOn: '2025-08-29' },
    ]),
    [
      '2025-06-03',
      'sifa-lianluo',
      'reportProgress',
      {
        progress: 45,
        text: '逾期的5件已全部补报，2件文件重新公开征求意见30日。',
        nextSteps: '管理办法修订稿送审。',
      },
    ],
    [
      '2025-08-20',
      'sifa-lianluo',
      'reportProgress',
      { progress: 80, text: '管理办法修订稿已通过县政府常务会议审议。' },
    ],
    ...measuresDone('2025-09-10', 'sifa-lianluo', { measures: 2 }),
    ...proved('2025-09-10', 'sifa-lianluo', [
      {
        criterion: 1,
        kind: 'rule_text',
        title: '青砚县行政规范性文件管理办法',
        reference: '青政办发〔2025〕21号',
        effectiveOn: '2025-08-28',
      },
      {
        criterion: 2,
        kind: 'data_table',
        title: '逾期文件补报及重新公布情况表',
        reference: '青司备〔2025〕9号',
        effectiveOn: '2025-05-28',
      },
      {
        criterion: 3,
        kind: 'data_table',
        title: '2025年1至8月报备台账',
        reference: '备案电子台账导出表',
        effectiveOn: '2025-08-31',
      },
    ]),
    [
      '2025-09-12',
      'sifa-shenqian',
      'submit',
      { text: '管理办法已修订印发，历年逾期文件全部补报。', pledgeSigned: true, sameKindReview: LIKE_CASES },
    ],
    [
      '2025-09-17',
      'duchayuan',
      'sendBack',
      { sendBackReason: 'insufficient_evidence', reason: '台账只到8月，缺少备案平台的登记回执。' },
    ],
    ...proved('2025-10-10', 'sifa-lianluo', [
      {
        criterion: 3,
        kind: 'case_file',
        title: '备案平台登记回执12份',
        reference: '青司备〔2025〕17号',
        effectiveOn: '2025-09-30',
      },
    ]),
    [
      '2025-10-13',
      'sifa-shenqian',
      'submit',
      { text: '补充登记回执12份，按时报备率100%。', pledgeSigned: true, sameKindReview: LIKE_CASES },
    ],
    [
      '2025-10-16',
      'hechayuan',
      'verify',
      {
        method: 'sample',
        population: 14,
        sampleSize: 6,
        seed: 20251020,
        text: '抽查6件文件的起草、审核、备案记录，与台账一致。',
      },
    ],
    ['2025-10-20', 'duchashi', 'decide', { verdict: 'done' }],
    ['2025-10-21', 'duchashi', 'publish', { publicityWorkdays: 5 }],
    ['2025-10-30', 'duchashi', 'strikeOff', { reason: '公示期满无异议，按程序销号。' }],
    ['2026-01-30', 'hechayuan', 'recheck', { outcome: 'passed' }],
  ],
};

/** 重点任务, 两人认定后销号; the same problem stands again in the report of the next year. */
const townPowers: TaskStory = {
  task: {
    ...common,
    key: 'qy-townpowers',
    quote: '（五）下放镇街的行政执法权承接不到位。',
    lead: 'qyzf',
    responsible: ['ww', 'sl'],
    dueRule: { kind: 'months', n: 8 },
    rectificationClass: 'staged',
    priority: 'key',
    target: '完成首批下放事项实施评估和动态调整，镇街接得住、用得好。',
    criteria: ['首批62项下放事项实施评估报告', '新增镇街持证执法人员30名'],
    owner: 'zhifa-lianluo',
    liaison: 'zhifa-lianluo',
  },
  lines: [
    ...handedOut(enforcement, SPRING_2025, '县政府主要负责人2025年3月10日批示'),
    ...planned(enforcement, SPRING_2025, [
      { text: '开展下放事项实施评估，提出调整建议', milestoneOn: '2025-06-30' },
      { text: '组织镇街人员执法资格培训和考试', milestoneOn: '2025-09-30' },
    ]),
    [
      '2025-06-30',
      'zhifa-lianluo',
      'reportProgress',
      { progress: 55, text: '完成62项下放事项评估，建议收回11项。' },
    ],
    ['2025-09-26', 'wangwu-lianluo', 'deliverPart', { text: '组织4名人员参加资格考试，3人取得执法证。' }],
    ['2025-09-26', 'shili-lianluo', 'deliverPart', { text: '组织7名人员参加资格考试，6人取得执法证。' }],
    ...measuresDone('2025-10-15', 'zhifa-lianluo', { measures: 2 }),
    ...proved('2025-10-15', 'zhifa-lianluo', [
      {
        criterion: 1,
        kind: 'minutes',
        title: '首批下放镇街执法事项实施评估报告',
        reference: '县政府专题会议纪要〔2025〕14号',
        effectiveOn: '2025-07-08',
      },
      {
        criterion: 2,
        kind: 'data_table',
        title: '新增镇街持证执法人员名册（31人）',
        reference: '青综执〔2025〕38号',
        effectiveOn: '2025-10-09',
      },
    ]),
    [
      '2025-10-17',
      'zhifa-shenqian',
      'submit',
      {
        text: '评估和调整已完成，新增镇街持证执法人员31名。',
        pledgeSigned: true,
        sameKindReview: '对全部镇街的持证情况逐一核对。',
      },
    ],
    [
      '2025-10-22',
      'hechayuan',
      'verify',
      { method: 'on_site', text: '实地走访2个镇，核对持证人员和办案记录。' },
    ],
    ['2025-10-27', 'duchashi', 'decide', { verdict: 'done' }],
    ['2025-10-28', 'yifaban', 'decide', { verdict: 'done' }],
    ['2025-10-31', 'duchashi', 'strikeOff', { reason: '认定标准全部达到，两人认定一致，按程序销号。' }],
  ],
};

/** 青砚县, shortcomings of 2024 that were struck off. */
export const COUNTY_CLOSED: readonly TaskStory[] = [normativeDocuments, townPowers];
