import type { SeededRandom } from './random.js';

/** A kind of shortcoming as it stands in reports: made-up sentences in the language of the genre. */
export interface Matter {
  readonly theme: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly target: string;
  readonly criteria: readonly string[];
  readonly measures: readonly string[];
  readonly progress: readonly string[];
}

const CASES = ['案卷', '卷宗', '执法案件'];
const PLACES = ['基层站所', '镇街', '个别股室', '部分二级单位', '新划转的执法中队'];

export const MATTERS: readonly Matter[] = [
  {
    theme: 'enforcement',
    title: '执法文书制作不够规范',
    details: ['抽查{cases}{n}件,其中{m}件送达环节材料不全', '{place}的询问笔录要素有缺,返工{m}次'],
    target: '抽查案卷要素齐全,年内不再出现送达材料缺失。',
    criteria: ['案卷评查结果通报', '文书样式已印发'],
    measures: ['开展案卷交叉评查', '组织文书制作培训'],
    progress: ['已评查案卷{n}件,发现的问题逐件反馈。', '培训已办{m}期,参训{n}人次。'],
  },
  {
    theme: 'publicity',
    title: '普法宣传的针对性不强',
    details: [
      '全年活动{n}场中面向新业态从业人员的仅{m}场',
      '{place}仍以发放材料为主,群众知晓率比上年低{m}个百分点',
    ],
    target: '面向重点人群的普法活动每季度不少于一次。',
    criteria: ['活动计划及台账', '知晓率测评结果'],
    measures: ['制定分众普法清单', '建立以案释法案例库'],
    progress: ['已入库案例{n}个,覆盖{m}个领域。', '开展专场活动{m}场。'],
  },
  {
    theme: 'legality-review',
    title: '合法性审查力量薄弱',
    details: ['专职审查人员只有{m}人,全年却要审查文件{n}件', '{place}有{m}件合同先签后审'],
    target: '重大决策和合同应审尽审,审查意见留档完整。',
    criteria: ['审查人员配备文件', '审查台账抽查记录'],
    measures: ['补充审查人员', '把审查嵌入办文流程'],
    progress: ['审查人员已到岗{m}名。', '本季度审查{n}件,意见采纳率上升。'],
  },
  {
    theme: 'open-government',
    title: '政务公开内容更新不及时',
    details: ['{m}个栏目超过一个季度没有更新', '{place}公开的办事指南有{m}处与现行规定不一致'],
    target: '栏目按月更新,失效内容及时清理。',
    criteria: ['栏目巡查记录', '指南修订清单'],
    measures: ['实行栏目责任到人', '每月巡查并通报'],
    progress: ['清理失效信息{n}条。', '栏目已全部更新,剩余{m}处正在核对。'],
  },
  {
    theme: 'reconsideration',
    title: '行政争议源头预防不够',
    details: ['复议纠错案件{m}件,同类问题占一半以上', '{place}收到复议意见书后{m}份没有按期回复'],
    target: '同类问题不再重复发生,意见书按期回复率达到百分之百。',
    criteria: ['纠错案件复盘材料', '回复情况统计'],
    measures: ['逐案复盘', '建立败诉和纠错案件通报制度'],
    progress: ['复盘会已召开{m}次,形成清单{n}条。', '意见书回复{m}份。'],
  },
  {
    theme: 'normative-documents',
    title: '规范性文件清理不彻底',
    details: ['现行文件{n}件中仍有{m}件与上位规定不一致', '{place}有{m}件文件到期没有评估'],
    target: '完成全面清理,到期文件全部评估。',
    criteria: ['清理结果公告', '评估报告'],
    measures: ['开展专项清理', '设置到期提醒'],
    progress: ['废止{m}件,修改{m}件。', '已评估{n}件。'],
  },
];

const LEAD_INS = ['从自查情况看,', '对照年度计划,', '督查中发现,', ''];

/** The words of one shortcoming; numbers make each its own. */
export function describe(matter: Matter, random: SeededRandom): string {
  return `${matter.title},${random.pick(LEAD_INS)}${fill(random.pick(matter.details), random)}。`;
}

export function fill(pattern: string, random: SeededRandom): string {
  return pattern
    .replaceAll('{n}', () => String(random.between(12, 480)))
    .replaceAll('{m}', () => String(random.between(2, 11)))
    .replace('{cases}', () => random.pick(CASES))
    .replace('{place}', () => random.pick(PLACES));
}
