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

export const SLIP_LABELS: Labels = {
  number: '编号',
  state: '状态',
  colour: '颜色',
  ground: '下发依据',
  cause: '提级原因',
  demands: '办理要求',
  limit_workdays: '办理期限（工作日）',
  limit_on: '办理期限',
  to_name: '受文单位',
  copy_to: '抄送',
  drafted_by_name: '拟稿人',
  approved_by_name: '审批人',
  issued_by_name: '下发人',
  issued_on: '下发日期',
  signed_by_name: '签收人',
  signed_on: '签收日期',
  reply: '回复内容',
  replied_by_name: '回复人',
  replied_on: '回复日期',
  settled_by_name: '认定人',
  settled_on: '认定日期',
  outcome_reason: '认定说明',
};

export const PROPOSAL_LABELS: Labels = {
  number: '编号',
  state: '状态',
  kind: '种类',
  grounds: '事由',
  to_name: '受文单位',
  proposed_by_name: '提出人',
  decided_by_name: '决定人',
  decided_on: '决定日期',
  decision_reason: '决定理由',
  record: '实施记录',
  held_by_name: '实施人',
  held_on: '实施日期',
  limit_on: '落实期限',
  signed_by_name: '签字人',
  signed_on: '签字日期',
  settled_by_name: '认定人',
  settled_on: '认定日期',
  outcome_reason: '认定说明',
};

export const EVIDENCE_LABELS: Labels = {
  title: '名称',
  kind: '种类',
  criterion: '对应认定标准',
  reference: '文号或网址',
  file_name: '文件名',
  sha256: '文件校验值',
  effective_on: '生效日期',
  effective_to: '有效期至',
  is_internal: '内部',
  organisation_name: '提交单位',
  added_by_name: '提交人',
  replaces: '更正自',
  replaced_by: '已更正为',
  withdrawal: '撤回',
  scan: '个人信息检查',
  reviews: '保密审查',
  is_cleared: '可以公开',
};

export const HANDOVER_LABELS: Labels = {
  from_name: '移交人',
  to_name: '接收人',
  reason: '事由',
  prepared_by_name: '拟定人',
  given_by_name: '移交签署人',
  given_at: '移交签署时间',
  taken_at: '接收签署时间',
  finished_at: '移交完毕时间',
  tasks: '任务数',
  moved: '已移交任务数',
};

export const SUBSTITUTION_LABELS: Labels = {
  principal_name: '委托人',
  substitute_name: '代理人',
  from_on: '开始日期',
  through_on: '截止日期',
  roles: '代理岗位',
  unit_name: '限定机关',
  tasks: '限定任务',
  reason: '事由',
  appointed_by_name: '指定人',
  revoked_by_name: '撤销人',
  revoked_at: '撤销时间',
};

export const ACCOUNT_LABELS: Labels = {
  login: '登录名',
  display_name: '姓名',
  organisation_name: '单位',
  offices: '岗位',
  disabled_at: '停用时间',
  disabled_reason: '停用理由',
  erased_at: '个人信息删除时间',
};

export const ORGANISATION_LABELS: Labels = {
  code: '代码',
  name: '名称',
  short_name: '简称',
  kind: '机构类别',
  level: '层级',
  parent_name: '上级机构',
  document_prefix: '机关代字',
  is_reporting_body: '报告主体',
  aliases: '别名',
  duties: '职责',
  closed_on: '撤销日期',
  successor_name: '承接机构',
};

const ANSWER = /^answer_(\d+)$/;

/** Answers and recurrences of a check are fields of their own, each under its number. */
export function checkLabel(field: string): string | undefined {
  const place = ANSWER.exec(field)?.[1];
  if (place !== undefined) return `第${Number(place) + 1}项的回应`;
  return field.startsWith('recurrence_') ? '问题复发' : CHECK_LABELS[field];
}
