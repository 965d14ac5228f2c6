import { handedOut, measuresDone, planned, proved, SPRING_2025, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const wangwu: Crew = {
  officer: 'yifaban-chu',
  supervisor: 'yifaban',
  liaison: 'wangwu-lianluo',
  signer: 'wangwu-shenqian',
};
const ofWangwu = {
  report: 'ww-2024.txt',
  lead: 'ww',
  owner: 'wangwu-jingban',
  liaison: 'wangwu-lianluo',
  lineLeader: 'fuxianzhang',
} as const;

/** 已销号, and the report of the next year says so with the figure. */
const legalGuides: TaskStory = {
  task: {
    ...ofWangwu,
    key: 'ww-guides',
    quote: '在法治宣传教育方面，普法力量薄弱，',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'staged',
    target: '14个村每村“法律明白人”不少于3名。',
    criteria: ['14个村“法律明白人”名册'],
  },
  lines: [
    ...handedOut(wangwu, SPRING_2025),
    ...planned(wangwu, SPRING_2025, [{ text: '组织集中培训并考核颁证', milestoneOn: '2025-10-31' }]),
    ['2025-07-16', 'wangwu-lianluo', 'reportProgress', { progress: 60, text: '组织培训2期，新培养11名。' }],
    ...measuresDone('2025-11-10', 'wangwu-lianluo', { measures: 1 }),
    ...proved('2025-11-10', 'wangwu-lianluo', [
      {
        criterion: 1,
        kind: 'data_table',
        title: '“法律明白人”名册（14村46名）',
        reference: '望政发〔2025〕33号附件',
        effectiveOn: '2025-11-07',
      },
    ]),
    [
      '2025-11-11',
      'wangwu-shenqian',
      'submit',
      {
        text: '新培养19名，14个村均不少于3名。',
        pledgeSigned: true,
        sameKindReview: '对村（社区）法律顾问到岗情况一并核对。',
      },
    ],
    ['2025-11-18', 'hechayuan', 'verify', { method: 'on_site', text: '走访4个村，名册与本人一致。' }],
    ['2025-11-20', 'yifaban', 'decide', { verdict: 'done' }],
    ['2025-11-21', 'yifaban', 'strikeOff', { reason: '目标达到，按程序销号。' }],
  ],
};

/** 延期后逾期. */
const documents: TaskStory = {
  task: {
    ...ofWangwu,
    key: 'ww-documents',
    quote: '在行政执法规范化方面，执法文书制作质量不高，',
    assisting: ['qyzf'],
    dueRule: { kind: 'months', n: 9 },
    rectificationClass: 'staged',
    target: '抽查案卷中文书缺项为零，全年组织文书制作培训4次。',
    criteria: ['全年文书制作培训不少于4次', '县级评查抽取的案卷无文书缺项'],
  },
  lines: [
    ...handedOut(wangwu, SPRING_2025),
    ...planned(wangwu, SPRING_2025, [{ text: '培训4次，每季度自查案卷', milestoneOn: '2025-12-05' }]),
    [
      '2025-08-28',
      'wangwu-lianluo',
      'reportProgress',
      { progress: 40, text: '组织培训1次，自查案卷21件，补正6件。' },
    ],
    [
      '2025-11-28',
      'wangwu-shenqian',
      'requestExtension',
      { reason: '培训只完成2次，县级评查仍有1件送达回证不完整。', newDueOn: '2026-04-30', progress: 60 },
    ],
    ['2025-12-02', 'yifaban', 'decideExtension', { outcome: 'granted', newDueOn: '2026-04-30' }],
    ['2026-02-26', 'wangwu-lianluo', 'reportProgress', { progress: 70, text: '2026年2月补办培训1次。' }],
  ],
};

/** 到期未整改; the report of the next year is silent in its answers and names it again. */
const contracts: TaskStory = {
  task: {
    ...ofWangwu,
    key: 'ww-contracts',
    quote: '在合同合法性审查方面，部分站所对外签订合同未先送审，',
    dueRule: { kind: 'workdays', n: 120 },
    rectificationClass: 'immediate',
    target: '对外签订合同100%先审后签。',
    criteria: ['合同审查登记簿', '新签合同100%先审后签'],
  },
  lines: [
    ...handedOut(wangwu, SPRING_2025),
    ...planned(wangwu, SPRING_2025, [{ text: '建立登记簿，通报未送审站所', milestoneOn: '2025-07-31' }]),
    [
      '2025-08-05',
      'wangwu-lianluo',
      'reportProgress',
      { progress: 35, text: '登记簿已建立，上半年18份合同中4份未送审。' },
    ],
    [
      '2025-09-10',
      'yifaban',
      'decide',
      {
        verdict: 'not_done',
        reason: '到期仍有站所不送审即签订合同。',
        nextSteps: '把审查意见嵌入财务支付流程。',
        newDueOn: '2026-03-31',
      },
    ],
  ],
};

/** 撤销: taken over by a county-wide platform. */
const learning: TaskStory = {
  task: {
    ...ofWangwu,
    key: 'ww-learning',
    quote: '在学法用法方面，机关干部学法多以会议传达为主，',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'immediate',
    target: '线上学法完成率100%。',
    criteria: ['线上学法完成率100%'],
  },
  lines: [
    ...handedOut(wangwu, SPRING_2025),
    ['2025-06-20', 'yifaban', 'cancel', { reason: '县里统一组织干部学法考试，不再由镇单独立项。' }],
  ],
};

/** What became of the shortcomings that 望梧镇 reported for 2024. */
export const WANGWU_STORIES: readonly TaskStory[] = [legalGuides, documents, contracts, learning];
