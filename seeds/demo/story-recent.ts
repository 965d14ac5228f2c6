import { handedOut, measuresDone, planned, proved, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const ofCounty = { report: 'qy-2025.html', lineLeader: 'fuxianzhang' } as const;
const ofMarket = {
  report: 'sj-2025.txt',
  lead: 'qysj',
  owner: 'shijian-jingban',
  liaison: 'shijian-lianluo',
  lineLeader: 'fuxianzhang-shi',
} as const;
const officers = { officer: 'duchayuan', supervisor: 'duchashi' } as const;
const enforcement: Crew = { ...officers, liaison: 'zhifa-lianluo', signer: 'zhifa-shenqian' };
const market: Crew = { ...officers, liaison: 'shijian-lianluo', signer: 'shijian-shenqian' };
const justice: Crew = { ...officers, liaison: 'sifa-lianluo', signer: 'sifa-shenqian' };
const finance: Crew = { ...officers, liaison: 'caizheng-lianluo', signer: 'caizheng-shenqian' };

const LONG_AGO = { registered: -41, issued: -40, signed: -39, planned: -36, approved: -35 };
const LATELY = { registered: -26, issued: -25, signed: -24, planned: -22, approved: -21 };
const JUST_NOW = { registered: -4, issued: -3, signed: -2, planned: -1, approved: -1 };

/** On schedule. */
const townPowers: TaskStory = {
  task: {
    ...ofCounty,
    key: 'qy25-townpowers',
    quote: '（一）镇街承接行政执法权的能力依然不足。',
    lead: 'qyzf',
    dueRule: { kind: 'workdays', n: 80 },
    rectificationClass: 'staged',
    target: '完成第二轮下放事项评估调整，镇街持证执法人员占比达到80%以上。',
    criteria: ['第二轮评估调整报告', '镇街持证执法人员占比80%以上'],
    owner: 'zhifa-lianluo',
    liaison: 'zhifa-lianluo',
  },
  lines: [
    ...handedOut(enforcement, LONG_AGO),
    ...planned(enforcement, LONG_AGO, [
      { text: '选派20名骨干到镇街跟班指导', milestoneOn: -10 },
      { text: '完成第二轮评估并报县政府', milestoneOn: 30 },
    ]),
    [-11, 'zhifa-lianluo', 'completeMeasure', { measure: 1 }],
    [
      -8,
      'zhifa-lianluo',
      'reportProgress',
      { progress: 55, text: '选派20名骨干到镇街，指导办案33件。', nextSteps: '汇总评估意见。' },
    ],
  ],
};

/** Due in a few working days, an extension waiting for the supervisor. */
const inspectionPlans: TaskStory = {
  task: {
    ...ofCounty,
    key: 'qy25-inspections',
    quote: '（二）涉企行政检查计划统筹不够。',
    lead: 'qysj',
    dueRule: { kind: 'workdays', n: 28 },
    rectificationClass: 'immediate',
    target: '检查计划提级备案审核，跨部门联合检查事项占比达到40%以上。',
    criteria: ['检查计划提级备案审核制度', '联合检查事项占比40%以上'],
    owner: 'shijian-jingban',
    liaison: 'shijian-lianluo',
  },
  lines: [
    ...handedOut(market, LATELY),
    ...planned(market, LATELY, [{ text: '制定制度并合并重复计划', milestoneOn: -5 }]),
    [
      -6,
      'shijian-lianluo',
      'reportProgress',
      { progress: 70, text: '14家企业的重复计划已合并，联合检查占比34%。' },
    ],
    [
      -1,
      'shijian-shenqian',
      'requestExtension',
      { reason: '两个部门的检查系统尚未接入，占比还差6个百分点。', newDueOn: 15, progress: 75 },
    ],
  ],
};

/** The unit says that part of it is not its business. */
const disputes: TaskStory = {
  task: {
    ...ofCounty,
    key: 'qy25-disputes',
    quote: '（三）行政争议源头预防不够有力。',
    lead: 'qysf',
    dueRule: { kind: 'workdays', n: 60 },
    rectificationClass: 'staged',
    target: '败诉、被纠错案件“一案一整改”，被纠正的行政行为较上年减少50%。',
    criteria: ['“一案一整改”制度和台账'],
    owner: 'sifa-jingban',
    liaison: 'sifa-lianluo',
  },
  lines: [
    ...handedOut(justice, JUST_NOW),
    [
      -1,
      'sifa-shenqian',
      'requestReturn',
      {
        reason: '被纠错的以工伤认定为主，应由作出认定的单位牵头整改。',
        dutyBasis: '县级权责清单（人力社保类）第9项',
        suggested: 'qyrs',
      },
    ],
  ],
};

/** Issued, nobody has signed for it yet. */
const governmentContracts: TaskStory = {
  task: {
    ...ofCounty,
    key: 'qy25-contracts',
    quote: '（四）政府合同履约监管存在漏洞。',
    lead: 'qycz',
    assisting: ['qysf'],
    dueRule: { kind: 'months', n: 6 },
    rectificationClass: 'staged',
    target: '出台政府合同管理办法，建成合同履约台账。',
    criteria: ['政府合同管理办法印发', '64份合同全部纳入台账'],
    owner: 'caizheng-lianluo',
    liaison: 'caizheng-lianluo',
  },
  lines: handedOut(finance, JUST_NOW).slice(0, -1),
};

/** Submitted, waiting for somebody to verify it. */
const platforms: TaskStory = {
  task: {
    ...ofMarket,
    key: 'sj25-platforms',
    quote: '（二）平台经济监管手段有限。',
    dueRule: { kind: 'workdays', n: 45 },
    rectificationClass: 'staged',
    target: '建立网络交易监测点，主动监测发现的线索占比达到40%。',
    criteria: ['监测点建成运行', '主动监测线索占比40%'],
  },
  lines: [
    ...handedOut(market, LONG_AGO),
    ...planned(market, LONG_AGO, [{ text: '建设监测点并开展每周巡查', milestoneOn: -10 }]),
    ...measuresDone(-3, 'shijian-lianluo', { measures: 1 }),
    ...proved(-2, 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'photo',
        title: '网络交易监测点验收单',
        reference: '青市监验〔2026〕2号',
        effectiveOn: -12,
      },
      {
        criterion: 2,
        kind: 'data_table',
        title: '线索来源统计表',
        reference: '监测线索占比43%',
        effectiveOn: -3,
      },
    ]),
    [
      -1,
      'shijian-shenqian',
      'submit',
      {
        text: '监测点已运行10周，主动监测线索占比43%。',
        pledgeSigned: true,
        sameKindReview: '对线下集中交易市场同步摸排。',
      },
    ],
  ],
};

/** Verified, waiting for the verdict. */
const handovers: TaskStory = {
  task: {
    ...ofMarket,
    key: 'sj25-handovers',
    quote: '（三）行刑衔接机制运行不畅。',
    assisting: ['qysf'],
    dueRule: { kind: 'workdays', n: 42 },
    rectificationClass: 'immediate',
    target: '制定案件移送证据指引，移送案件不再因证据标准被退回。',
    criteria: ['会签的案件移送证据指引'],
  },
  lines: [
    ...handedOut(market, LONG_AGO),
    ...planned(market, LONG_AGO, [{ text: '会同公安、检察机关制定指引', milestoneOn: -8 }]),
    [-12, 'sifa-lianluo', 'deliverPart', { text: '完成指引合法性审查。' }],
    ...measuresDone(-7, 'shijian-lianluo', { measures: 1 }),
    ...proved(-6, 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'rule_text',
        title: '涉嫌犯罪案件移送证据指引',
        reference: '青市监联发〔2026〕3号',
        effectiveOn: -9,
      },
    ]),
    [
      -5,
      'shijian-shenqian',
      'submit',
      {
        text: '指引已联合印发，近两月移送2件均被受理。',
        pledgeSigned: true,
        sameKindReview: '对往年退回的2件案件复盘。',
      },
    ],
    [-1, 'hechayuan', 'verify', { method: 'paper', text: '指引文本与会签单齐全。' }],
  ],
};

/** Registered, waiting to be issued. */
const qualifications: TaskStory = {
  task: {
    ...ofMarket,
    key: 'sj25-team',
    quote: '（一）执法队伍专业能力仍然不足。',
    dueRule: { kind: 'months', n: 10 },
    rectificationClass: 'continuing',
    target: '新增取得法律职业资格人员2名，组织实战培训6期。',
    criteria: ['新增取得法律职业资格人员2名', '电子数据取证实战培训6期'],
  },
  lines: handedOut(market, JUST_NOW).slice(0, 1),
};

/** Tasks of the reports for 2025, told in working days before the day of seeding: for every kind of user something is due now. */
export const RECENT_STORIES: readonly TaskStory[] = [
  townPowers,
  inspectionPlans,
  disputes,
  governmentContracts,
  platforms,
  handovers,
  qualifications,
];
