import type { RefusalCode } from '../../core/shared/refusal.js';
import type { ProblemSpec } from './problem-spec.js';

type Refused = ProblemSpec & { readonly level: 'info' };

/** 403: not this person's to do. */
const notYours = (title: string): Refused => ({ status: 403, title, level: 'info' });
/** 409: the record stands in the way. */
const notNow = (title: string): Refused => ({ status: 409, title, level: 'info' });
/** 422: something that was filled in is missing or does not fit. */
const incomplete = (title: string): Refused => ({ status: 422, title, level: 'info' });

/** One line for each reason with which a rule refuses; a rule without its line does not compile. */
export const TASK_PROBLEMS = {
  'task.action-not-allowed': notNow('当前状态不允许该操作'),
  'report.action-not-allowed': notNow('报告的当前状态不允许该操作'),
  'item.action-not-allowed': notNow('条目的当前状态不允许该操作'),
  'actor.is-administrator': notYours('系统管理人员不得办理整改事项'),
  'actor.not-supervisor': notYours('须由有管辖权的督查主管办理'),
  'actor.not-officer': notYours('须由有管辖权的督查人员办理'),
  'actor.not-lead-unit': notYours('须由牵头单位办理'),
  'actor.not-unit-signer': notYours('须由牵头单位审签人办理'),
  'source.missing': incomplete('缺少问题来源'),
  'lead.missing': incomplete('没有指定牵头单位'),
  'lead.not-unique': incomplete('牵头单位只能有一个'),
  'target.missing': incomplete('缺少整改目标'),
  'criteria.missing': incomplete('缺少认定标准'),
  'due-rule.missing': incomplete('没有设定完成时限'),
  'due-rule.not-positive': incomplete('时限天数应为正整数'),
  'due-rule.before-start': incomplete('完成时限早于交办日期'),
  'approval.missing': incomplete('重点任务交办须注明领导审批依据'),
  'return.window-closed': notNow('已超过退回申请期限'),
  'return.duty-basis-missing': incomplete('退回须写明职责依据'),
  'return.suggested-unit-missing': incomplete('退回须提出建议承办单位'),
  'return.requester-decides': notYours('申请退回的人不能自行批准'),
  'plan.class-missing': incomplete('方案须明确整改类型'),
  'plan.owner-missing': incomplete('方案须明确责任人'),
  'plan.measures-missing': incomplete('方案须有整改措施'),
  'plan.not-submitted': notNow('还没有报送方案'),
  'plan.submitter-decides': notYours('报送方案的人不能自行批准'),
  'progress.out-of-bounds': incomplete('进度应在 0 到 100 之间'),
  'progress.text-missing': incomplete('请填写进展情况'),
  'extension.after-due': notNow('已过完成时限，不能再申请延期'),
  'extension.exhausted': notNow('延期次数已用完'),
  'extension.pending': notNow('已有延期申请等待批复'),
  'extension.not-pending': notNow('没有待批复的延期申请'),
  'extension.not-later': incomplete('新的时限应晚于现在的时限'),
  'extension.requester-decides': notYours('申请延期的人不能自行批准'),
  'review-date.missing': incomplete('暂缓须设定复查日期'),
  'review-date.not-later': incomplete('复查日期应晚于今天'),
  'measure.open': notNow('还有整改措施没有完成'),
  'part.open': notNow('还有责任单位或配合单位没有完成分工'),
  'evidence.missing': notNow('还有认定标准缺少佐证材料'),
  'pledge.unsigned': incomplete('须签署真实性承诺'),
  'reason.missing': incomplete('请说明理由'),
  'outcome.missing': incomplete('请选择结果'),
  'method.missing': incomplete('请选择核查方式'),
  'verifier.is-reporter': notYours('报送人不能核查自己报送的事项'),
  'decider.is-reporter': notYours('报送人不能认定自己报送的事项'),
  'decider.not-second-person': notYours('重点任务须由两人认定，请由另一人复核'),
  'verdict.missing': incomplete('请选择认定结论'),
  'verdict.before-due': notNow('完成时限未到，尚不能认定'),
  'verdict.only-not-done': notNow('未申请销号的事项只能认定为未整改'),
  'verdict.open-criteria-missing': incomplete('基本完成须写明尚未达到的标准'),
  'verdict.date-missing': incomplete('须设定下一个时限'),
  'verdict.next-steps-missing': incomplete('须写明下一步措施'),
  'verdict.not-continuing-class': notNow('不是持续整改类，认定为持续整改须说明理由'),
  'verdict.document-missing': incomplete('不再适用须注明依据文件'),
  'verdict.same-kind-review-missing': incomplete('缺少举一反三情况'),
  'verdict.rule-text-missing': notNow('制度性原因须有制度文本佐证'),
  'publicity.internal-task': notNow('内部事项不得公示'),
  'publicity.days-missing': incomplete('请设定公示期'),
  'publicity.running': notNow('公示期未满'),
  'publicity.over': notNow('公示期已过'),
  'replacement.missing': incomplete('并案须指明并入的任务'),
} as const satisfies Record<RefusalCode, ProblemSpec>;
