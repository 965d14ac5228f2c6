import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import PizZip from 'pizzip';
import { Office } from '../slips/office.js';

interface View {
  readonly id: string;
  readonly finishedAt: string | null;
  readonly givenByName: string | null;
  readonly tasks: {
    taskId: string;
    roles: string[];
    refused: string[];
    outcome: string | null;
    sheet: Record<string, unknown>;
  }[];
}

/** 江予清 (联络员) of 县司法局 leaves; 叶疏桐 takes over and holds the post of 责任人 only, until she is given that of 联络员. */
describe('换人交接 over HTTP', () => {
  let office: Office;
  let giver: string;
  let receiver: string;
  beforeAll(async () => {
    office = await Office.open();
    giver = await office.account('sifa-lianluo');
    receiver = await office.account('sifa-jingban');
  });
  afterAll(() => office.app.stop());

  const hold = (role: string) =>
    office.app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select id, $2, organisation_id, '2026-01-01', '任职' from account where id = $1`,
      [receiver, role],
    );

  test('refuses strangers, one person twice and people of two units', async () => {
    const people = { fromId: giver, toId: receiver };
    const preview = (login: string, who: object) => office.as(login).post('/api/handovers/preview', who);
    expect((await preview('shijian-shenqian', people)).code).toBe('handover.not-yours');
    expect((await preview('sifa-shenqian', { fromId: giver, toId: giver })).code).toBe(
      'handover.same-person',
    );
    const other = { fromId: giver, toId: await office.account('shijian-shenqian') };
    expect((await preview('sifa-shenqian', other)).code).toBe('handover.other-unit');
  });

  test('previews, stores the sheet as it was, and moves with the second signature; refused halves are named', async () => {
    const both = await office.task({ liaison_id: giver, owner_id: giver, progress: 30 });
    await office.issued(both, 'blue');
    const [criterion] = await office.app.rows<{ id: string }>(
      `insert into task_criterion (task_id, org_path, seq, text) select id, org_path, 1, '印发规范' from task where id = $1 returning id`,
      [both],
    );
    const unit = office.as('sifa-lianluo');
    const proof = { kind: 'rule_text', title: '规范', effectiveOn: '2026-03-01', reference: '青司发3号' };
    const added = await unit.post(`/api/tasks/${both}/evidence`, { ...proof, criterionId: criterion?.id });
    const withdrawn = added.body<{ id: string }>().id;
    expect((await unit.post(`/api/evidence/${withdrawn}/withdrawal`, { reason: '有误' })).status).toBe(200);
    // Found unfinished: the unit still has it in hand.
    const liaisonOnly = await office.task({ liaison_id: giver, state: 'not_done' });
    const closed = await office.task({ owner_id: giver, state: 'closed' });
    const before = await office.task({
      state: 'carried_over',
      report_year: 2023,
      number: '2023-qy-007',
      chain_id: both,
    });
    await office.app.rows('update task set chain_id = $1, report_year = 2025 where id = $1', [both]);
    const people = { fromId: giver, toId: receiver };
    const preview = await office.as('sifa-shenqian').post('/api/handovers/preview', people);
    expect(
      preview.body<View>().tasks.map(({ taskId, roles, refused }) => ({ taskId, roles, refused })),
    ).toEqual(
      [
        { taskId: both, roles: ['owner'], refused: ['liaison'] },
        { taskId: liaisonOnly, roles: [], refused: ['liaison'] },
      ].sort((a, b) => (a.taskId < b.taskId ? -1 : 1)),
    );
    const made = await office.as('sifa-shenqian').post('/api/handovers', { ...people, reason: '岗位调整' });
    expect(made.status).toBe(201);
    const { id } = made.body<View>();
    const sheet = await office.as('sifa-lianluo').get(`/api/handovers/${id}/sheet.docx`);
    const words = new PizZip(sheet.bytes)
      .file('word/document.xml')
      ?.asText()
      .replace(/<[^>]+>/g, '');
    expect(words).toMatch(/整改工作交接单.*县司法局.*岗位调整/s);
    expect(words).toContain('自2023年度起结转：2023年度2023-qy-007');
    expect(words).toContain('1件（另有1件不移交）');
    expect(words).toContain('责任人；联络员不移交（接收人无此岗位）');
    expect(words).toMatch(/督办单：青政办督〔2026〕\d+号（蓝） 2026-03-18/);
    const handed = (await office.as('sifa-lianluo').get(`/api/handovers/${id}`)).body<View>();
    expect(handed.tasks.find(({ taskId }) => taskId === both)?.sheet['chain']).toEqual([
      { reportYear: 2023, number: '2023-qy-007', verdict: null },
    ]);
    expect(handed.tasks.map(({ taskId }) => taskId)).not.toContain(before);
    expect((await office.as('shijian-shenqian').get(`/api/handovers/${id}/sheet.docx`)).code).toBe(
      'record.not-found',
    );
    const twice = await office.as('sifa-shenqian').post('/api/handovers', { ...people, reason: '再来' });
    expect(twice.code).toBe('handover.open');
    const first = await office.as('sifa-lianluo').post(`/api/handovers/${id}/signature`, {});
    expect(first.body<View>()).toMatchObject({ finishedAt: null });
    expect((await office.as('sifa-lianluo').post(`/api/handovers/${id}/signature`, {})).code).toBe(
      'handover.already-signed',
    );
    await office.app.rows('update task set progress = 60 where id = $1', [both]);
    const second = await office.as('sifa-jingban').post(`/api/handovers/${id}/signature`, {});
    const view = second.body<View>();
    expect(view.finishedAt).not.toBeNull();
    const of = (taskId: string) => view.tasks.find((task) => task.taskId === taskId);
    expect(of(both)).toMatchObject({
      outcome: 'moved',
      sheet: { progress: 30, dueOn: '2026-04-10', pending: [], openCriteria: ['印发规范'] },
    });
    expect((of(both)?.sheet['slips'] as string[])[0]).toMatch(/^青政办督〔2026〕\d+号（蓝） 2026-03-18$/);
    expect(of(liaisonOnly)).toMatchObject({ outcome: 'handover.role-missing' });
    const rows = await office.app.rows<{ id: string; owner_id: string; liaison_id: string }>(
      'select id, owner_id, liaison_id from task where id = any($1::uuid[])',
      [[both, liaisonOnly, closed]],
    );
    const row = (taskId: string) => rows.find((task) => task.id === taskId);
    expect(row(both)).toMatchObject({ owner_id: receiver, liaison_id: giver });
    expect(row(liaisonOnly)).toMatchObject({ liaison_id: giver });
    expect(row(closed)).toMatchObject({ owner_id: giver });
    const events = await office.app.rows(
      `select from event where name = 'task.handed-over' and subject_id = $1`,
      [both],
    );
    expect(events).toHaveLength(1);
    await expect(office.app.rows(`update handover_task set sheet = '{}'`)).rejects.toMatchObject({
      code: 'ZG001',
    });
  });

  test('what changed meanwhile stays where it is, and the unit’s signer signs for a giver who has left', async () => {
    await hold('liaison');
    const staying = await office.task({ liaison_id: giver });
    const given = await office.task({ liaison_id: giver });
    const made = await office
      .as('duchashi')
      .post('/api/handovers', { fromId: giver, toId: receiver, reason: '调离' });
    const { id } = made.body<View>();
    await office.app.rows('update task set liaison_id = null where id = $1', [staying]);
    const refused = await office
      .as('sifa-jingban')
      .post(`/api/handovers/${id}/signature`, { inPlaceOfGiver: true });
    expect(refused.code).toBe('handover.not-yours');
    await office.as('sifa-shenqian').post(`/api/handovers/${id}/signature`, { inPlaceOfGiver: true });
    const both = await Promise.all(
      [1, 2].map(() => office.as('sifa-jingban').post(`/api/handovers/${id}/signature`, {})),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const view = (await office.as('duchashi').get(`/api/handovers/${id}`)).body<View>();
    expect(view).toMatchObject({ givenByName: '秦守拙' });
    const outcomes = new Map(view.tasks.map(({ taskId, outcome }) => [taskId, outcome]));
    expect(outcomes.get(staying)).toBe('handover.changed-meanwhile');
    expect(outcomes.get(given)).toBe('moved');
    const moves = await office.app.rows(
      `select from event where name = 'task.handed-over' and subject_id = $1`,
      [given],
    );
    expect(moves).toHaveLength(1);
    expect((await office.as('shijian-shenqian').get(`/api/handovers/${id}`)).code).toBe('record.not-found');
    expect(
      (await office.as('duchashi').get('/api/handovers?limit=1')).body<{ items: View[] }>().items,
    ).toHaveLength(1);
  });
});
