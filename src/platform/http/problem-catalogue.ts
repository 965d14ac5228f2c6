import type { RefusalCode } from '../../core/shared/refusal.js';
import { FILES_PER_UPLOAD } from './limits/upload-limits.js';
import type { ProblemSpec } from './problem-spec.js';
import { ACCOUNT_PROBLEMS } from './problems-of-accounts.js';
import { CHANNEL_PROBLEMS } from './problems-of-channels.js';
import { CAMPAIGN_PROBLEMS } from './problems-of-campaigns.js';
import { DIRECTORY_PROBLEMS } from './problems-of-directories.js';
import { DOCUMENT_PROBLEMS } from './problems-of-documents.js';
import { EVIDENCE_PROBLEMS } from './problems-of-evidence.js';
import { FILE_QUOTA_PROBLEMS } from './problems-of-file-quotas.js';
import { FILE_PROBLEMS } from './problems-of-files.js';
import { REVIEW_PROBLEMS } from './problems-of-review.js';
import { READING_PROBLEMS } from './problems-of-reading.js';
import { LEDGER_PROBLEMS } from './problems-of-ledgers.js';
import { BULK_PROBLEMS } from './problems-of-bulk.js';
import { CALENDAR_TABLE_PROBLEMS } from './problems-of-calendar-tables.js';
import { AUDIT_PROBLEMS } from './problems-of-audit.js';
import { LIMIT_PROBLEMS } from './problems-of-limits.js';
import { HANDOVER_PROBLEMS } from './problems-of-handovers.js';
import { SETTING_PROBLEMS } from './problems-of-settings.js';
import { SIGN_IN_PROBLEMS } from './problems-of-sign-in.js';
import { SLIP_PROBLEMS } from './problems-of-slips.js';
import { SUBSTITUTION_PROBLEMS } from './problems-of-substitutions.js';
import { TASK_PROBLEMS } from './problems-of-tasks.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Problems of the request itself and of the machine room; those of the rules are in `problems-of-tasks.ts`. */
const REQUEST_PROBLEMS = {
  'request.invalid': refused(400, '提交的内容有误'),
  'request.malformed': refused(400, '请求格式无法识别'),
  'request.cursor-invalid': refused(400, '翻页位置无效，请从第一页重新查询'),
  'request.if-match-invalid': refused(400, 'If-Match 应为记录的版本号，如 "3"'),
  'request.too-large': refused(413, '提交的内容超过大小限制'),
  'request.media-type': refused(415, '不支持这种内容类型'),
  'request.not-found': refused(404, '没有这个地址'),
  'request.method': refused(405, '这个地址不支持该操作'),
  'record.not-found': refused(404, '没有找到，或者您无权查看'),
  'record.stale': refused(412, '内容已被他人更新，请核对最新内容后再提交'),
  'record.conflict': refused(409, '与他人同时进行的操作冲突，请重试'),
  'record.duplicate': refused(409, '已存在相同的记录'),
  'record.reference-missing': refused(422, '所引用的记录不存在'),
  'record.append-only': refused(409, '该记录只能追加，不能修改或删除'),
  'record.invalid': refused(422, '记录不符合数据库的约束'),
  'idempotency.key-reused': refused(422, '同一个 Idempotency-Key 用于了不同的请求'),
  'idempotency.in-progress': refused(409, '相同的请求正在处理'),
  'idempotency.answer-lost': refused(409, '该请求已经办理，但当时的应答没有送达，请刷新查看结果'),
  'auth.required': refused(401, '请先登录'),
  'auth.failed': { status: 401, title: '用户名或密码不正确', level: 'warn' },
  'auth.locked': { status: 429, title: '登录失败次数过多，请稍后再试', level: 'warn' },
  'auth.forbidden': { status: 403, title: '您的角色不能进行该操作', level: 'warn' },
  'auth.not-of-installation': {
    status: 403,
    title: '该事项涉及系统内全部单位，由管理范围覆盖其他各系统管理员的系统管理员办理',
    level: 'warn',
  },
  'auth.cross-site': { status: 403, title: '请求来自其他网站，已拒绝', level: 'warn' },
  'auth.password-weak': refused(422, '新密码过于简单'),
  'server.unavailable': { status: 503, title: '服务暂时不可用，请稍后再试', level: 'error' },
  'console.not-built': {
    status: 503,
    title: '网页尚未构建，请在项目文件夹运行 npm run build',
    level: 'warn',
  },
  'server.not-ready': { status: 503, title: '服务尚未就绪，请联系系统管理员', level: 'warn' },
  'server.error': { status: 500, title: '系统内部错误，操作未生效', level: 'error' },
} as const satisfies Record<string, ProblemSpec>;

export const REPORT_PROBLEMS = {
  'report.empty-file': refused(422, '文件是空的'),
  'report.file-too-large': refused(413, '文件超过大小限制'),
  'report.too-many-files': refused(
    413,
    `一次请求最多上传 ${FILES_PER_UPLOAD} 个文件，这一次的一个也没有接收；请分批上传，或者打成一个 zip 压缩包上传`,
  ),
  'report.binary-file': refused(422, '不是文本文件，无法读取'),
  'report.undecodable-text': refused(422, '无法识别文字编码，请另存为 UTF-8 后上传'),
  'report.unsupported-format': refused(422, '暂不支持这种文件格式，请另存为 docx、PDF、OFD 或文本后上传'),
  'report.not-a-report': refused(422, '这不是一份法治政府建设情况报告'),
  'report.duplicate': refused(409, '这份文件已经上传过'),
  'report.year-taken': refused(409, '该单位本年度已有报告'),
  'report.year-unknown': refused(422, '读不出报告年度，请指定'),
  'report.body-unknown': refused(422, '读不出报告单位，请指定'),
  'report.body-ambiguous': refused(422, '报告单位有多个可能，请指定'),
  'report.body-not-yours': refused(403, '该单位不在您的管理范围内'),
  'report.no-file': refused(400, '没有收到文件'),
  'report.items-undecided': refused(409, '还有条目没有采纳或驳回'),
  'item.not-accepted': refused(422, '只有已采纳的问题或安排才能立项'),
} as const satisfies Record<string, ProblemSpec>;

export const CLOSURE_PROBLEMS = {
  'closure.no-earlier-report': refused(409, '没有该单位上一年度的报告，无从核对'),
  'closure.earlier-report-unconfirmed': refused(409, '上一年度的报告还没有确认，确认后自动重新核查'),
  'closure.report-too-long': refused(422, '报告过长，只核对了前50万字'),
  'closure.not-ready': refused(409, '核查还在进行，请稍后再办'),
  'closure.signed': refused(409, '核查结果已签署，不能再改'),
  'closure.answers-open': refused(409, '还有需要人工确认的结论没有确认'),
} as const satisfies Record<string, ProblemSpec>;

export const DEPARTMENT_SYSTEM_PROBLEMS = {
  'webhook.address-refused': refused(422, '不能向这个地址推送'),
  'webhook.too-many': refused(409, '推送订阅已达上限，请先停用不用的'),
  'live.too-many': refused(429, '同时打开的窗口太多，请先关闭一些'),
  'simulation.span': refused(422, '推演须从早到晚，且不超过400天'),
  'robot.failed': refused(422, '机器人没有收下测试消息'),
  'quiet-period.too-long': refused(422, '免打扰日期须从早到晚，且不超过60天'),
  'progress.decided': refused(409, '这条进展已经处理过'),
  'webhook.ended': refused(409, '推送订阅已停用'),
} as const satisfies Record<string, ProblemSpec>;

/** code → status, title, log level: the one list behind every answer, `docs/errors.md` and the console's texts. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...DIRECTORY_PROBLEMS,
  ...FILE_PROBLEMS,
  ...FILE_QUOTA_PROBLEMS,
  ...LIMIT_PROBLEMS,
  ...AUDIT_PROBLEMS,
  ...REPORT_PROBLEMS,
  ...READING_PROBLEMS,
  ...CLOSURE_PROBLEMS,
  ...CHANNEL_PROBLEMS,
  ...CAMPAIGN_PROBLEMS,
  ...REVIEW_PROBLEMS,
  ...LEDGER_PROBLEMS,
  ...TASK_PROBLEMS,
  ...CALENDAR_TABLE_PROBLEMS,
  ...HANDOVER_PROBLEMS,
  ...SUBSTITUTION_PROBLEMS,
  ...SETTING_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...SLIP_PROBLEMS,
  ...BULK_PROBLEMS,
  ...DEPARTMENT_SYSTEM_PROBLEMS,
  ...EVIDENCE_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
} as const;

type Catalogued = keyof typeof PROBLEMS;
/** Fails to compile where a rule refuses with a code that the catalogue does not know. */
export type ProblemCode = RefusalCode extends Catalogued ? Catalogued : never;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
