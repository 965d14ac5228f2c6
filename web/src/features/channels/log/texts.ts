import { texts } from '../../../i18n/texts.js';

export const logTexts = texts(
  {
    title: '发送记录',
    detail:
      '发给谁、走哪个通道、依据哪条规则、结果如何；最新的在前，不填日期看最近三个月。通知的内容这里看不到。',
    filters: '筛选发送记录',
    any: '不限',
    person: '收件人姓名或登录名',
    fromOn: '从',
    throughOn: '到',
    family: '规则',
    rule: '依据的规则',
    told: (act: string) => `办理动态：${act}`,
    otherNotice: '其他通知',
    sentAt: '发出时间',
    notSent: '未发出',
    empty: '没有符合条件的记录',
    emptyDetail: '放宽通道、状态、规则、收件人或日期再看。',
    clear: '清除筛选',
  },
  {
    title: 'Delivery log',
    detail:
      'To whom, by which way and rule, and what became of it; newest first, the last three months where no days are given. What a notice says is not shown here.',
    filters: 'Filter the log',
    any: 'Any',
    person: 'Name or login of the receiver',
    fromOn: 'From',
    throughOn: 'Through',
    family: 'Rule',
    rule: 'By the rule',
    told: (act) => `what was done: ${act}`,
    otherNotice: 'another notice',
    sentAt: 'Sent',
    notSent: 'not sent',
    empty: 'Nothing of the kind',
    emptyDetail: 'Widen the way, the state, the rule, the receiver or the days.',
    clear: 'Clear',
  },
);
