import { ROW_FIELDS, TASK_FIELDS, TASK_LISTS } from './task-fields.js';

/** What a document is about, and the placeholders that its template may use. */
export interface DocumentKind {
  /** What people call it; also the beginning of its file's name. */
  readonly name: string;
  /** `task`: one task, at once. `body`: many tasks of a body, by a job. `sheet`: what another act hands over. */
  readonly about: 'task' | 'body' | 'sheet';
  readonly fields: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

const aboutTask = (
  name: string,
  fields: readonly string[],
  lists: DocumentKind['lists'] = {},
): DocumentKind => ({
  name,
  about: 'task',
  fields: [...TASK_FIELDS, ...fields],
  lists: { ...TASK_LISTS, ...lists },
});

/** domain.md 13.2 to 13.4. */
export const DOCUMENT_KINDS = {
  'supervision-notice': aboutTask('督办（交办）通知单', ['办理要求', '反馈要求', '办理情况']),
  'reminder-notice': aboutTask('催办单', ['成文日期', '催办事由', '催办要求']),
  'extension-request': aboutTask('整改延期申请表', [
    '延期理由',
    '申请日期',
    '申请人',
    '申请时进度',
    '延期前时限',
    '申请延至',
    '已延次数',
  ]),
  'extension-decision': aboutTask('整改延期批复', [
    '成文日期',
    '申请日期',
    '延期前时限',
    '批复后时限',
    '批复意见',
    '批复理由',
    '批复人',
  ]),
  'return-form': aboutTask('整改事项退回单', ['退回原因', '退回说明', '退回日期', '退回人']),
  'return-request': aboutTask('整改事项退回申请单', [
    '申请单位',
    '退回理由',
    '职责依据',
    '建议单位',
    '申请日期',
    '申请人',
    '答复意见',
    '答复理由',
    '答复日期',
    '答复人',
  ]),
  'verification-record': aboutTask(
    '整改核查记录',
    ['核查方式', '核查日期', '核查地点', '参加人员', '抽样说明', '核查情况', '核查人'],
    { 核查发现: ['序号', '内容'] },
  ),
  'strike-off-form': aboutTask('整改事项对账销号单', [
    '核查情况',
    '核查人',
    '核查日期',
    '认定结论',
    '认定理由',
    '认定人',
    '认定日期',
  ]),
  'recheck-record': aboutTask('整改“回头看”记录', [
    '应查日期',
    '回头看日期',
    '回头看结果',
    '回头看情况',
    '回头看人',
  ]),
  'interview-notice': aboutTask('约谈通知', [
    '成文日期',
    '约谈对象',
    '约谈时间',
    '约谈地点',
    '约谈事由',
    '约谈内容',
    '批准人',
    '批准日期',
    '整改限期',
  ]),
  'urging-letter': aboutTask('整改工作专函', ['成文日期', '发函事由', '批准人', '批准日期', '回复期限']),
  bulletin: {
    name: '整改进展情况通报',
    about: 'body',
    fields: [
      ...['发文机关', '文号', '成文日期', '主送机关', '通报范围', '统计截止日'],
      ...['任务总数', '已销号数', '在办数', '红灯数', '黄灯数', '逾期数'],
    ],
    lists: { 通报事项: ROW_FIELDS },
  },
  'three-lists': {
    name: '整改三张清单',
    about: 'body',
    fields: ['发文机关', '成文日期', '清单范围'],
    lists: { 问题清单: ROW_FIELDS, 任务清单: ROW_FIELDS, 责任清单: ROW_FIELDS },
  },
  'supervision-slip': {
    name: '督办单',
    about: 'sheet',
    fields: [
      ...[
        '发文机关',
        '文号',
        '主送单位',
        '抄送单位',
        '任务编号',
        '事项名称',
        '存在问题',
        '督办缘由',
        '办理要求',
      ],
      ...['办理时限说明', '拟办人', '批准人', '签发人', '签发日期', '签收人', '签收日期'],
    ],
    // The head of the slip's own colour has one row, those of the others none: so a colour is chosen within one template.
    lists: {
      ...{ 蓝单: ['颜色'], 黄单: ['颜色'], 橙单: ['颜色'], 红单: ['颜色'] },
      办理情况: ['序号', '内容', '回复人', '回复日期', '是否逾期'],
    },
  },
  'handover-sheet': {
    name: '整改工作交接单',
    about: 'sheet',
    fields: ['所在单位', '移交人', '接收人', '移交日期', '移交原因', '事项件数'],
    lists: { 移交事项: ['序号', '任务编号', '事项名称', '状态', '进度', '现行时限', '未办事宜', '移交岗位'] },
  },
} as const satisfies Record<string, DocumentKind>;

export type DocumentKindName = keyof typeof DOCUMENT_KINDS;
export const DOCUMENT_KIND_NAMES = Object.keys(DOCUMENT_KINDS) as DocumentKindName[];

export function documentKind(name: DocumentKindName): DocumentKind {
  return DOCUMENT_KINDS[name];
}

/** Kinds of one task, in the order in which its life meets them. */
export const TASK_DOCUMENTS = DOCUMENT_KIND_NAMES.filter((name) => documentKind(name).about === 'task');
export const BODY_DOCUMENTS = DOCUMENT_KIND_NAMES.filter((name) => documentKind(name).about === 'body');
