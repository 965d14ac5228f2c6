import { wordList } from '../shared/term-scanner.js';

/**
 * What is wrong or done with an object: the trouble and its usual remedy share one facet, so that
 * 人员不足 meets 招录 and 业务不熟 meets 培训. Facet and theme together tell the same object from the same field.
 */
export const FACETS = [
  {
    code: 'awareness',
    terms: wordList(`
      意识 思维 理念 认识 重视 素养 观念 学法 述法 集中学习 专题学习 研讨 旁听庭审 中心组
      应知应会 行政命令 凭经验
    `),
  },
  {
    code: 'ability',
    terms: wordList(`
    经验不足 经验欠缺 不会办 不敢办 接不住 业务骨干 带教 跟案 课程 学习
      能力 业务水平 专业水平 素质 业务 专业素养 专业能力 不熟 本领 培训 轮训 跟班 练兵 比武 授课 测试
      考试 专业知识 专业化 专业化水平 知识储备 业务知识 传帮带 以案代训
    `),
  },
  {
    code: 'staffing',
    terms: wordList(`
    老龄化 年龄 老化 招考 遴选 聘用 流失 轮岗 后备 持证率 人才库 专职 到岗 增至
      力量薄弱 人员不足 力量不足 人手 编制 配备 短缺 持证 招录 招聘 充实 选调 引进 执法证
      配齐 配强 人员少 一人多岗 身兼数职 兼职 流动性 人少 缺编 空编 增配 人才 队伍
      执法力量 力量 法律专业背景 借调 青黄不接
    `),
  },
  {
    code: 'procedure',
    terms: wordList(`
      规范 规范化 程序 文书 流程 全过程记录 三项制度 裁量 案卷评查 模板 法制审核 裁量基准
      瑕疵 取证 证据 送达 归档 卷宗 案卷 重结果 轻程序 标准化 说理
    `),
  },
  {
    code: 'form',
    terms: wordList(`
    吸引 菜单式 主题公园 书画 小戏 微电影 宣传栏 文艺汇演 典型案例
      形式 方式 单一 创新 载体 吸引力 新媒体 短视频 抖音 公众号 直播 情景剧 阵地 感染力
      互动 生动 传统 普法剧 快板 微视频 动漫 漫画 文艺 沉浸式 渗透力 视频号 灌输 发传单
    `),
  },
  {
    code: 'coverage',
    terms: wordList(`
      覆盖 覆盖面 全覆盖 精准 针对性 盲区 偏远 群体 不平衡 不均衡 薄弱环节 死角 入户 巡回
      分类 分众 延伸 点单 留守 流动人口 务工人员 老年人 企业职工
    `),
  },
  {
    code: 'coordination',
    terms: wordList(`
      协同 联动 配合 衔接 多头执法 交叉执法 合力 碎片化 联席会议 联合执法 协作 统筹 沟通
      各自为战 推诿 会商 协调 衔接不畅 职责不清 权责不清 抄告 移送
    `),
  },
  {
    code: 'oversight',
    terms: wordList(`
    推进不平衡 发展不平衡 落实不平衡 浮于表面 述职 约谈 测评 排名 末位 软任务 监督 考核 督察 督查 问责 评价 检查 通报 约谈 评查 抽查 倒查 监督员`),
  },
  {
    code: 'mechanism',
    terms: wordList(`
      机制 制度 体系 办法 细则 规定 意见 方案 清单 规则 建立 制定 印发 出台 修订 完善
      健全 台账
    `),
  },
  {
    code: 'digital',
    terms: wordList(`
      信息化 智慧 数字化 大数据 平台 系统 线上 互联网 上线 数据共享 信息共享 掌上 数据壁垒
      录入 网上
    `),
  },
  {
    code: 'funds',
    terms: wordList(
      `场地 设施 硬件 狭小 简陋 陈旧 破旧 老旧 提档升级 经费 资金 装备 设备 保障 预算 财政 执法车辆 记录仪 办公用房 场所`,
    ),
  },
  {
    code: 'participation',
    terms: wordList(`参与 参与度 参与率 知晓率 满意度 知晓度 积极性 主动性 信法`),
  },
  {
    code: 'timeliness',
    terms: wordList(`
    周期 效率 结案 缩短 压缩 时间 久拖 提速 按期 及时 时限 超期 滞后 逾期 时效 更新 拖延 积压 缓慢 办结率 不及时`),
  },
  {
    code: 'outcome',
    terms: wordList(`纠错率 败诉率 成功率 发案 纠纷多发 上升 高发 多发 调解率 履行率 化解率 重复`),
  },
  { code: 'experience', terms: wordList(`典型 亮点 品牌 经验 特色 示范 先行先试 推广 样板`) },
  {
    code: 'duties',
    terms: wordList(
      `权责 职责边界 权责边界 职责划分 边界 分工 划分 厘清 交叉 职责不清 权责不清 清单 管得着 看得见`,
    ),
  },
] as const;

export type FacetCode = (typeof FACETS)[number]['code'];
