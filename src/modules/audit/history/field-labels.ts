/** What a person calls the fields of a record; a field that is not here is bookkeeping and not shown. */
type Labels = Readonly<Record<string, string>>;

export const TASK_LABELS: Labels = {
  number: '问题编号',
  title: '标题',
  kind: '来源类别',
  report_year: '报告年度',
  problem: '存在问题',
  target: '整改目标',
  state: '状态',
  rectification_class: '整改类型',
  priority: '重要程度',
  is_internal: '内部',
  organisation_name: '被督查单位',
  lead_name: '牵头单位',
  owner_name: '责任人',
  liaison_name: '联络员',
  line_leader_name: '分管领导',
  parties: '参与单位',
  criteria: '认定标准',
  measures: '整改措施',
  evidence: '佐证材料',
  due_rule: '时限规则',
  issued_on: '交办日期',
  sign_due_on: '签收时限',
  signed_on: '签收日期',
  original_due_on: '原定完成时限',
  current_due_on: '完成时限',
  plan_state: '整改方案',
  progress: '整改进度（%）',
  progress_text: '整改进展',
  next_steps: '下一步措施',
  progress_reported_on: '最近报送日期',
  extension_count: '延期次数',
  last_extension: '延期情况',
  extension_new_due_on: '申请延至',
  extension_decision_due_on: '延期批复时限',
  return_requested_on: '退回申请日期',
  return_decision_due_on: '退回批复时限',
  paused_on: '暂缓日期',
  review_on: '复查日期',
  submitted_on: '申请销号日期',
  same_kind_review: '举一反三',
  first_verdict: '第一认定意见',
  verdict: '认定结果',
  decided_on: '认定日期',
  publicity_ends_on: '公示截止',
  closed_on: '销号日期',
  rechecks_on: '回头看日期',
};

export const REPORT_LABELS: Labels = {
  title: '标题',
  state: '状态',
  report_year: '报告年度',
  issuer: '发文机关',
  region: '地区',
  document_number: '发文字号',
  index_number: '索引号',
  published_on: '公开日期',
  signed_on: '成文日期',
  file_name: '文件名',
  confirmed_by_name: '确认人',
  confirmed_at: '确认时间',
};

export const ITEM_LABELS: Labels = {
  kind: '类别',
  state: '状态',
  spans: '原文位置',
  wording: '任务表述',
  rejectReason: '不采纳理由',
  parentId: '拆分自',
  mergedInto: '并入',
};

export const CHECK_LABELS: Labels = {
  state: '状态',
  edition: '版次',
  signed_by_name: '签发人',
  signed_at: '签发时间',
};

const ANSWER = /^answer_(\d+)$/;

/** Answers and recurrences of a check are fields of their own, each under its number. */
export function checkLabel(field: string): string | undefined {
  const place = ANSWER.exec(field)?.[1];
  if (place !== undefined) return `第${Number(place) + 1}项的回应`;
  return field.startsWith('recurrence_') ? '问题复发' : CHECK_LABELS[field];
}
