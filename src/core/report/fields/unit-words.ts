import { wordList } from '../../shared/term-scanner.js';

/** Fields of work by which departments are named; a department is one of these and an ending. */
const DEPARTMENTS = wordList(`
  司法 公安 财政 教育 教体 民政 人社 人力资源和社会保障 自然资源和规划 自然资源 生态环境 住房和城乡建设 住房城乡建设
  住建 交通运输 交通 水利 水务 农业农村 商务 文化广电旅游 文化和旅游 文旅 卫生健康 卫健 退役军人事务 退役军人 应急管理
  应急 审计 市场监督管理 市场监管 统计 医疗保障 医保 信访 林业 城市管理 城管 综合行政执法 综合执法 行政执法 行政审批服务
  行政审批 政务服务和数据管理 政务服务管理 政务服务 大数据 发展和改革 发改 科技 工信 工业和信息化 税务 消防救援 乡村振兴
  国资 体育 园林 民族宗教 机关事务 投资促进 招商 平安法治 平安建设 综治 党建工作 党建 经济发展 社会事务 公共服务
  民生服务 社会治理 基层治理 村镇建设 规划建设 农业服务 安全生产 安监 环保 党政 党政综合 政策法规 法制 法规
`);
const DEPARTMENT_ENDS = wordList(
  `局 委 分局 大队 中队 支队 执法队 执法大队 执法中队 队 所 站 办公室 办 科 股 厅 中心`,
);

/** Units with names of their own. */
const UNITS = wordList(`
  派出所 人民法庭 法庭 人民法院 法院 人民检察院 检察院 便民服务中心 党群服务中心 政务服务中心 综治中心 矛调中心
  矛盾纠纷调解中心 公共法律服务中心 公共法律服务工作站 公共法律服务站 公共法律服务工作室 法律援助中心 法律援助工作站
  人民调解委员会 调委会 村民委员会 村委会 居委会 依法治县办 依法治区办 依法治市办 依法治镇办 依法治乡办 依法治省办
  依法治街办 依法治县委员会 依法治区委员会 依法治市委员会 全面依法治县委员会办公室 全面依法治区委员会办公室
  全面依法治市委员会办公室 法治建设领导小组办公室 法治建设领导小组 政府办公室 政府办 党政办公室 党政办 纪委监委
  镇纪委 乡纪委 街道纪工委 纪工委 宣传部 组织部 政法委 党校 人大常委会 综合行政执法队 综合执法队 行政执法队 执法队
  物业管理委员会 行政复议委员会 行政复议机构 执法监督局 市监局 自规局 交警大队 交警中队 妇联 残联 总工会
`);

/** 各村（社区）: groups that a plan gives work to. */
const GROUPS = wordList(`
  各村(社区) 各村(居) 各行政村 各村居 各村社区 各村、社区 各镇(街道) 各乡镇(街道) 各镇街 各乡镇街道 各乡镇 各街道 各社区
  各部门 各单位 各科室 各站所 各办所 各职能部门 各行政执法部门 各行政执法单位 各执法部门 各执法单位 各有关部门
  各相关部门 各成员单位 各镇办 各县区 各区县 村(社区)"两委" 村"两委"
`);

/** Posts; a person's name is never looked for. */
const POSTS = wordList(`
  党政主要负责人 党政主要负责同志 主要负责人 主要负责同志 党委书记 党工委书记 镇长 乡长 区长 县长 市长 街道办主任 办事处主任
  分管领导 分管负责人 分管副镇长 分管副县长 分管副区长 政法委员 法律顾问 公职律师 法治副校长 网格员 专职调解员
  人民调解员 行政执法监督员 执法监督员 村党组织书记 村党支部书记 司法所长 司法所所长 行政机关负责人
`);

export type UnitForm = 'unit' | 'group' | 'post';

/** Every listed name with its form. */
export const UNIT_WORDS: readonly (readonly [string, UnitForm])[] = [
  ...GROUPS.map((name) => [name, 'group'] as const),
  ...POSTS.map((name) => [name, 'post'] as const),
  ...UNITS.map((name) => [name, 'unit'] as const),
  ...DEPARTMENTS.flatMap((field) => DEPARTMENT_ENDS.map((end) => [field + end, 'unit'] as const)).filter(
    ([name]) =>
      !/^(?:行政审批|政务服务|公共服务|安全生产|法规|交通)(?:队|所|站|科|中心)$|^(?:应急|科技|统计|审计|教育|环保)(?:队|委|中队)$/.test(
        name,
      ),
  ),
];
