import type {
  Priority,
  RectificationClass,
  SendBackReason,
  TaskState,
  Verdict,
  VerificationMethod,
} from '../task/index.js';
import type { Light } from '../warning/index.js';

/** What people call a value, by the value. */
type Words<Value extends string> = Readonly<Record<Value, string>>;

/** How a matter was judged (domain.md section 10); a state of the same name says the same. */
export const VERDICT_WORDS: Words<Verdict> = {
  done: '已完成整改',
  basically_done: '基本完成',
  continuing: '持续整改',
  not_done: '尚未整改',
  not_applicable: '不再适用',
};

export const STATE_WORDS: Words<TaskState> = {
  ...VERDICT_WORDS,
  draft: '草拟',
  registered: '已立项',
  issued: '已交办',
  return_pending: '退回待定',
  in_progress: '整改中',
  paused: '暂缓',
  submitted: '已报结',
  verifying: '核查中',
  publicity: '公示中',
  closed: '已销号',
  reopened: '重新整改',
  carried_over: '已结转',
  cancelled: '已撤销',
  merged: '已并案',
};

export const CLASS_WORDS: Words<RectificationClass> = {
  immediate: '立行立改',
  staged: '分阶段整改',
  continuing: '持续整改',
};

export const PRIORITY_WORDS: Words<Priority> = { ordinary: '一般', important: '重要', key: '重点' };

export const LIGHT_WORDS: Words<Light> = { grey: '灰灯', green: '绿灯', yellow: '黄灯', red: '红灯' };

export const METHOD_WORDS: Words<VerificationMethod> = {
  paper: '书面审核',
  on_site: '现场核查',
  sample: '抽样核查',
};

export const SEND_BACK_WORDS: Words<SendBackReason> = {
  unclear_facts: '事实不清',
  problem_unsolved: '问题未解决',
  insufficient_evidence: '证据不足',
  bad_format: '格式不符',
};

/** What an item or a task comes from. */
export const SOURCE_WORDS = {
  shortcoming: '存在的不足',
  plan: '下一年度安排',
  feedback: '督察反馈',
  instruction: '领导批示',
} as const;

/**
 * The word for a value as it came out of a database; the value itself where it is a stranger to the catalogue, so that a gap is
 * seen and not hidden.
 */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
