import { LIGHT_WORDS, VERDICT_WORDS } from '../../../core/words/index.js';
import type { ReasonCode } from '../../../core/warning/index.js';
import type { ToldOfSlip } from '../../slips/index.js';

import type { Sentence } from './sentence.js';

/** Why a light burns, by the reason codes of `core/warning`. */
export const LIGHT_TEXTS = {
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

export const EVENT_TEXTS = {
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
  'task.opinion-given': {
    zh: '重点任务首次认定为{firstVerdict},待第二人意见',
    en: 'first opinion on a key task: {firstVerdict}; a second person is needed',
  },
  'task.decided': { zh: '认定结果:{verdict}', en: 'decided: {verdict}' },
  'task.turned-red': { zh: '转为红灯：{why}', en: 'turned red: {why}' },
  'task.struck-off': { zh: '已销号', en: 'struck off' },
} as const satisfies Record<string, Sentence>;

/** About 督办单, 约谈, 通报 and 专函: `{paper}` is the number, or before it has one what kind of paper it is. */
export const PAPER_TEXTS = {
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
  'slip.limit-moved': {
    zh: '督办单{paper}的办理时限调整为{limitOn}',
    en: 'slip {paper} is now due on {limitOn}',
  },
  'proposal.made': { zh: '建议{kind},待决定', en: 'proposed for decision: {kind}' },
  'proposal.accepted': { zh: '已同意{kind},请组织实施', en: 'decided for: {kind}' },
  'proposal.held': {
    zh: '{kind}{paper}已实施,请签字,落实期限{limitOn}',
    en: '{kind} {paper}: sign the record and act by {limitOn}',
  },
  'proposal.signed': { zh: '{unit}已在{kind}{paper}上签字', en: '{unit} has signed {kind} {paper}' },
} as const satisfies Record<ToldOfSlip, Sentence>;

export const FRAME_TEXTS = {
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
  'channel.test.title': {
    zh: '【整改】测试消息',
    en: '[Rectification] a test',
  },
  'channel.test': {
    zh: '整改：这是一条测试消息，通知通道已接通。',
    en: 'Zhenggai: a test; this channel works.',
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
