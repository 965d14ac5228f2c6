import { texts } from '../i18n/texts.js';

export const formTexts = texts(
  {
    required: '请填写',
    latest: (day: string) => `不得晚于 ${day}`,
    findUnit: '输入单位名称查找',
    cancel: '取消',
    changedMeanwhile: '您填写期间，这条记录有了新的变化。',
    showChanges: '查看变化',
  },
  {
    required: 'Please fill in',
    latest: (day) => `Not after ${day}`,
    findUnit: 'Type part of a unit’s name',
    cancel: 'Cancel',
    changedMeanwhile: 'The record changed while you were typing.',
    showChanges: 'Show the changes',
  },
);
