import { handedOut, measuresDone, planned, proved, SPRING_2025, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const crew: Crew = {
  officer: 'yifaban-chu',
  supervisor: 'yifaban',
  liaison: 'shijian-lianluo',
  signer: 'shijian-shenqian',
};
const common = {
  report: 'sj-2024.html',
  lead: 'qysj',
  owner: 'shijian-jingban',
  liaison: 'shijian-lianluo',
  lineLeader: 'fuxianzhang-shi',
} as const;

/** 已销号, and the report of the next year agrees. */
const discretion: TaskStory = {
  task: {
    ...common,
    key: 'sj-discretion',
    quote: '1.行政处罚裁量基准适用不统一。',
    dueRule: { kind: 'fixedDate', date: '2025-11-28' },
    rectificationClass: 'immediate',
    target: '裁量理由说明率达到100%。',
    criteria: ['裁量指引和10个典型案例已发布', '案件互评抽查裁量理由说明率100%'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '编印指引，每季度开展案件互评', milestoneOn: '2025-10-31' }]),
    [
      '2025-08-15',
      'shijian-lianluo',
      'reportProgress',
      { progress: 70, text: '指引已印发，发布典型案例7个，互评案件40件。' },
    ],
    ...measuresDone('2025-11-05', 'shijian-lianluo', { measures: 1 }),
    ...proved('2025-11-05', 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'rule_text',
        title: '常见违法行为裁量指引',
        reference: '青市监发〔2025〕19号',
        effectiveOn: '2025-07-25',
      },
      {
        criterion: 2,
        kind: 'case_file',
        title: '案件互评记录60件',
        reference: '法规股互评卷2025-1至4',
        effectiveOn: '2025-10-31',
      },
    ]),
    [
      '2025-11-06',
      'shijian-shenqian',
      'submit',
      {
        text: '抽查60件案件，裁量理由说明率100%。',
        pledgeSigned: true,
        sameKindReview: '7个基层所全部参加互评。',
      },
    ],
    [
      '2025-11-12',
      'hechayuan',
      'verify',
      {
        method: 'sample',
        population: 60,
        sampleSize: 15,
        seed: 20251112,
        text: '随机调阅15件案卷，均说明了裁量理由。',
      },
    ],
    ['2025-11-14', 'yifaban', 'decide', { verdict: 'done' }],
    ['2025-11-17', 'yifaban', 'strikeOff', { reason: '认定标准达到，按程序销号。' }],
  ],
};

/** 延期未获批准, 基本完成: nine firms are still checked too often. */
const inspections: TaskStory = {
  task: {
    ...common,
    key: 'sj-inspections',
    quote: '2.涉企检查统筹不够。',
    dueRule: { kind: 'fixedDate', date: '2025-11-28' },
    rectificationClass: 'staged',
    priority: 'important',
    target: '同一企业年度常规检查不超过2次。',
    criteria: ['检查计划一本账和扫码入企上线', '年度常规检查超过2次的企业为0家'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '建立检查计划一本账，推行扫码入企', milestoneOn: '2025-06-30' }]),
    [
      '2025-07-10',
      'shijian-lianluo',
      'reportProgress',
      { progress: 60, text: '一本账已上线，纳入检查计划186项。' },
    ],
    [
      '2025-11-20',
      'shijian-shenqian',
      'requestExtension',
      { reason: '特种设备专项检查任务增加，希望延至2026年3月。', newDueOn: '2026-03-31', progress: 80 },
    ],
    [
      '2025-11-24',
      'yifaban',
      'decideExtension',
      { outcome: 'refused', reason: '专项检查不影响常规检查的统筹，按原时限报送结果。' },
    ],
    ...measuresDone('2025-11-25', 'shijian-lianluo', { measures: 1, progress: 85 }),
    ...proved('2025-11-25', 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'public_link',
        title: '2025年度涉企检查计划公示',
        reference: '县政府网站涉企检查专栏',
        effectiveOn: '2025-04-28',
      },
      {
        criterion: 2,
        kind: 'data_table',
        title: '企业受检次数统计（9家超过2次）',
        reference: '监管平台导出表',
        effectiveOn: '2025-11-21',
      },
    ]),
    [
      '2025-11-26',
      'shijian-shenqian',
      'submit',
      {
        text: '超过2次的企业由52家减少到9家。',
        pledgeSigned: true,
        sameKindReview: '对食品、特种设备、计量三个条线的计划合并审核。',
      },
    ],
    [
      '2025-12-01',
      'hechayuan',
      'verify',
      { method: 'paper', text: '与监管平台数据一致，目标尚未完全达到。' },
    ],
    [
      '2025-12-03',
      'yifaban',
      'decide',
      {
        verdict: 'basically_done',
        openCriteria: [1],
        nextSteps: '对9家企业逐户核销重复检查。',
        newDueOn: '2026-06-30',
      },
    ],
  ],
};

/** 退回重办后逾期未整改: the report of the next year only mentions it. */
const creditRepair: TaskStory = {
  task: {
    ...common,
    key: 'sj-credit',
    quote: '3.信用修复服务不够便捷。',
    dueRule: { kind: 'days', n: 200 },
    rectificationClass: 'immediate',
    target: '信用修复平均办理时间压缩到5个工作日以内。',
    criteria: ['两书同达制度印发', '平均办理时间不超过5个工作日'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '推行两书同达，压缩办理环节', milestoneOn: '2025-08-29' }]),
    ...measuresDone('2025-09-08', 'shijian-lianluo', { measures: 1, progress: 60 }),
    ...proved('2025-09-08', 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'rule_text',
        title: '关于推行两书同达的通知',
        reference: '青市监发〔2025〕22号',
        effectiveOn: '2025-08-20',
      },
      {
        criterion: 2,
        kind: 'minutes',
        title: '信用修复工作推进会纪要',
        reference: '局长办公会纪要〔2025〕11期',
        effectiveOn: '2025-08-22',
      },
    ]),
    [
      '2025-09-09',
      'shijian-shenqian',
      'submit',
      { text: '已推行两书同达。', pledgeSigned: true, sameKindReview: '对其他公共信用事项一并检查。' },
    ],
    [
      '2025-09-12',
      'yifaban-chu',
      'sendBack',
      { sendBackReason: 'problem_unsolved', reason: '会议纪要不能证明办理时间，8月平均仍为9个工作日。' },
    ],
    [
      '2025-09-26',
      'shijian-lianluo',
      'reportProgress',
      { progress: 70, text: '9月平均办理时间8个工作日。', nextSteps: '将审核权限下放到基层所。' },
    ],
    [
      '2025-10-17',
      'yifaban',
      'decide',
      {
        verdict: 'not_done',
        reason: '到期办理时间仍超过承诺时限。',
        nextSteps: '下放审核权限，每月报送平均办理时间。',
        newDueOn: '2026-06-30',
      },
    ],
  ],
};

/** 持续整改: the report of the next year leaves it out of the answers and names it again as a problem. */
const qualifications: TaskStory = {
  task: {
    ...common,
    key: 'sj-team',
    quote: '4.执法队伍专业能力有短板。',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'continuing',
    target: '新增取得法律职业资格人员2名，具备电子数据取证能力。',
    criteria: ['组织电子数据取证培训3期'],
  },
  lines: [
    ...handedOut(crew, SPRING_2025),
    ...planned(crew, SPRING_2025, [{ text: '组织电子数据取证培训3期', milestoneOn: '2025-11-28' }]),
    ...measuresDone('2025-12-10', 'shijian-lianluo', { measures: 1, progress: 60 }),
    ...proved('2025-12-10', 'shijian-lianluo', [
      {
        criterion: 1,
        kind: 'training_record',
        title: '电子数据取证培训签到册3期',
        reference: '人教股培训档案2025-7至9',
        effectiveOn: '2025-12-05',
      },
    ]),
    [
      '2025-12-11',
      'shijian-shenqian',
      'submit',
      {
        text: '完成培训3期110人次，取得法律职业资格人员仍为3人。',
        pledgeSigned: true,
        sameKindReview: '对各所执法人员结构进行摸底。',
      },
    ],
    ['2025-12-15', 'hechayuan', 'verify', { method: 'paper', text: '培训记录齐全，资格人数没有增加。' }],
    [
      '2025-12-17',
      'yifaban',
      'decide',
      {
        verdict: 'continuing',
        stageResult: '2025年完成全员轮训，执法证考试通过率达到100%。',
        nextSteps: '2026年新增取得法律职业资格人员2名。',
        newDueOn: '2026-12-31',
      },
    ],
  ],
};

/** What became of the four shortcomings that 青砚县市场监督管理局 reported for 2024. */
export const MARKET_STORIES: readonly TaskStory[] = [discretion, inspections, creditRepair, qualifications];
