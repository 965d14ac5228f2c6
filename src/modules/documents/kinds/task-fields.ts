/** Placeholders that every document about one task can use, as clerks write them: `{牵头单位}`. */
export const TASK_FIELDS = [
  '发文机关',
  '文号',
  '任务编号',
  '事项名称',
  '紧急程度',
  '问题来源',
  '存在问题',
  '整改目标',
  '整改类型',
  '领导批示',
  '牵头单位',
  '责任单位',
  '配合单位',
  '分管领导',
  '责任人',
  '联络员',
  '经办人',
  '联系电话',
  '交办日期',
  '签收人',
  '签收日期',
  '原定时限',
  '现行时限',
  '办理时限说明',
  '整改进度',
  '预警灯',
  '最近进展',
  '举一反三',
  '报结日期',
  '销号日期',
] as const;
export type TaskField = (typeof TASK_FIELDS)[number];

/** Lists that every document about one task can use: `{#认定标准}…{/认定标准}`. */
export const TASK_LISTS = {
  认定标准: ['序号', '内容', '佐证'],
  整改措施: ['序号', '内容', '里程碑', '完成日期'],
} as const;

/** What a task is in a list of many. */
export const ROW_FIELDS = [
  '序号',
  '任务编号',
  '事项名称',
  '存在问题',
  '问题来源',
  '整改目标',
  '整改类型',
  '整改措施',
  '牵头单位',
  '责任单位',
  '配合单位',
  '分管领导',
  '责任人',
  '联络员',
  '现行时限',
  '进度',
  '状态',
  '预警灯',
  '情况',
] as const;
export type RowField = (typeof ROW_FIELDS)[number];
