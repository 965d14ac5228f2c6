import type { ProblemSpec } from './problem-spec.js';

const warned = (status: 401 | 403, title: string): ProblemSpec => ({ status, title, level: 'warn' });

/** Why nobody is let in on the word of the office's own directory. */
export const DIRECTORY_PROBLEMS = {
  'sso.off': { status: 404, title: '没有开通统一身份认证', level: 'info' },
  'sso.unreachable': {
    status: 503,
    title: '统一身份认证暂时无法连接，请稍后再试，或使用本系统账号登录',
    level: 'error',
  },
  'sso.attempt-over': warned(401, '这次登录已失效，请重新登录'),
  'sso.refused': warned(401, '统一身份认证没有通过，请重新登录'),
  'sso.unknown-person': warned(403, '您在本系统没有账号，请联系安全管理员'),
  'sso.other-person': warned(403, '该账号已绑定他人的统一身份，请联系安全管理员'),
  'sso.logout-refused': { status: 400, title: '统一身份认证的退出通知没有通过核验', level: 'warn' },
  'sso.offices-apart': warned(403, '统一身份认证给您的组违反三员分立，请联系安全管理员'),
  'directory.client-revoked': { status: 409, title: '该目录对接已停用', level: 'info' },
  'directory.office-ended': { status: 409, title: '该组的岗位设置已停止', level: 'info' },
  'directory.office-exists': { status: 409, title: '该组已设置这一岗位', level: 'info' },
  'directory.no-such-list': { status: 422, title: '不是可识别的名单：需有表头，CSV格式', level: 'info' },
  'directory.list-too-long': { status: 422, title: '名单过长，请分次导入', level: 'info' },
  'directory.line-invalid': { status: 422, title: '这一行的登录名、代码、姓名或类别有误', level: 'info' },
  'directory.unit-unknown': { status: 422, title: '找不到这个单位，或名称对应多个单位', level: 'info' },
} as const satisfies Record<string, ProblemSpec>;
