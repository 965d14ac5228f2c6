import { texts } from '../../i18n/texts.js';

export const homeTexts = texts(
  {
    title: '今日',
    tasks: '未办结的任务',
    none: '没有未办结的任务',
    noneDetail: '报告确认、立项交办之后，任务出现在这里。',
    due: (day: string) => `时限 ${day}`,
    noDue: '未定时限',
    business: '业务数据不对您的角色开放',
    businessDetail: '系统、安全、审计管理员不接触业务内容；可用的页面在导航里。',
  },
  {
    title: 'Today',
    tasks: 'Open tasks',
    none: 'No open tasks',
    noneDetail: 'Tasks stand here once a report is confirmed and they are issued.',
    due: (day) => `due ${day}`,
    noDue: 'no date yet',
    business: 'Business data is not open to your role',
    businessDetail: 'Administrators never touch business content; your pages are in the navigation.',
  },
);
