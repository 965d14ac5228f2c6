import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addExamples } from './openapi-examples.js';
import { addProblems } from './openapi-problems.js';

const ON_BEHALF =
  'Account id of the person in whose place the caller acts today as 代理人 (GET /api/substitutions?mine=true&inForce=true): ' +
  'that person’s unit, roles and scope as far as appointed, the caller’s own name. Absent: in one’s own name. ' +
  '403 substitution.not-in-force outside the dates, after revocation and for tokens.';

/** What the operations are grouped under, in the order of a report's life: from the upload to the year after, then what it rests on. */
const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['reports', '报告：上传、解析、条目审核、确认、更正版'],
  ['tasks', '任务：立项、分派、成批交办、三张清单、等我处理'],
  ['task actions', '任务办理：从立项、交办、签收、方案、进展、延期到申请销号、核查、认定、销号、回头看'],
  ['task parts', '分工：责任单位、配合单位对牵头单位的分工，以及分歧的裁定'],
  ['bulk acts', '批量办理：选定、预览、开始、查看逐项结果'],
  ['evidence', '佐证材料：提交、撤回、保密审查、公开'],
  ['pending progress', '待认领进展：由邮件或 Excel 报来，待本单位人员认领'],
  ['deadlines', '完成时限：节假日安排及由其引起的调整'],
  ['notices', '通知：站内消息、提醒方式、群机器人、日历订阅、送达情况'],
  ['slips', '督办单：拟制、审批、下发、签收、回复、办结，以及报送负担'],
  ['proposals', '约谈、通报和专函：建议、决定、实施、落实'],
  ['documents', '文书：按模板生成的通知单、申请表、记录等，以及模板本身'],
  ['ledger', '台账：导出、改后交回、导入原有台账'],
  ['dashboard', '看板、整改指标和跨年态势'],
  ['closure checks', '上年整改核查：报告自述与台账对照、屡改屡犯、结转、兑现账、初稿'],
  ['campaigns', '年度核查：一个地方对所属各机关的上年整改核查'],
  ['report calendar', '报告日历：各机关年度报告的报送和公开'],
  ['handovers', '换人交接：移交人的未办结任务转给接收人'],
  ['substitutions', '代理：在一段时间内代他人办理'],
  ['rule packs', '规则包：各地的预警、督办规则，以及机关适用哪一个'],
  ['simulations', '推演：今后若干日谁会收到哪些提醒'],
  ['organisations', '组织机构：机构、职责、人员、文件空间'],
  ['accounts', '人员与岗位：账号、岗位授权、名单导入、目录对接'],
  ['identity', '登录：会话、密码、动态验证码、统一身份认证、系统令牌'],
  ['scim', 'SCIM 2.0：由单位目录维护人员和组'],
  ['webhooks', '事件推送：本单位任务有变动时告知部门系统'],
  ['live', '实时信号：告知浏览器所显示的内容已有变动'],
  ['audit', '审计：变更历史、审计记录、核验'],
  ['operations', '运行维护：后台作业、通知通道'],
];

/** OpenAPI 3.1 of every route, as `docs/openapi.json` keeps it. */
export function createOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('整改 Zhenggai')
    .setDescription('法治政府建设情况报告中存在问题的整改督办:报告、任务、时限、提醒、下一年核查')
    .setVersion('0.1.0')
    .addCookieAuth('zhenggai_session')
    .addBearerAuth()
    .addGlobalParameters({
      in: 'header',
      name: 'X-On-Behalf-Of',
      required: false,
      description: ON_BEHALF,
      schema: { type: 'string', format: 'uuid' },
    });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return addProblems(addExamples(document));
}

/** The document is made when somebody first asks for it: starting is not slower for it. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => createOpenApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}
