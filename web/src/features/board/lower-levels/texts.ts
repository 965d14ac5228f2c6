import { texts } from '../../../i18n/texts.js';

interface Standing {
  readonly levels: string;
  readonly open: string;
  /** `红灯 1，黄灯 0，…` */
  readonly words: string;
  readonly late: string;
}

interface HandedIn {
  readonly year: string;
  readonly reports: string;
  readonly bodies: string;
}

export const lowerLevelTexts = texts(
  {
    title: '下级地方',
    comma: '，',
    standing: ({ levels, open, words, late }: Standing) =>
      `${levels} 个下级地方在办 ${open} 项：${words}；逾期 ${late} 项。`,
    handedIn: ({ year, reports, bodies }: HandedIn) =>
      `${year} 年度报告已收 ${reports} 份，应报 ${bodies} 份。`,
    asOf: (day: string) => `截至 ${day}，按机构顺序排列，不排名。`,
    numbersOnly:
      '下级只显示数量；确需查看明细的，由安全管理员授予“下级明细调阅人”岗位，须写明理由和终止日期，最长一年。',
    level: '地方',
    reports: (year: string) => `${year} 年度报告 已收/应报`,
    confirmed: '其中 已确认',
    finished: '该年度 任务 已整改/已交办',
    open: '在办 各年度',
    overdue: '逾期',
    dueThisWeek: '本周 到期',
    waiting: '待当地 督查机构',
    isClosed: '下级，仅统计',
    isOpen: '下级，可调阅明细',
    figures: '下级地方整改指标',
    figuresOf: (year: string) => `${year} 年度任务，含所辖各级；比率下为分子 / 分母。`,
  },
  {
    title: 'Lower levels',
    comma: ', ',
    standing: ({ levels, open, words, late }) =>
      `${open} open in ${levels} lower levels: ${words}; ${late} overdue. `,
    handedIn: ({ year, reports, bodies }) => `Reports of ${year}: ${reports} received, ${bodies} owed.`,
    asOf: (day) => `As of ${day}, in the order of the organisations, not ranked. `,
    numbersOnly:
      'Numbers only. To read details, the security administrator grants the office “Detail reader of a lower level”, with a reason and an end within a year.',
    level: 'Place',
    reports: (year) => `Reports of ${year}: received / owed`,
    confirmed: 'of them confirmed',
    finished: 'Tasks of that year: rectified / issued',
    open: 'Open (any year)',
    overdue: 'Overdue',
    dueThisWeek: 'Due this week',
    waiting: 'Waiting for the office there',
    isClosed: 'lower level, numbers only',
    isOpen: 'lower level, details open',
    figures: 'Figures of lower levels',
    figuresOf: (year) =>
      `Tasks of ${year}, with the levels under each place; the two numbers stand under each ratio. `,
  },
);
