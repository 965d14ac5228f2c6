import { handedOut, measuresDone, planned, proved, SPRING_2025, type Crew } from './story-script.js';
import type { TaskStory } from './story-step.js';

const shili: Crew = {
  officer: 'duchayuan',
  supervisor: 'duchashi',
  liaison: 'shili-lianluo',
  signer: 'shili-shenqian',
};
const ofShili = {
  report: 'sl-2024.txt',
  lead: 'sl',
  owner: 'shili-lianluo',
  liaison: 'shili-lianluo',
  lineLeader: 'fuxianzhang',
} as const;

/** 基本完成: fifteen of sixteen hold the certificate. */
const certificates: TaskStory = {
  task: {
    ...ofShili,
    key: 'sl-certificates',
    quote: '一是执法人员持证率不高,',
    assisting: ['qysf'],
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'staged',
    target: '16名执法人员全部持证上岗。',
    criteria: ['16名执法人员取得行政执法证'],
  },
  lines: [
    ...handedOut(shili, SPRING_2025),
    ...planned(shili, SPRING_2025, [{ text: '组织7名人员参加资格考试', milestoneOn: '2025-09-30' }]),
    ['2025-10-20', 'sifa-lianluo', 'deliverPart', { text: '安排9月执法资格考试专场，7人参考、6人合格。' }],
    ...measuresDone('2025-10-22', 'shili-lianluo', { measures: 1, progress: 94 }),
    ...proved('2025-10-22', 'shili-lianluo', [
      {
        criterion: 1,
        kind: 'data_table',
        title: '持证人员名册（15名）',
        reference: '石政发〔2025〕27号附件',
        effectiveOn: '2025-10-15',
      },
    ]),
    [
      '2025-10-23',
      'shili-shenqian',
      'submit',
      {
        text: '新增6人取得执法证，持证15名。',
        pledgeSigned: true,
        sameKindReview: '对辅助人员参与执法情况一并清理。',
      },
    ],
    ['2025-10-29', 'hechayuan', 'verify', { method: 'paper', text: '证件编号核对无误，1人未通过考试。' }],
    [
      '2025-10-31',
      'duchashi',
      'decide',
      {
        verdict: 'basically_done',
        openCriteria: [1],
        nextSteps: '1名人员参加2026年考试，期间不单独执法。',
        newDueOn: '2026-09-30',
      },
    ],
  ],
};

/** 销号后回头看未通过: struck off in autumn, five columns stale again by spring. */
const openGovernment: TaskStory = {
  task: {
    ...ofShili,
    key: 'sl-openness',
    quote: '二是政务公开不够及时,',
    dueRule: { kind: 'workdays', n: 130 },
    rectificationClass: 'immediate',
    target: '政务公开栏目每月至少更新一次，财政资金信息按季度公开。',
    criteria: ['7个栏目恢复更新', '前三季度财政资金信息全部公开'],
  },
  lines: [
    ...handedOut(shili, SPRING_2025),
    ...planned(shili, SPRING_2025, [{ text: '明确专人负责，恢复7个栏目更新', milestoneOn: '2025-06-30' }]),
    ['2025-06-25', 'shili-lianluo', 'reportProgress', { progress: 75, text: '7个栏目全部恢复更新。' }],
    ...measuresDone('2025-08-27', 'shili-lianluo', { measures: 1 }),
    ...proved('2025-08-27', 'shili-lianluo', [
      {
        criterion: 1,
        kind: 'public_link',
        title: '7个栏目更新记录',
        reference: '石笠镇政务公开专栏',
        effectiveOn: '2025-08-20',
      },
      {
        criterion: 2,
        kind: 'public_link',
        title: '二季度财政资金使用情况公开',
        reference: '石笠镇政务公开专栏',
        effectiveOn: '2025-07-18',
      },
    ]),
    [
      '2025-08-28',
      'shili-shenqian',
      'submit',
      {
        text: '栏目更新正常，财政资金信息已公开两个季度。',
        pledgeSigned: true,
        sameKindReview: '村务公开栏一并检查。',
      },
    ],
    ['2025-09-03', 'hechayuan', 'verify', { method: 'paper', text: '网上核对，栏目均在30日内更新。' }],
    ['2025-09-05', 'duchashi', 'decide', { verdict: 'done' }],
    ['2025-09-08', 'duchashi', 'strikeOff', { reason: '网上核对一致，按程序销号。' }],
    [
      '2026-03-09',
      'hechayuan',
      'recheck',
      { outcome: 'failed', reason: '回头看发现5个栏目更新间隔又超过三个月。' },
    ],
  ],
};

/** 已销号 on figures that the report of the next year gives among its achievements, having no section of answers. */
const disputes: TaskStory = {
  task: {
    ...ofShili,
    key: 'sl-disputes',
    quote: '三是矛盾纠纷排查台账不规范,',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'immediate',
    target: '统一台账格式，调解协议归档率100%。',
    criteria: ['统一台账在全部村（社区）使用', '调解协议归档率100%'],
  },
  lines: [
    ...handedOut(shili, SPRING_2025),
    ...planned(shili, SPRING_2025, [
      { text: '统一台账，实行月排查、月报告、季回访', milestoneOn: '2025-05-30' },
    ]),
    [
      '2025-09-24',
      'shili-lianluo',
      'reportProgress',
      { progress: 80, text: '11个村（社区）全部使用统一台账，归档协议79份。' },
    ],
    ...measuresDone('2025-12-15', 'shili-lianluo', { measures: 1 }),
    ...proved('2025-12-15', 'shili-lianluo', [
      {
        criterion: 1,
        kind: 'data_table',
        title: '矛盾纠纷排查化解台账',
        reference: '镇综治中心台账2025年卷',
        effectiveOn: '2025-05-26',
      },
      {
        criterion: 2,
        kind: 'case_file',
        title: '调解协议归档目录104份',
        reference: '镇司法所档案2025-1至104',
        effectiveOn: '2025-12-12',
      },
    ]),
    [
      '2025-12-16',
      'shili-shenqian',
      'submit',
      { text: '调解协议104份全部归档。', pledgeSigned: true, sameKindReview: '历年未归档的12份一并补齐。' },
    ],
    [
      '2025-12-22',
      'hechayuan',
      'verify',
      {
        method: 'sample',
        population: 86,
        sampleSize: 20,
        seed: 20251222,
        text: '抽查20份协议，要素齐全、均有回访。',
      },
    ],
    ['2025-12-24', 'duchashi', 'decide', { verdict: 'done' }],
    ['2025-12-26', 'duchashi', 'strikeOff', { reason: '归档率100%，按程序销号。' }],
  ],
};

/** 逾期: the report of the next year is silent. */
const legalAdviser: TaskStory = {
  task: {
    ...ofShili,
    key: 'sl-adviser',
    quote: '四是法律顾问作用发挥不充分,',
    dueRule: { kind: 'yearEnd' },
    rectificationClass: 'staged',
    target: '法律顾问全年列席镇重大决策会议不少于6次。',
    criteria: ['法律顾问列席会议记录不少于6次'],
  },
  lines: [
    ...handedOut(shili, SPRING_2025),
    ...planned(shili, SPRING_2025, [{ text: '建立列席制度并纳入服务合同', milestoneOn: '2025-05-30' }]),
    ['2025-09-24', 'shili-lianluo', 'reportProgress', { progress: 30, text: '列席制度已建立，列席2次。' }],
  ],
};

/** What became of the shortcomings that 石笠镇 reported for 2024. */
export const SHILI_STORIES: readonly TaskStory[] = [certificates, openGovernment, disputes, legalAdviser];
