import { texts } from '../i18n/texts.js';

/** What people call the values of a task; the Chinese is that of docs/glossary.md. */
export const taskWords = texts(
  {
    states: {
      draft: '草拟',
      registered: '已立项',
      issued: '已交办',
      return_pending: '退回待定',
      in_progress: '整改中',
      paused: '暂缓',
      submitted: '已报结',
      verifying: '核查中',
      done: '已完成整改',
      basically_done: '基本完成',
      continuing: '持续整改',
      not_done: '尚未整改',
      not_applicable: '不再适用',
      publicity: '公示中',
      closed: '已销号',
      reopened: '重新整改',
      carried_over: '已结转',
      cancelled: '已撤销',
      merged: '已并案',
    },
    kinds: { shortcoming: '存在的不足', plan: '下一年度安排', feedback: '督察反馈', instruction: '领导批示' },
    classes: { immediate: '立行立改', staged: '分阶段整改', continuing: '持续整改' },
    priorities: { ordinary: '一般', important: '重要', key: '重点' },
  },
  {
    states: {
      draft: 'Draft',
      registered: 'Registered',
      issued: 'Issued',
      return_pending: 'Return pending',
      in_progress: 'In progress',
      paused: 'Paused',
      submitted: 'Submitted',
      verifying: 'Being verified',
      done: 'Done',
      basically_done: 'Basically done',
      continuing: 'Continuing',
      not_done: 'Not done',
      not_applicable: 'No longer applies',
      publicity: 'Publicity',
      closed: 'Struck off',
      reopened: 'Reopened',
      carried_over: 'Carried over',
      cancelled: 'Cancelled',
      merged: 'Merged',
    },
    kinds: {
      shortcoming: 'Shortcoming',
      plan: 'Plan of next year',
      feedback: 'Inspection feedback',
      instruction: 'Instruction',
    },
    classes: { immediate: 'At once', staged: 'In stages', continuing: 'Continuing' },
    priorities: { ordinary: 'Ordinary', important: 'Important', key: 'Key' },
  },
);

/** The word for a value as it came from the API; the value itself where it is a stranger, so that a gap is seen and not hidden. */
export function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
