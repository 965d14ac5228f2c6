import type { OpenAPIObject } from '@nestjs/swagger';

/** What one operation takes. Ids stand for those that the reads before it give. */
export interface OperationExample {
  readonly method: 'post';
  readonly path: string;
  /** Whose key sends it: 联络员 or 审签人 of the unit. */
  readonly by: 'liaison' | 'signer';
  readonly summary: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Stands in an example for a criterion of the task, as `GET /api/tasks/{id}` names them. */
export const CRITERION_ID = '6a1f3c52-0b7d-4f0e-9f1a-2d5c8e7b9a10';

/** Stands for a person of the unit, as `GET /api/people` names them. */
export const OWNER_ID = '0f6b2f0e-5f5e-4f5c-8a3a-7d1c9b2e4d11';

/** A department's system from the first key to 申请销号, in this order; `test/e2e/department-system.spec.ts` sends each as it stands. */
export const DEPARTMENT_EXAMPLES: readonly OperationExample[] = [
  {
    method: 'post',
    path: '/api/tokens',
    by: 'liaison',
    summary: '为本单位的业务系统领取令牌（可写，一年）',
    body: { name: '司法局办公系统', access: 'write', days: 366 },
  },
  {
    method: 'post',
    path: '/api/webhooks',
    by: 'liaison',
    summary: '订阅交办、退回补正与认定',
    body: {
      name: '司法局办公系统',
      url: 'https://oa.example.cn/zhenggai',
      events: ['task.issued', 'task.sent-back', 'task.decided'],
    },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/plan',
    by: 'liaison',
    summary: '报送整改方案：措施、节点与权重',
    body: {
      ownerId: OWNER_ID,
      measures: [
        { text: '修订行政执法案卷评查办法', milestoneOn: '2026-03-06', weight: 40 },
        { text: '组织执法文书制作专题培训两次', milestoneOn: '2026-03-12', weight: 60 },
      ],
    },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/progress',
    by: 'liaison',
    summary: '报送整改进展',
    body: {
      progress: 40,
      text: '评查办法已修订印发，第一期培训已完成，参训人员86人。',
      nextSteps: '3月12日前完成第二期培训并组织测试。',
      difficulties: '部分乡镇执法人员轮岗，需补训。',
    },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/extension-request',
    by: 'signer',
    summary: '审签人申请延期：理由、新时限与当前进度',
    body: { reason: '全县执法资格考试与第二期培训时间冲突。', newDueOn: '2026-03-27', progress: 60 },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/measures/{measureId}/completion',
    by: 'liaison',
    summary: '一项措施完成',
    body: { doneOn: '2026-03-02' },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/evidence',
    by: 'liaison',
    summary: '登记佐证材料（文号或网址；文件见 /evidence/files）',
    body: {
      criterionId: CRITERION_ID,
      kind: 'rule_text',
      title: '行政执法案卷评查办法（修订）',
      effectiveOn: '2026-03-06',
      reference: '司发〔2026〕7号',
    },
  },
  {
    method: 'post',
    path: '/api/tasks/{id}/submission',
    by: 'signer',
    summary: '审签人申请销号：整改情况、真实性承诺与举一反三',
    body: {
      text: '案卷评查办法已修订，两期培训共172人参加，随机抽查30卷均有送达回证。',
      pledgeSigned: true,
      sameKindReview: '对2025年办结的全部案卷自查，补正送达回证9份。',
    },
  },
];

/** Puts the examples where the document describes what the operations take. @throws Error where an operation is not there */
export function addExamples(document: OpenAPIObject): OpenAPIObject {
  for (const { method, path, summary, body } of DEPARTMENT_EXAMPLES) {
    const content = contentOf(document, method, path);
    if (content === undefined) throw new Error(`no ${method} ${path} that takes JSON`);
    content.examples = { department: { summary, value: body } };
  }
  return document;
}

function contentOf(document: OpenAPIObject, method: OperationExample['method'], path: string) {
  const taken = document.paths[path]?.[method]?.requestBody;
  return taken !== undefined && 'content' in taken ? taken.content['application/json'] : undefined;
}
