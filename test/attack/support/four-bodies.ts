import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { hashPassword, ROLES, type Role } from '../../../src/modules/identity/index.js';
import { assignment, receiveReport, reportText } from '../../support/county.js';
import type { Answer, Person } from '../../support/person.js';
import type { TestApp } from '../../support/test-app.js';

/** How a body stands to the one in which everybody of the matrix works. */
export const BODIES = ['own', 'sibling', 'parent', 'foreign'] as const;
export type Standing = (typeof BODIES)[number];

/** Ids of one record of each kind that belongs to the body, by the name under which routes and bodies of requests speak of it. */
export type Records = Readonly<Record<string, string>>;

const CODES: Readonly<Record<Standing, string>> = { own: 'ww', sibling: 'sl', parent: 'qy', foreign: 'wz' };
/** A county of another city: no path of it starts as a path of the demo does. */
const FOREIGN = { path: '/wz/', name: '苇洲县人民政府', shortName: '苇洲县政府' };

export interface FourBodies {
  readonly bodies: Readonly<Record<Standing, Records>>;
  /** One person for each role, all of the own body and granted for it; none of them made any of the records. */
  readonly people: ReadonlyMap<Role, Person>;
  /** The own unit's liaison through tokens that read, and that write; the own body's directory. */
  readonly systems: ReadonlyMap<'token:read' | 'token:write' | 'directory', Person>;
  /** The supervisor of the city, for which own, sibling and parent are a level below (docs/adr/0041). */
  readonly upper: Person;
}

/** Four bodies that each hold one record of every kind, made by people of theirs, and one stranger of each role in the first. */
export async function fourBodies(app: TestApp): Promise<FourBodies> {
  await app.rows(
    `insert into organisation (path, code, kind, level, name, short_name, is_reporting_body)
     values ($1, 'wz', 'government', 'county', $2, $3, true)`,
    [FOREIGN.path, FOREIGN.name, FOREIGN.shortName],
  );
  const password = await hashPassword(DEMO_PASSWORD);
  const bodies: Partial<Record<Standing, Records>> = {};
  for (const standing of BODIES) bodies[standing] = await recordsOf(app, CODES[standing], password);
  const people = new Map<Role, Person>();
  for (const role of ROLES) {
    await employ(app, { login: `matrix-${role}`, code: CODES.own, roles: [role], password });
    people.set(role, await app.as(`matrix-${role}`));
  }
  await employ(app, { login: 'matrix-city', code: 'yh', roles: ['supervisor'], password });
  for (const code of [CODES.own, 'yh']) await app.rows(ROBOT, [code]);
  return {
    upper: await app.as('matrix-city'),
    bodies: bodies as Record<Standing, Records>,
    people,
    systems: await systemsOf(app, people, bodies.own?.organisationId ?? ''),
  };
}

async function systemsOf(app: TestApp, people: ReadonlyMap<Role, Person>, organisationId: string) {
  const bearer = (made: Answer) =>
    app.stranger().with({ authorization: `Bearer ${ok(made).body<{ secret: string }>().secret}` });
  const through = async (access: 'read' | 'write') =>
    bearer(await (people.get('liaison') as Person).post('/api/tokens', { name: access, access, days: 30 }));
  const client = { organisationId, name: '统一身份认证', days: 30, reason: '权限矩阵' };
  return new Map([
    ['token:read', await through('read')],
    ['token:write', await through('write')],
    [
      'directory',
      bearer(await (people.get('security_admin') as Person).post('/api/directory/clients', client)),
    ],
  ] as const);
}

/** In the group of an office: one at a time, set by its people. */
const ROBOT = `
insert into notice_robot (organisation_id, org_path, kind, url, created_by, created_at)
select o.id, o.path, 'feishu', 'https://robot.example/hook', a.id, now() from organisation o join account a on a.organisation_id = o.id
where o.code = $1 order by a.login limit 1`;

async function employ(
  app: TestApp,
  { login, code, roles, password }: { login: string; code: string; roles: readonly Role[]; password: string },
): Promise<string> {
  const [account] = await app.rows<{ id: string }>(
    `insert into account (organisation_id, login, display_name, password_hash)
     select id, $1, $1, $3 from organisation where code = $2 returning id`,
    [login, code, password],
  );
  await app.rows(
    `insert into role_grant (account_id, role, organisation_id, starts_on, ends_on, reason)
     select $1, r, o.id, '2026-01-01', case r when 'detail_reader' then date '2026-12-31' end, '权限矩阵' from organisation o, unnest($3::text[]) r where o.code = $2`,
    [account?.id, code, roles],
  );
  return account?.id ?? '';
}

async function recordsOf(app: TestApp, code: string, password: string): Promise<Records> {
  const chief = `chief-${code}`;
  const desk = `desk-${code}`;
  const chiefId = await employ(app, { login: chief, code, roles: ['supervisor', 'officer'], password });
  const deskId = await employ(app, { login: desk, code, roles: ['liaison', 'unit_signer'], password });
  const [supervisor, unit] = [await app.as(chief), await app.as(desk)];
  const [body] = await app.rows<{ id: string; name: string; path: string }>(
    'select id, name, path from organisation where code = $1',
    [code],
  );
  const organisationId = body?.id ?? '';
  const year = 2025;
  const reportId = await receiveReport(app, supervisor, reportText(code.length, body?.name, year));
  const items = ok(await supervisor.get(`/api/reports/${reportId}`)).body<{
    items: { id: string; kind: string }[];
  }>().items;
  const itemIds = items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
  ok(await supervisor.post('/api/report-items/acceptance', { itemIds }));
  const { taskIds } = ok(
    await supervisor.post('/api/tasks', { itemIds: [itemIds[0]], assignment: assignment(organisationId) }),
  ).body<{ taskIds: string[] }>();
  ok(await supervisor.post('/api/tasks/issue', { taskIds }));
  const taskId = taskIds[0] ?? '';
  ok(await unit.post(`/api/tasks/${taskId}/signature`));
  await app.runOrders();
  const kept = await keptRecords(app, {
    chiefId,
    deskId,
    organisationId,
    reportId,
    taskId,
    path: body?.path,
  });
  return {
    ...kept,
    ...(await madeRecords(unit, taskId, kept.criterionId ?? '')),
    organisationId,
    reportId,
    taskId,
    itemId: itemIds[1] ?? '',
    otherItemId: itemIds[2] ?? '',
    accountId: deskId,
    otherAccountId: chiefId,
    year: String(year),
  };
}

async function madeRecords(unit: Person, taskId: string, criterionId: string): Promise<Records> {
  const evidence = ok(
    await unit.post(`/api/tasks/${taskId}/evidence`, {
      criterionId,
      kind: 'minutes',
      title: '会议纪要',
      effectiveOn: '2026-03-01',
      reference: '第3次会议纪要',
    }),
  ).body<{ id: string }>();
  const webhook = ok(
    await unit.post('/api/webhooks', { name: '业务系统', url: 'https://oa.example.cn/hook' }),
  ).body<{ id: string }>();
  const token = ok(await unit.post('/api/tokens', { name: '业务系统', access: 'read', days: 9 })).body<{
    id: string;
  }>();
  const feed = ok(await unit.post('/api/calendar-feeds', { ofUnit: false })).body<{ url: string }>();
  return {
    evidenceId: evidence.id,
    webhookId: webhook.id,
    tokenId: token.id,
    feedFile: feed.url.split('/').at(-1) ?? '',
  };
}

type Owned = Readonly<Record<'chiefId' | 'deskId' | 'organisationId' | 'reportId' | 'taskId', string>> & {
  readonly path: string | undefined;
};

/** What takes a long way through the API to come about is written as the program would have written it. */
async function keptRecords(app: TestApp, owned: Owned): Promise<Records> {
  const ids: Record<string, string> = {};
  for (const [name, sql] of Object.entries(KEPT)) {
    const values: Readonly<Record<string, string | undefined>> = { ...owned, sha: '0'.repeat(64) };
    const params: unknown[] = [];
    const text = sql.replace(/:(\w+)\b/g, (whole: string, key: string) => {
      if (!(key in values)) return whole;
      return `$${params.push(values[key])}`;
    });
    const [row] = await app.rows<{ id: string }>(text, params);
    if (row === undefined) throw new Error(`${name}: no row`);
    ids[name] = row.id;
  }
  ids.secret = randomUUID();
  return ids;
}

const KEPT: Readonly<Record<string, string>> = {
  sessionId: 'select id from session where account_id = :deskId limit 1',
  criterionId: 'select id from task_criterion where task_id = :taskId limit 1',
  batchId: 'select batch_id as id from intake_file where report_id = :reportId',
  fileId: 'select id from intake_file where report_id = :reportId',
  noticeId: `insert into notice (account_id, occasion, kind, day, title, body, link, task_id, created_at)
    values (:deskId, 'matrix', 'immediate', '2026-03-02', '请签收', '请签收', '/', :taskId, now()) returning id`,
  undeliveredId: `insert into delivery (notice_id, account_id, channel, state, queued_at)
    select id, account_id, 'mail', 'failed', now() from notice where account_id = :deskId and occasion = 'matrix' returning id`,
  deadLetterId: `insert into outbox (job, queue, payload, created_at, available_at, dead_at, last_error)
    values ('send-mail', 'notify', jsonb_build_object('deliveryId', :taskId::text), now(), now(), now(), 'no route') returning id`,
  pendingId: `insert into pending_progress (task_id, organisation_id, org_path, source, source_id, sent_by, received_at, progress, text)
    values (:taskId, :organisationId, :path, 'mail', :taskId::text, :deskId, now(), 40, '已完成四成') returning id`,
  exportId: `insert into ledger_export (org_path, requested_by, requested_at, filters, eyes)
    values (:path, :chiefId, now(), '{}', '{}') returning id`,
  ledgerIntakeId: `insert into ledger_intake (org_path, uploaded_by, uploaded_at, actor, file_name, sha256, size_bytes)
    values (:path, :chiefId, now(), '{}', 'a.xlsx', :sha, 1) returning id`,
  ledgerReturnId: `insert into ledger_import (org_path, uploaded_by, uploaded_at, actor, file_name, sha256, size_bytes)
    values (:path, :chiefId, now(), '{}', 'a.xlsx', :sha, 1) returning id`,
  simulationId: `insert into simulation (org_path, requested_by, requested_at, from_on, to_on)
    values (:path, :chiefId, now(), '2026-03-02', '2026-04-02') returning id`,
  bulkRunId: `insert into bulk_run (org_path, act, input, total, created_by, created_at)
    values (:path, 'urge', '{}', 1, :chiefId, now()) returning id`,
  closureCheckId: `insert into closure_check (organisation_id, org_path, year, edition, report_id, state, created_at, finished_at)
    values (:organisationId, :path, 2025, 9, :reportId, 'ready', now(), now()) returning id`,
  handoverId: `insert into handover (organisation_id, org_path, from_id, to_id, reason, prepared_by, prepared_at)
    values (:organisationId, :path, :deskId, :chiefId, '岗位调整', :chiefId, now()) returning id`,
  directoryClientId: `insert into directory_client (organisation_id, org_path, name, token_hash, reason, created_by, created_at, expires_at)
    values (:organisationId, :path, '统一身份认证', decode(md5(:path), 'hex'), '对接', :chiefId, now(), '2099-01-01') returning id`,
  directoryOfficeId: `insert into directory_office (directory_id, org_path, group_name, role, reason, made_by, made_at)
    values (:organisationId, :path, '联络员', 'liaison', '对接', :chiefId, now()) returning id`,
  directoryGroupId: `insert into directory_group (directory_id, org_path, display_name, created_at, changed_at)
    values (:organisationId, :path, '联络员', now(), now()) returning id`,
  grantId: `select id from role_grant where account_id = :deskId and role = 'liaison'`,
  personId: 'select id from account where id = :deskId',
  substitutionId: `insert into substitution (organisation_id, org_path, principal_id, substitute_id, from_on, through_on, roles, reason,
      appointed_by, appointed_at)
    values (:organisationId, :path, :deskId, :chiefId, '2026-03-02', '2026-03-03', '{liaison}', '外出学习', :deskId, now()) returning id`,
  campaignId: `insert into campaign (organisation_id, org_path, year, prepare_on, check_on, remind_before, opened_by, opened_at)
    values (:organisationId, :path, 2025, '2026-01-31', '2026-03-31', '{30}', :chiefId, now()) returning id`,
  slipId: `insert into slip (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, colour, ground,
      demands, limit_workdays, rule_pack, drafted_by, drafted_at)
    values (:organisationId, :path, :organisationId, :path, :organisationId, :taskId, 'blue', 'officer', '限期报告', 5, 'default@1',
      :chiefId, now()) returning id`,
  proposalId: `insert into proposal (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, kind,
      grounds, proposed_by, proposed_at)
    values (:organisationId, :path, :organisationId, :path, :organisationId, :taskId, 'interview', '多次逾期', :chiefId, now())
    returning id`,
  documentId: `insert into document (organisation_id, org_path, task_id, kind, template_sha256, data_sha256, sha256, size_bytes,
      file_name, made_by, made_at)
    values (:organisationId, :path, null, 'bulletin', :sha, :sha, (select sha256 from intake_file where report_id = :reportId), 1, '通报.docx', :chiefId, now()) returning id`,
  verificationId: `insert into audit_verification (org_path, requested_by, requested_at)
    values (:path, :chiefId, now()) returning id`,
  orderId: `insert into document_order (organisation_id, org_path, kind, report_year, issuer_name, ordered_by, ordered_at)
    values (:organisationId, :path, 'bulletin', 2025, '督查室', :chiefId, now()) returning id`,
};

function ok(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
}
