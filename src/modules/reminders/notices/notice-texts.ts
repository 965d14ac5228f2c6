import type { Notice } from '../../../core/escalation/index.js';
import { LIGHT_WORDS, VERDICT_WORDS } from '../../../core/words/index.js';
import type { ReasonCode } from '../../../core/warning/index.js';
import type { ToldOfSlip } from '../../slips/index.js';

/** Every sentence that a notice is made of, by reason code; `{name}` stands for a figure, a day or a name. */
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const SWEEP_TEXTS = {
  'notice.due-before': {
    zh: '距办结时限还有{workdaysLeft}个工作日(时限{dueOn})',
    en: '{workdaysLeft} working days left until {dueOn}',
  },
  'notice.due-on': {
    zh: '办结时限{dueOn},今天是最后一个工作日',
    en: 'due on {dueOn}: today is the last working day',
  },
  'notice.due-after': {
    zh: '已超过办结时限{late}个工作日(时限{dueOn})',
    en: '{late} working days past {dueOn}',
  },
  'notice.sign-before': { zh: '尚未签收,请于{dueOn}前签收', en: 'to be signed for by {dueOn}' },
  'notice.sign-on': {
    zh: '尚未签收,今天是签收期限的最后一个工作日',
    en: 'to be signed for today',
  },
  'notice.sign-after': {
    zh: '超过签收期限{late}个工作日仍未签收(期限{dueOn})',
    en: 'not signed for, {late} working days past {dueOn}',
  },
  'notice.return-decision-before': {
    zh: '退回申请待答复,期限{dueOn}',
    en: 'return request to be answered by {dueOn}',
  },
  'notice.return-decision-on': { zh: '退回申请今天须答复', en: 'return request to be answered today' },
  'notice.return-decision-after': {
    zh: '退回申请逾期{late}个工作日未答复(期限{dueOn})',
    en: 'return request unanswered, {late} working days past {dueOn}',
  },
  'notice.extension-decision-before': {
    zh: '延期申请待答复,期限{dueOn}',
    en: 'extension request to be answered by {dueOn}',
  },
  'notice.extension-decision-on': { zh: '延期申请今天须答复', en: 'extension request to be answered today' },
  'notice.extension-decision-after': {
    zh: '延期申请逾期{late}个工作日未答复(期限{dueOn})',
    en: 'extension request unanswered, {late} working days past {dueOn}',
  },
  'notice.pause-review-before': { zh: '暂缓办理将于{dueOn}复核', en: 'pause to be reviewed on {dueOn}' },
  'notice.pause-review-on': { zh: '今天应复核暂缓是否继续', en: 'pause to be reviewed today' },
  'notice.pause-review-after': {
    zh: '暂缓复核逾期{late}个工作日(复核日{dueOn})',
    en: 'pause not reviewed, {late} working days past {dueOn}',
  },
  'notice.plan-before': { zh: '请于{dueOn}前报送整改方案', en: 'plan due by {dueOn}' },
  'notice.plan-on': { zh: '今天应报送整改方案', en: 'plan due today' },
  'notice.plan-after': {
    zh: '整改方案逾期{late}个工作日未报送(期限{dueOn})',
    en: 'plan missing, {late} working days past {dueOn}',
  },
  'notice.progress-before': { zh: '本期整改进展请于{dueOn}前报送', en: 'progress report due by {dueOn}' },
  'notice.progress-on': { zh: '今天应报送本期整改进展', en: 'progress report due today' },
  'notice.progress-after': {
    zh: '截至{dueOn}的本期整改进展尚未报送',
    en: 'no progress report for the period to {dueOn}',
  },
  'notice.part-before': {
    zh: '本单位分工请于{dueOn}前向牵头单位反馈',
    en: 'your part is owed to the lead by {dueOn}',
  },
  'notice.part-on': { zh: '本单位分工今天须向牵头单位反馈', en: 'your part is owed to the lead today' },
  'notice.part-after': {
    zh: '本单位分工逾期{late}个工作日未反馈(期限{dueOn})',
    en: 'your part is missing, {late} working days past {dueOn}',
  },
  'notice.part-missing-before': {
    zh: '协同单位分工应于{dueOn}前反馈',
    en: 'parts are owed to you by {dueOn}',
  },
  'notice.part-missing-on': { zh: '协同单位分工今天到期', en: 'parts are owed to you today' },
  'notice.part-missing-after': {
    zh: '协同单位分工逾期{late}个工作日未反馈,请催办(期限{dueOn})',
    en: 'a part is owed to you, {late} working days past {dueOn}: ask for it',
  },
  'notice.dispute-before': { zh: '分工分歧待裁定,期限{dueOn}', en: 'dispute to be decided by {dueOn}' },
  'notice.dispute-on': { zh: '分工分歧今天须裁定', en: 'dispute to be decided today' },
  'notice.dispute-after': {
    zh: '分工分歧逾期{late}个工作日未裁定(期限{dueOn})',
    en: 'dispute undecided, {late} working days past {dueOn}',
  },
  'notice.verification-before': {
    zh: '整改结果待核查,宜于{dueOn}前启动',
    en: 'result to be verified by {dueOn}',
  },
  'notice.verification-on': {
    zh: '整改结果已报送,今天应启动核查',
    en: 'verification of the result due today',
  },
  'notice.verification-after': {
    zh: '整改结果待核查,已超过{late}个工作日(应于{dueOn}启动)',
    en: 'result not verified, {late} working days past {dueOn}',
  },
  'notice.decision-before': {
    zh: '已核查待认定,宜于{dueOn}前认定',
    en: 'decision on the result due by {dueOn}',
  },
  'notice.decision-on': { zh: '已核查,今天应作出认定', en: 'decision on the result due today' },
  'notice.decision-after': {
    zh: '已核查待认定,已超过{late}个工作日(应于{dueOn}认定)',
    en: 'result undecided, {late} working days past {dueOn}',
  },
  'notice.publicity-before': { zh: '公示至{dueOn}', en: 'made public until {dueOn}' },
  'notice.publicity-on': { zh: '公示今天期满', en: 'publicity ends today' },
  'notice.publicity-after': {
    zh: '公示已于{dueOn}期满,请办理销号',
    en: 'publicity ended on {dueOn}: strike the number off',
  },
  'notice.recheck-before': { zh: '应于{dueOn}前“回头看”', en: 're-visit due by {dueOn}' },
  'notice.recheck-on': { zh: '今天应“回头看”', en: 're-visit due today' },
  'notice.recheck-after': {
    zh: '“回头看”逾期{late}个工作日(应于{dueOn}开展)',
    en: 're-visit not made, {late} working days past {dueOn}',
  },
} as const satisfies Record<Notice['reasonCode'], Sentence>;

/** Why a light burns, by the reason codes of `core/warning`. */
const LIGHT_TEXTS = {
  'light.not-issued': { zh: '尚未交办', en: 'not issued yet' },
  'light.paused': { zh: '暂缓办理', en: 'paused' },
  'light.return-pending': { zh: '退回申请待答复', en: 'return request pending' },
  'light.ended': { zh: '已办结', en: 'ended' },
  'light.on-schedule': { zh: '按序时进度推进', en: 'on schedule' },
  'light.past-due': { zh: '已超过办结时限(时限{dueOn})', en: 'past due ({dueOn})' },
  'light.cannot-finish': { zh: '预计不能按期完成', en: 'not expected to be finished in time' },
  'light.far-behind': {
    zh: '进度{progress}%,落后序时进度{gap}个百分点',
    en: 'at {progress} %, {gap} points behind schedule',
  },
  'light.behind': {
    zh: '进度{progress}%,落后序时进度{gap}个百分点',
    en: 'at {progress} %, {gap} points behind schedule',
  },
  'light.near-due': {
    zh: '临近办结时限,还有{workdaysLeft}个工作日',
    en: 'due in {workdaysLeft} working days',
  },
  'light.milestone-missed': { zh: '有节点未按期完成', en: 'a milestone was missed' },
  'light.sent-back': { zh: '整改结果被退回', en: 'a result was sent back' },
  'light.not-started': { zh: '未按计划启动', en: 'not started as planned' },
  'light.criticised': { zh: '被省级以上媒体或通报点名', en: 'named in the media or in a bulletin' },
} as const satisfies Record<ReasonCode, Sentence>;

const EVENT_TEXTS = {
  'task.issued': {
    zh: '新任务交办,请于{signDueOn}前签收,办结时限{dueOn}',
    en: 'issued: sign for it by {signDueOn}, due on {dueOn}',
  },
  'task.urged': { zh: '督查机构催办,请抓紧办理', en: 'urged by the supervisor' },
  'task.deadline-set': { zh: '办结时限调整为{dueOn}', en: 'now due on {dueOn}' },
  'task.objected': { zh: '公示期间收到异议,重新核查', en: 'an objection was raised: verified again' },
  'task.part-assigned': { zh: '有分工任务交办给本单位,请向牵头单位反馈', en: 'your unit has a part in it' },
  'task.part-set': { zh: '牵头单位明确了本单位的分工和时限', en: 'your part was set' },
  'task.part-delivered': { zh: '协同单位已提交分工,请审核', en: 'a part was delivered: look at it' },
  'task.part-sent-back': { zh: '分工材料被牵头单位退回,请补正', en: 'your part was sent back' },
  'task.part-accepted': { zh: '分工材料已被牵头单位采纳', en: 'your part was accepted' },
  'task.dispute-raised': { zh: '单位之间对分工有分歧,请协调裁定', en: 'units disagree: decide' },
  'task.dispute-settled': { zh: '分工分歧已裁定', en: 'the dispute was decided' },
  'task.signed': { zh: '{unit}已签收', en: '{unit} has signed for it' },
  'task.return-requested': { zh: '{unit}申请退回,待答复', en: '{unit} asks to return it' },
  'task.return-accepted': { zh: '退回申请已同意', en: 'the return was accepted' },
  'task.return-refused': { zh: '退回申请未获同意,请继续办理', en: 'the return was refused: carry on' },
  'task.plan-submitted': { zh: '{unit}已报送整改方案,待审核', en: '{unit} has submitted its plan' },
  'task.extension-requested': { zh: '{unit}申请延期,待答复', en: '{unit} asks for more time' },
  'task.extension-granted': {
    zh: '延期申请已批准,新的办结时限{dueOn}',
    en: 'more time was granted, until {dueOn}',
  },
  'task.extension-refused': {
    zh: '延期申请未获批准,办结时限仍为{dueOn}',
    en: 'more time was refused, still due on {dueOn}',
  },
  'task.paused': { zh: '已暂缓办理', en: 'paused' },
  'task.resumed': { zh: '已恢复办理,办结时限{dueOn}', en: 'resumed, due on {dueOn}' },
  'task.submitted': { zh: '{unit}已申请销号,待审核', en: '{unit} has submitted its result' },
  'task.sent-back': { zh: '初审退回,请补正后重新报送', en: 'sent back: mend it and submit again' },
  'task.decided': { zh: '认定结果:{verdict}', en: 'decided: {verdict}' },
  'task.turned-red': { zh: '转为红灯：{why}', en: 'turned red: {why}' },
  'task.struck-off': { zh: '已销号', en: 'struck off' },
} as const satisfies Record<string, Sentence>;

/** About 督办单, 约谈, 通报 and 专函: `{paper}` is the number, or before it has one what kind of paper it is. */
const PAPER_TEXTS = {
  'slip.approval-asked': { zh: '{colour}色督办单待审批', en: 'a slip ({colour}) waits for approval' },
  'slip.issued': {
    zh: '下发督办单{paper},请签收并于{limitOn}前回复办理情况',
    en: 'slip {paper} is issued: sign for it and answer by {limitOn}',
  },
  'slip.signed': { zh: '{unit}已签收督办单{paper}', en: '{unit} has signed for slip {paper}' },
  'slip.replied': { zh: '{unit}已回复督办单{paper},待认定', en: '{unit} has answered slip {paper}' },
  'slip.reply-rejected': {
    zh: '督办单{paper}的回复被退回,期限仍为{limitOn}',
    en: 'the answer to slip {paper} was not accepted, still due on {limitOn}',
  },
  'slip.met': { zh: '督办单{paper}已办结', en: 'slip {paper} is settled' },
  'slip.unmet': { zh: '督办单{paper}逾期未办结', en: 'slip {paper} was not met' },
  'slip.withdrawn': { zh: '督办单{paper}已撤回', en: 'slip {paper} was withdrawn' },
  'proposal.made': { zh: '建议{kind},待决定', en: 'proposed for decision: {kind}' },
  'proposal.accepted': { zh: '已同意{kind},请组织实施', en: 'decided for: {kind}' },
  'proposal.held': {
    zh: '{kind}{paper}已实施,请签字,落实期限{limitOn}',
    en: '{kind} {paper}: sign the record and act by {limitOn}',
  },
  'proposal.signed': { zh: '{unit}已在{kind}{paper}上签字', en: '{unit} has signed {kind} {paper}' },
} as const satisfies Record<ToldOfSlip, Sentence>;

const FRAME_TEXTS = {
  'digest.title': { zh: '整改提醒 {day}:{count}项', en: 'Rectification reminders {day}: {count}' },
  'digest.more': { zh: '另有{count}项,请登录系统查看。', en: '{count} more: see the system.' },
  'immediate.title': { zh: '【整改】{task}:{what}', en: '[Rectification] {task}: {what}' },
  'light.red': { zh: LIGHT_WORDS.red, en: 'Red' },
  'light.yellow': { zh: LIGHT_WORDS.yellow, en: 'Yellow' },
  'clock.stale.title': {
    zh: '【整改】每日巡检已停{hours}小时，请立即检查',
    en: '[Rectification] the daily sweep has been missing for {hours} hours',
  },
  'clock.stale': {
    zh: '应做的每日巡检{hours}小时未完成（最近一次：{lastOn}）。停巡期间不亮灯、不发提醒。任务积压{due}条，已放弃{dead}条，最早一条已等{waiting}分钟。请检查工作进程、队列和数据库；恢复后自动补巡，已发的提醒不重发。',
    en: 'A sweep has been due for {hours} hours (last: {lastOn}); no lights, no reminders meanwhile. Orders: {due} due, {dead} given up, the oldest waiting for {waiting} minutes. Look at worker, queue and database.',
  },
  'robot.test': {
    zh: '整改:这是一条测试消息,群提醒已接通。',
    en: 'Zhenggai: a test; this group is connected.',
  },
  'mail.decide-by-link': {
    zh: '72小时内可直接办理（仅限本人，一次有效，请勿转发）：\n{link}',
    en: 'Decide here within 72 hours (for you alone, once; do not forward):\n{link}',
  },
  'mail.how-to-reply': {
    zh: '直接回复本邮件即可报送进展，请写明编号，如：2025-qy-001 进度60%，已完成……。下一步：……',
    en: 'Reply to report progress; name the task, e.g. 2025-qy-001 进度60% …',
  },
  'light.green': { zh: LIGHT_WORDS.green, en: 'Green' },
  'light.grey': { zh: '其他', en: 'Other' },
  'verdict.done': { zh: VERDICT_WORDS.done, en: 'done' },
  'verdict.basically_done': { zh: VERDICT_WORDS.basically_done, en: 'basically done' },
  'verdict.continuing': { zh: VERDICT_WORDS.continuing, en: 'continuing' },
  'verdict.not_done': { zh: VERDICT_WORDS.not_done, en: 'not done' },
  'verdict.not_applicable': { zh: VERDICT_WORDS.not_applicable, en: 'not applicable' },
} as const satisfies Record<string, Sentence>;

export const NOTICE_TEXTS = {
  ...SWEEP_TEXTS,
  ...LIGHT_TEXTS,
  ...EVENT_TEXTS,
  ...PAPER_TEXTS,
  ...FRAME_TEXTS,
};

export type NoticeTextCode = keyof typeof NOTICE_TEXTS;
/** Events that people are told of at once. */
export type ToldEvent = keyof typeof EVENT_TEXTS | ToldOfSlip;
export type NoticeLanguage = keyof Sentence;
export type TextParams = Readonly<Record<string, string | number | null>>;

/** The sentence with its figures put in; one that is not known reads `—`. */
export function noticeText(code: NoticeTextCode, params: TextParams = {}, language: NoticeLanguage = 'zh') {
  const late = typeof params['workdaysLeft'] === 'number' ? -params['workdaysLeft'] : null;
  const known: TextParams = { late, ...params };
  return NOTICE_TEXTS[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(known[name] ?? '—'),
  );
}

/** The same for a code that comes from a row; one that an older release wrote and this one lacks stands for itself. */
export function sentenceOf({ reasonCode, params }: { reasonCode: string; params: TextParams }): string {
  return isNoticeText(reasonCode) ? noticeText(reasonCode, params) : reasonCode;
}

function isNoticeText(code: string): code is NoticeTextCode {
  return code in NOTICE_TEXTS;
}
