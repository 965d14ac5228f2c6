import { wordList } from './term-scanner.js';

/** The eight 体系 of the 纲要, its first part (党的领导), and 基层 for what only local reports have. */
export type ThemeSystem =
  | '党的领导'
  | '政府机构职能'
  | '依法行政制度'
  | '行政决策制度'
  | '行政执法工作'
  | '突发事件应对'
  | '矛盾纠纷化解'
  | '行政权力监督'
  | '法治政府科技保障'
  | '基层';

interface ThemeShape {
  readonly code: string;
  readonly zh: string;
  readonly system: ThemeSystem;
  readonly terms: readonly string[];
}

/** Every theme with the words that tell it; a word belongs to one theme only. */
export const THEMES = [
  {
    code: 'leadership',
    zh: '组织领导与第一责任人',
    system: '党的领导',
    terms: wordList(`
      第一责任人 主要负责人 主要负责同志 一把手 主要领导 研究法治 履行法治建设职责 述职述法 述法 依法治镇 依法治乡 依法治县 依法治区 依法治街 依法治市 领导小组
      法治建设议事协调 党政主要负责人 党对法治
    `),
  },
  {
    code: 'learning',
    zh: '干部学法用法',
    system: '党的领导',
    terms: wordList(`
      学法用法 学法 习近平法治思想 关键少数 法治思维 法治意识 法治素养 法治观念 法治理念
      中心组 会前学法 依法办事 依法行政意识 法律意识 法治能力 依法行政能力 法治方式
      依法行政理念 旁听庭审 尊法学法 应知应会 依法行政的意识
    `),
  },
  {
    code: 'functions',
    zh: '权责清单与机构职能',
    system: '政府机构职能',
    terms: wordList(`
      权责清单 权力清单 责任清单 职责边界 机构职能 职能转变 赋权事项 下放事项 承接事项
      下放的权力 事权 赋权 履职事项清单 权力下放
    `),
  },
  {
    code: 'government-service',
    zh: '政务服务与审批',
    system: '政府机构职能',
    terms: wordList(`
      政务服务 全程网办 网上办理 线上办理 网办 行政审批 审批 放管服 一网通办 最多跑一次 便民服务中心 便民服务 一次告知 好差评
      帮办代办 帮代办 办事大厅 高效办成一件事 一窗受理 综合窗口 证明事项 告知承诺 接诉即办
      12345
    `),
  },
  {
    code: 'business-environment',
    zh: '法治化营商环境',
    system: '政府机构职能',
    terms: wordList(`
      营商环境 公平竞争审查 公平竞争 涉企 惠企 法治体检 民营企业 市场主体 经营主体 中小微企业
      包容审慎 首违不罚 轻微免罚 免罚
    `),
  },
  {
    code: 'credit',
    zh: '诚信政府与合同管理',
    system: '政府机构职能',
    terms: wordList(`
      诚信政府 政务诚信 失信 守信践诺 拖欠账款 政府合同 行政合同 行政协议 合同审查 合同管理
      信用监管 信用修复 信用体系 合同
    `),
  },
  {
    code: 'normative-documents',
    zh: '规范性文件与立法',
    system: '依法行政制度',
    terms: wordList(`规范性文件 备案审查 文件清理 地方立法 立法 政府规章 制度建设 征求意见 行政规范性`),
  },
  {
    code: 'legality-review',
    zh: '合法性审查与法律顾问',
    system: '行政决策制度',
    terms: wordList(`
      合法性审查 合法性审核 合法合规性审查 法律顾问 公职律师 法制机构 法律审核 法审 审查意见书
      合法性
    `),
  },
  {
    code: 'decisions',
    zh: '重大行政决策',
    system: '行政决策制度',
    terms: wordList(`
      重大行政决策 重大决策 行政决策 依法决策 决策程序 公众参与 专家论证 风险评估 集体讨论
      三重一大 决策后评估 后评估 听证 决策目录 科学决策 民主决策
    `),
  },
  {
    code: 'enforcement',
    zh: '行政执法',
    system: '行政执法工作',
    terms: wordList(`
      行政执法 综合执法 执法 行政处罚 处罚 行政强制 三项制度 全过程记录 执法公示 法制审核
      裁量基准 裁量权 裁量 执法记录仪 案卷评查 案卷 卷宗 双随机 联合执法 运动式 柔性执法
      说理式 罚缴 执法证
    `),
  },
  {
    code: 'enforcement-supervision',
    zh: '行政执法监督',
    system: '行政执法工作',
    terms: wordList(`行政执法监督 执法监督 执法协调监督 执法督察 执法监督员 行刑衔接 两法衔接`),
  },
  {
    code: 'key-fields',
    zh: '重点领域监管',
    system: '行政执法工作',
    terms: wordList(`
      食品安全 药品 安全生产 生态环境 违法建设 违建 自然资源 耕地 劳动保障 欠薪 城市管理
      市容 占道经营 交通运输 校园周边 物业 消防 燃气 扬尘 养老机构 预付卡 违法占地 自建房
    `),
  },
  {
    code: 'emergency',
    zh: '突发事件应对',
    system: '突发事件应对',
    terms: wordList(`突发事件 应急预案 应急演练 应急管理 应急处置 应急 防汛 疫情防控 防灾减灾`),
  },
  {
    code: 'mediation',
    zh: '矛盾纠纷调解',
    system: '矛盾纠纷化解',
    terms: wordList(`
      矛盾纠纷 人民调解 行政调解 司法调解 调解员 调解 枫桥经验 诉源治理 网格员 网格 综治中心
      矛调 行业性专业性 行政裁决 纠纷
    `),
  },
  {
    code: 'petitions',
    zh: '信访法治化',
    system: '矛盾纠纷化解',
    terms: wordList(`信访 初信初访 积案 访诉分离 首接负责 重复访`),
  },
  {
    code: 'reconsideration',
    zh: '行政复议',
    system: '矛盾纠纷化解',
    terms: wordList(`行政复议 复议 复议员 行政争议 复议决定 复议案件`),
  },
  {
    code: 'litigation',
    zh: '行政应诉',
    system: '矛盾纠纷化解',
    terms: wordList(`行政应诉 应诉 出庭 败诉 行政诉讼 府院联动 府院 司法建议 检察建议 生效裁判 出庭应诉`),
  },
  {
    code: 'power-supervision',
    zh: '权力制约监督',
    system: '行政权力监督',
    terms: wordList(`
      人大监督 民主监督 人大代表 政协 建议提案 审计 纪检 巡察 舆论监督 社会监督 权力监督
      权力运行 党风廉政 特邀监督员
    `),
  },
  {
    code: 'open-government',
    zh: '政务公开',
    system: '行政权力监督',
    terms: wordList(`
      政务公开 信息公开 依申请公开 政府网站 政务新媒体 村务公开 公开目录 政策解读 公开栏
      主动公开 公开专区 公开专栏
    `),
  },
  {
    code: 'digital',
    zh: '数字法治政府',
    system: '法治政府科技保障',
    terms: wordList(`
      数字法治 信息化 智慧 大数据 数据共享 信息共享 掌上执法 互联网+ 一体化平台 平台建设
      电子证照 一表通 数字化 无人机 非现场 信息系统 信息平台 监管平台 执法平台
    `),
  },
  {
    code: 'publicity',
    zh: '普法宣传',
    system: '基层',
    terms: wordList(`
      普法 法治宣传 法制宣传 法律宣传 宣传教育 法治讲座 法律讲座 法治文化 谁执法谁普法 法律进
      送法 宪法宣传 民法典 法治副校长 青少年 法律知识 以案释法 法治公园 法治广场 法治长廊
      宣传资料 八五 九五 反诈 知晓率 法治氛围 法律法规宣传 普法宣传
    `),
  },
  {
    code: 'legal-services',
    zh: '公共法律服务',
    system: '基层',
    terms: wordList(`
      公共法律服务 法律援助 法律服务 公证 司法鉴定 律师团 法律服务团 法律咨询 一村一法律顾问 村居法律顾问
      法律服务工作室 律师
    `),
  },
  {
    code: 'village-rule-of-law',
    zh: '基层民主法治',
    system: '基层',
    terms: wordList(`
      法律明白人 民主法治示范村 民主法治村 民主法治 村规民约 村民自治 学法用法示范户 法治带头人
      基层治理 乡村治理 议事 村务监督 法治示范村 法治乡村
    `),
  },
  {
    code: 'correction',
    zh: '社区矫正与特殊人群',
    system: '基层',
    terms: wordList(`社区矫正 矫正对象 安置帮教 刑满释放 刑释 重点人群 特殊人群`),
  },
  {
    code: 'team',
    zh: '法治工作队伍',
    system: '党的领导',
    terms: wordList(`
      法治队伍 法治工作队伍 法治人才 法治专业人才 法律专业人才 法治工作力量 法治力量 法治干部
      法律专业背景 司法所 专业人才 法治工作人员 法学专业 法律职业资格 法律专业 法务
    `),
  },
  {
    code: 'assessment',
    zh: '督察考核与示范创建',
    system: '党的领导',
    terms: wordList(`
      推进不平衡 发展不平衡 落实不平衡 软任务 督察组 专项督察 年度考核 目标考核 考核细则 法治督察 法治建设考核 考核评价 绩效考核 考核指标 示范创建 示范镇 示范区 示范县 先行先试
      典型经验 典型做法 先进经验 督察反馈 责任落实督察 法治考核 试点
    `),
  },
] as const satisfies readonly ThemeShape[];
