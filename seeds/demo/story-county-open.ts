import { handedOut, measuresDone, planned, proved, SPRING_2025, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const common = {
  report: 'qy-2024.txt',
  lead: 'qysf',
  owner: 'sifa-jingban',
  liaison: 'sifa-lianluo',
  lineLeader: 'fuxianzhang',
} as const;
const crew: Crew = {
  officer: 'duchayuan',
  supervisor: 'duchashi',
  liaison: 'sifa-lianluo',
  signer: 'sifa-shenqian',
};

/** 延期后逾期: twelve trainings were promised, seven were held. */
const caseFiles: TaskStory = {
  task: {
    ...common,
    key: 'qy-casefiles',
    quote: '（二）行政执法案卷质量参差不齐。',
    assisting: ['qyzf'],
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'staged',
    priority: 'important',
    target: '全年举办行政执法业务培训12期，行政处罚案卷合格率达到98%以上。',
    criteria: ['行政执法业务培训不少于12期', '案卷评查2次，合格率98%以上'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [
      { text: '举办行政执法业务培训12期', milestoneOn: '2025-12-19' },
      { text: '组织案卷评查2次并逐一反馈', milestoneOn: '2025-11-28' },
    ]),
    [
      '2025-06-10',
      'sifa-lianluo',
      'reportProgress',
      { progress: 30, text: '举办培训3期，完成上半年案卷评查60卷。' },
    ],
    [
      '2025-09-19',
      'zhifa-lianluo',
      'deliverPart',
      { text: '选派12名业务骨干参加评查，报送本系统案卷40卷。' },
    ],
    [
      '2025-09-22',
      'sifa-lianluo',
      'reportProgress',
      {
        progress: 50,
        text: '累计举办培训5期；发现不合格案卷3卷，已反馈承办单位。',
        nextSteps: '四季度加密培训场次。',
      },
    ],
    ['2025-11-28', 'sifa-lianluo', 'completeMeasure', { measure: 2 }],
    [
      '2025-12-15',
      'sifa-lianluo',
      'reportProgress',
      { progress: 65, text: '累计举办培训7期，两次评查132卷，合格127卷。' },
    ],
    [
      '2025-12-18',
      'sifa-shenqian',
      'requestExtension',
      { reason: '师资库组建滞后，剩余5期培训无法在年内完成。', newDueOn: '2026-06-30', progress: 65 },
    ],
    ['2025-12-22', 'duchashi', 'decideExtension', { outcome: 'granted', newDueOn: '2026-06-30' }],
    [
      '2026-04-14',
      'sifa-lianluo',
      'reportProgress',
      { progress: 75, text: '2026年一季度补办培训2期，累计9期。', nextSteps: '二季度完成剩余3期。' },
    ],
  ],
};

/** 退回改派, then 到期未整改; the report of the next year is silent about it. */
const decisionReviews: TaskStory = {
  task: {
    ...common,
    key: 'qy-decisions',
    quote: '（三）重大行政决策后评估没有真正开展起来。',
    dueRule: { kind: 'fixedDate', date: '2025-09-30' },
    rectificationClass: 'staged',
    target: '对3项实施满一年的重大行政决策开展后评估并提交县政府常务会议审议。',
    criteria: ['3份后评估报告经县政府常务会议审议', '评估结果用于调整或者完善相关决策'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    [
      '2025-03-14',
      'sifa-shenqian',
      'requestReturn',
      {
        reason: '后评估由决策执行单位组织，我局负责合法性审查。',
        dutyBasis: '县级权责清单（发展改革类）第17项',
        suggested: 'qyfg',
      },
    ],
    ['2025-03-18', 'duchashi', 'acceptReturn', {}],
    ['2025-03-18', 'duchayuan', 'assign', { lead: 'qyfg', owner: 'fagai-lianluo', liaison: 'fagai-lianluo' }],
    ['2025-03-19', 'duchashi', 'issue', {}],
    ['2025-03-20', 'fagai-lianluo', 'sign', {}],
    [
      '2025-03-31',
      'fagai-lianluo',
      'submitPlan',
      {
        measures: [
          { text: '选定3项决策并委托第三方评估', milestoneOn: '2025-06-30' },
          { text: '评估报告提交县政府常务会议', milestoneOn: '2025-09-26' },
        ],
      },
    ],
    ['2025-04-02', 'duchayuan', 'approvePlan', {}],
    [
      '2025-06-27',
      'fagai-lianluo',
      'reportProgress',
      { progress: 20, text: '已选定3项决策，第三方机构尚未确定。', nextSteps: '落实评估经费。' },
    ],
    [
      '2025-10-14',
      'duchashi',
      'decide',
      {
        verdict: 'not_done',
        reason: '到期未提交后评估报告，经费和第三方机构均未落实。',
        nextSteps: '由县发改局自行组织评估小组，先完成1项。',
        newDueOn: '2026-06-30',
      },
    ],
  ],
};

/** 基本完成: 93.2 % where 100 % was the goal. */
const courtAppearance: TaskStory = {
  task: {
    ...common,
    key: 'qy-court',
    quote: '（四）行政机关负责人出庭应诉率偏低。',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'staged',
    target: '行政机关负责人出庭应诉率达到100%，出庭出声出彩。',
    criteria: ['建立出庭应诉月通报制度', '全年出庭应诉率100%'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '建立并执行月通报制度', milestoneOn: '2025-04-30' }]),
    ...measuresDone('2025-12-05', 'sifa-lianluo', { measures: 1, progress: 93 }),
    ...proved('2025-12-08', 'sifa-lianluo', [
      {
        criterion: 1,
        kind: 'rule_text',
        title: '出庭应诉月通报制度',
        reference: '青法治办发〔2025〕6号',
        effectiveOn: '2025-04-25',
      },
      {
        criterion: 2,
        kind: 'data_table',
        title: '出庭应诉统计表（1至11月）',
        reference: '应出庭44件、实际出庭41件',
        effectiveOn: '2025-11-30',
      },
    ]),
    [
      '2025-12-09',
      'sifa-shenqian',
      'submit',
      {
        text: '出庭应诉率93.2%，较上年提高7.2个百分点。',
        pledgeSigned: true,
        sameKindReview: '对3件未出庭案件逐一约谈承办单位。',
      },
    ],
    [
      '2025-12-12',
      'hechayuan',
      'verify',
      { method: 'paper', text: '核对法院送达记录，数据属实，未达到100%的目标。' },
    ],
    [
      '2025-12-16',
      'duchashi',
      'decide',
      {
        verdict: 'basically_done',
        openCriteria: [1],
        nextSteps: '对未出庭单位实行一案一说明。',
        newDueOn: '2026-12-31',
      },
    ],
  ],
};

/** 暂缓后恢复, 持续整改; the report of the next year mentions it without a result. */
const justiceOffices: TaskStory = {
  task: {
    ...common,
    key: 'qy-offices',
    quote: '（六）司法所建设仍有短板。',
    assisting: ['qycz'],
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'continuing',
    target: '分两年解决4个司法所独立业务用房，2025年先解决2个。',
    criteria: ['2025年2个司法所迁入独立业务用房'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '争取专项资金，改造2处闲置用房', milestoneOn: '2025-11-28' }]),
    ['2025-06-16', 'duchashi', 'pause', { reason: '等待市级专项资金下达。', reviewOn: '2025-09-15' }],
    ['2025-09-15', 'duchashi', 'resume', {}],
    ['2025-10-20', 'caizheng-lianluo', 'deliverPart', { text: '下达专项资金86万元。' }],
    ...measuresDone('2025-12-19', 'sifa-lianluo', { measures: 1, progress: 50 }),
    ...proved('2025-12-19', 'sifa-lianluo', [
      {
        criterion: 1,
        kind: 'photo',
        title: '两处业务用房交付记录',
        reference: '交接单2份',
        effectiveOn: '2025-12-18',
      },
    ]),
    [
      '2025-12-22',
      'sifa-shenqian',
      'submit',
      {
        text: '2个司法所迁入独立业务用房，另2个列入2026年计划。',
        pledgeSigned: true,
        sameKindReview: '对12个司法所用房情况全面摸底。',
      },
    ],
    ['2025-12-25', 'hechayuan', 'verify', { method: 'on_site', text: '实地查看2处用房，已投入使用。' }],
    [
      '2025-12-29',
      'yifaban',
      'decide',
      {
        verdict: 'continuing',
        stageResult: '2025年2处司法所业务用房已投入使用。',
        nextSteps: '2026年解决其余2个司法所业务用房。',
        newDueOn: '2026-12-31',
      },
    ],
  ],
};

/** 青砚县, shortcomings of 2024 on which somebody still owes something. */
export const COUNTY_OPEN: readonly TaskStory[] = [
  caseFiles,
  decisionReviews,
  courtAppearance,
  justiceOffices,
];
