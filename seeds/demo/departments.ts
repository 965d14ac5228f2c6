import { dutiesOf, type DemoOrganisation, type DutyWords } from './organisation.js';

interface DepartmentSeed extends Pick<
  DemoOrganisation,
  'code' | 'name' | 'shortName' | 'aliases' | 'documentPrefix'
> {
  readonly duties: DutyWords;
}

const seeds: readonly DepartmentSeed[] = [
  {
    code: 'qysf',
    name: '青砚县司法局',
    shortName: '县司法局',
    aliases: ['司法局'],
    documentPrefix: '青司',
    duties: {
      'normative-documents': ['报送备案', '逾期报送'],
      'legality-review': ['法律意见'],
      'enforcement-supervision': ['案卷质量', '执法业务培训', '行政执法案卷'],
      reconsideration: ['被撤销', '确认违法'],
      litigation: [],
      publicity: [],
      'legal-services': [],
      team: ['政法专项编制'],
    },
  },
  {
    code: 'qyzf',
    name: '青砚县综合行政执法局',
    shortName: '县综合执法局',
    aliases: ['综合行政执法局', '城管局'],
    documentPrefix: '青综执',
    duties: {
      enforcement: ['下放镇街', '综合行政执法队', '承接不到位', '跟班指导'],
      'key-fields': ['市容', '油烟', '渣土'],
    },
  },
  {
    code: 'qyfg',
    name: '青砚县发展和改革局',
    shortName: '县发改局',
    aliases: ['发展和改革局', '发改局'],
    documentPrefix: '青发改',
    duties: { decisions: ['实施后评估', '重大项目'], 'business-environment': ['招商', '政策兑现'] },
  },
  {
    code: 'qysp',
    name: '青砚县行政审批服务局',
    shortName: '县行政审批局',
    aliases: ['行政审批服务局', '审批局'],
    documentPrefix: '青审批',
    duties: {
      'government-service': ['办事指南', '承诺时限'],
      functions: ['许可事项清单'],
    },
  },
  {
    code: 'qysj',
    name: '青砚县市场监督管理局',
    shortName: '县市场监管局',
    aliases: ['市场监督管理局', '市场监管局', '县市监局'],
    documentPrefix: '青市监',
    duties: {
      'business-environment': ['涉企检查', '检查计划', '重复检查'],
      credit: ['经营异常'],
      'key-fields': ['特种设备', '网络交易', '直播带货'],
    },
  },
  {
    code: 'qyjy',
    name: '青砚县教育局',
    shortName: '县教育局',
    aliases: ['教育局'],
    documentPrefix: '青教',
    duties: { publicity: ['校园', '依法治校', '校外培训', '留守儿童'] },
  },
  {
    code: 'qyrs',
    name: '青砚县人力资源和社会保障局',
    shortName: '县人社局',
    aliases: ['人力资源和社会保障局', '人社局'],
    documentPrefix: '青人社',
    duties: { 'key-fields': ['农民工工资', '劳动监察', '工伤认定', '劳动仲裁'] },
  },
  {
    code: 'qyga',
    name: '青砚县公安局',
    shortName: '县公安局',
    aliases: ['公安局'],
    documentPrefix: '青公',
    duties: {
      'enforcement-supervision': ['移送涉嫌犯罪', '接处警', '执法办案中心'],
      correction: [],
    },
  },
  {
    code: 'qycz',
    name: '青砚县财政局',
    shortName: '县财政局',
    aliases: ['财政局'],
    documentPrefix: '青财',
    duties: { credit: ['逾期付款', '政府采购', '预算', '专项资金'] },
  },
  {
    code: 'qyzj',
    name: '青砚县住房和城乡建设局',
    shortName: '县住建局',
    aliases: ['住房和城乡建设局', '住建局'],
    documentPrefix: '青建',
    duties: { 'key-fields': ['房屋征收', '施工许可', '业务用房', '加装电梯'] },
  },
];

/** The departments of 青砚县 that take rectification tasks. */
export const DEMO_DEPARTMENTS: readonly DemoOrganisation[] = seeds.map((seed) => ({
  ...seed,
  path: `/yh/qy/${seed.code}/`,
  kind: 'department',
  level: 'county',
  isReportingBody: true,
  jointWith: null,
  duties: dutiesOf(seed.name, seed.duties),
}));
