import type { Person } from './person.js';
import type { TestApp } from './test-app.js';

/** A confirmed-looking report of the demo's county, accepted items and the unit ids that tests need. */
export interface County {
  readonly supervisor: Person;
  readonly reportId: string;
  readonly items: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
  /** Organisation ids by code. */
  readonly units: Readonly<Record<string, string>>;
}

/** Fictional, in the language of the genre; `n` keeps the bytes of two of them apart. */
export function reportText(n = 0, body = '荻渚街道办事处', year = 2025): string {
  return [
    `${body}${year}年法治政府建设情况报告`,
    `${year}年,${body}认真落实上级部署,现将有关情况报告如下:`,
    '一、主要举措和成效',
    `(一)抓实学法用法。全年组织集体学法${n + 4}次,开展法治讲座${n + 6}场,村居干部参训率达95%。`,
    '二、存在的不足和原因',
    '一是执法文书制作不够规范,部分案卷缺少送达回证。二是普法宣传形式单一,青年群体覆盖不足。三是合法性审查人员力量薄弱。',
    `三、${year + 1}年主要安排`,
    '一是6月底前组织执法文书专题培训两次。二是年内新建法治宣传点3处。',
    '特此报告。',
  ].join('\n');
}

/** Hands the text in and waits until it was read. */
export async function receiveReport(app: TestApp, person: Person, text: string): Promise<string> {
  const received = await person.upload('/api/intakes', [{ name: 'report.txt', content: text }]);
  await app.runOrders();
  const { batchId } = received.body<{ batchId: string }>();
  const [file] = (await person.get(`/api/intakes/${batchId}`)).body<{
    files: { reportId: string; problemCode: string | null }[];
  }>().files;
  if (file === undefined || file.problemCode !== null)
    throw new Error(`not read: ${file?.problemCode ?? received.text}`);
  return file.reportId;
}

export async function county(app: TestApp): Promise<County> {
  const supervisor = await app.as('yifaban');
  const reportId = await receiveReport(app, supervisor, reportText());
  const { items } = (await supervisor.get(`/api/reports/${reportId}`)).body<{ items: County['items'] }>();
  const itemIds = items.filter((item) => ['shortcoming', 'plan'].includes(item.kind)).map((item) => item.id);
  await supervisor.post('/api/report-items/acceptance', { itemIds });
  const organisations = await app.rows<{ code: string; id: string }>('select code, id from organisation');
  return {
    supervisor,
    reportId,
    items,
    units: Object.fromEntries(organisations.map(({ code, id }) => [code, id])),
  };
}

export function assignment(leadOrganisationId: string, more: object = {}) {
  return {
    leadOrganisationId,
    dueRule: { kind: 'workdays', n: 10 },
    rectificationClass: 'staged',
    target: '问题整改到位',
    criteria: ['制度文本'],
    ...more,
  };
}
