import type { Notice } from '../../../core/escalation/index.js';
import type { Sentence } from './sentence.js';

/** What a sweep reminds of, before, on and after its day. */
export const SWEEP_TEXTS = {
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
