import type { DemoOrganisation } from './organisation.js';

type DepartmentSeed = Pick<
  DemoOrganisation,
  'code' | 'name' | 'shortName' | 'aliases' | 'documentCode' | 'duties'
>;

const seeds: readonly DepartmentSeed[] = [
  {
    code: 'qysf',
    name: '青砚县司法局',
    shortName: '县司法局',
    aliases: ['司法局'],
    documentCode: '青司',
    duties: [
      { theme: 'normative-documents', keywords: ['报送备案', '逾期报送'] },
      { theme: 'legality-review', keywords: ['法律意见'] },
      { theme: 'enforcement-supervision', keywords: ['案卷质量', '执法业务培训', '行政执法案卷'] },
      { theme: 'reconsideration', keywords: ['被撤销', '确认违法'] },
      { theme: 'litigation', keywords: [] },
      { theme: 'publicity', keywords: [] },
      { theme: 'legal-services', keywords: [] },
      { theme: 'team', keywords: ['政法专项编制'] },
    ],
  },
  {
    code: 'qyzf',
    name: '青砚县综合行政执法局',
    shortName: '县综合执法局',
    aliases: ['综合行政执法局', '城管局'],
    documentCode: '青综执',
    duties: [
      { theme: 'enforcement', keywords: ['下放镇街', '综合行政执法队', '承接不到位', '跟班指导'] },
      { theme: 'key-fields', keywords: ['市容', '油烟', '渣土'] },
    ],
  },
  {
    code: 'qysp',
    name: '青砚县行政审批服务局',
    shortName: '县行政审批局',
    aliases: ['行政审批服务局', '审批局'],
    documentCode: '青审批',
    duties: [
      { theme: 'government-service', keywords: ['办事指南', '承诺时限'] },
      { theme: 'functions', keywords: ['许可事项清单'] },
    ],
  },
  {
    code: 'qysj',
    name: '青砚县市场监督管理局',
    shortName: '县市场监管局',
    aliases: ['市场监督管理局', '市场监管局', '县市监局'],
    documentCode: '青市监',
    duties: [
      { theme: 'business-environment', keywords: ['涉企检查', '检查计划', '重复检查'] },
      { theme: 'credit', keywords: ['经营异常'] },
      { theme: 'key-fields', keywords: ['特种设备', '网络交易', '直播带货'] },
    ],
  },
  {
    code: 'qyjy',
    name: '青砚县教育局',
    shortName: '县教育局',
    aliases: ['教育局'],
    documentCode: '青教',
    duties: [{ theme: 'publicity', keywords: ['校园', '依法治校', '校外培训', '留守儿童'] }],
  },
  {
    code: 'qyrs',
    name: '青砚县人力资源和社会保障局',
    shortName: '县人社局',
    aliases: ['人力资源和社会保障局', '人社局'],
    documentCode: '青人社',
    duties: [{ theme: 'key-fields', keywords: ['农民工工资', '劳动监察', '工伤认定', '劳动仲裁'] }],
  },
  {
    code: 'qyga',
    name: '青砚县公安局',
    shortName: '县公安局',
    aliases: ['公安局'],
    documentCode: '青公',
    duties: [
      { theme: 'enforcement-supervision', keywords: ['移送涉嫌犯罪', '接处警', '执法办案中心'] },
      { theme: 'correction', keywords: [] },
    ],
  },
  {
    code: 'qycz',
    name: '青砚县财政局',
    shortName: '县财政局',
    aliases: ['财政局'],
    documentCode: '青财',
    duties: [{ theme: 'credit', keywords: ['逾期付款', '政府采购', '预算', '专项资金'] }],
  },
  {
    code: 'qyzj',
    name: '青砚县住房和城乡建设局',
    shortName: '县住建局',
    aliases: ['住房和城乡建设局', '住建局'],
    documentCode: '青建',
    duties: [{ theme: 'key-fields', keywords: ['房屋征收', '施工许可', '业务用房', '加装电梯'] }],
  },
];

/** The departments of 青砚县 that take rectification tasks. */
export const DEMO_DEPARTMENTS: readonly DemoOrganisation[] = seeds.map((seed) => ({
  ...seed,
  path: `yh.qy.${seed.code}`,
  kind: 'department',
  level: 'county',
  jointWith: null,
}));
