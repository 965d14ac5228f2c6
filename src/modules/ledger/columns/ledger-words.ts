/** What a ledger calls the values of a task (docs/glossary.md). */
const STATES: Readonly<Record<string, string>> = {
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
};
const SOURCES: Readonly<Record<string, string>> = {
  shortcoming: '存在的不足',
  plan: '下一年度安排',
  feedback: '督察反馈',
  instruction: '领导批示',
};
const CLASSES: Readonly<Record<string, string>> = {
  immediate: '立行立改',
  staged: '分阶段整改',
  continuing: '持续整改',
};
const LIGHTS: Readonly<Record<string, string>> = { grey: '灰', green: '绿', yellow: '黄', red: '红' };

const word = (words: Readonly<Record<string, string>>) => (value: string | null | undefined) =>
  value === null || value === undefined ? '' : (words[value] ?? value);

export const stateWord = word(STATES);
export const sourceWord = word(SOURCES);
export const classWord = word(CLASSES);
export const lightWord = word(LIGHTS);
