import type { Role } from '../../src/modules/identity/index.js';

export interface DemoPerson {
  /** What the person types to sign in; pinyin of unit and post. */
  readonly login: string;
  readonly displayName: string;
  /** Code of the organisation where the person works. */
  readonly organisation: string;
  /** Code of the body whose whole subtree the person answers for; their own organisation for people of a unit. */
  readonly scope: string;
  readonly roles: readonly Role[];
  /** 职务 */
  readonly post: string;
  readonly email: string;
}

type PersonRow = readonly [login: string, displayName: string, post: string, ...roles: Role[]];

/** People of one organisation who answer for the subtree of `scope`. */
function staff(organisation: string, scope: string, rows: readonly PersonRow[]): readonly DemoPerson[] {
  return rows.map(([login, displayName, post, ...roles]) => ({
    login,
    displayName,
    organisation,
    scope,
    roles,
    post,
    email: `${login}@${organisation}.example`,
  }));
}

const unitStaff = (organisation: string, rows: readonly PersonRow[]): readonly DemoPerson[] =>
  staff(organisation, organisation, rows);

/**
 * Demo accounts, one obvious account for each kind of user. All people are invented.
 * `duchayuan` reviews and `hechayuan` verifies: whoever reports or reviews first never verifies alone.
 */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...staff('qyzfb', 'qy', [
    ['duchashi', '顾听澜', '县政府督查室主任', 'supervisor'],
    ['duchayuan', '林砚秋', '县政府督查室督查员', 'officer'],
    ['hechayuan', '周慕衡', '县政府督查室督查员', 'officer'],
    ['xitong', '白简之', '电子政务中心系统管理员', 'system_admin'],
    ['anquan', '戚守默', '电子政务中心安全管理员', 'security_admin'],
    ['shenji', '纪怀真', '电子政务中心审计管理员', 'audit_admin'],
  ]),
  ...staff('qyyfb', 'qy', [
    ['yifaban', '方若谷', '县委依法治县办副主任', 'supervisor'],
    ['yifaban-chu', '钟思齐', '县委依法治县办秘书股股长', 'officer'],
  ]),
  ...staff('qy', 'qy', [
    ['xianzhang', '陆明谦', '县长', 'principal'],
    ['fuxianzhang', '韩叙白', '副县长（分管政法、司法行政）', 'line_leader'],
    ['fuxianzhang-shi', '孟知微', '副县长（分管市场监管、城乡建设）', 'line_leader'],
    ['renda', '丁允执', '县人大常委会监察和司法工委联络员', 'reader_external'],
  ]),
  ...unitStaff('qysf', [
    ['sifa-lianluo', '江予清', '县司法局办公室联络员', 'liaison'],
    ['sifa-shenqian', '秦守拙', '县司法局局长', 'unit_signer', 'principal'],
    ['sifa-jingban', '叶疏桐', '县司法局行政执法协调监督股股长', 'owner'],
  ]),
  ...unitStaff('qyzf', [
    ['zhifa-lianluo', '罗见山', '县综合行政执法局法制股联络员', 'liaison', 'owner'],
    ['zhifa-shenqian', '谭立言', '县综合行政执法局局长', 'unit_signer', 'principal'],
  ]),
  ...unitStaff('qysj', [
    ['shijian-lianluo', '宋临溪', '县市场监管局政策法规股联络员', 'liaison'],
    ['shijian-shenqian', '杜怀简', '县市场监管局局长', 'unit_signer', 'principal'],
    ['shijian-jingban', '贺行知', '县市场监管局信用监管股股长', 'owner'],
  ]),
  ...unitStaff('qyfg', [
    ['fagai-lianluo', '尹归樵', '县发改局政策法规股联络员', 'liaison', 'owner'],
    ['fagai-shenqian', '卓成蹊', '县发改局局长', 'unit_signer', 'principal'],
  ]),
  ...unitStaff('qycz', [
    ['caizheng-lianluo', '苏念安', '县财政局行政政法股联络员', 'liaison', 'owner'],
    ['caizheng-shenqian', '孔见素', '县财政局局长', 'unit_signer', 'principal'],
  ]),
  ...unitStaff('ww', [
    ['wangwu-lianluo', '梁问渠', '望梧镇平安法治办联络员', 'liaison'],
    ['wangwu-shenqian', '邵其华', '望梧镇镇长', 'unit_signer', 'principal'],
    ['wangwu-jingban', '温如许', '望梧镇司法所负责人', 'owner'],
  ]),
  ...unitStaff('sl', [
    ['shili-lianluo', '乔牧之', '石笠镇党政办联络员', 'liaison', 'owner'],
    ['shili-shenqian', '傅清野', '石笠镇镇长', 'unit_signer', 'principal'],
  ]),
  ...unitStaff('dz', [
    ['dizhu-lianluo', '柳萦舟', '荻渚街道司法所联络员', 'liaison'],
    ['dizhu-shenqian', '冯既白', '荻渚街道办事处主任', 'unit_signer', 'principal'],
  ]),
];
