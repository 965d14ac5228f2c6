import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChainVerification } from '../../../src/modules/audit/index.js';
import type { Person } from '../../support/person.js';
import { Office } from '../slips/office.js';

interface Change {
  readonly field: string;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}
interface Entry {
  readonly event: string;
  readonly signature: string;
  readonly changes: readonly Change[];
}

const REFERENCE = {
  kind: 'rule_text',
  title: '执法文书规范',
  effectiveOn: '2026-03-01',
  reference: '青司发3号',
};

describe('what every act changed in slips, evidence, hand-overs, substitutions, accounts and organisations', () => {
  let office: Office;
  let [security, system, auditor]: Person[] = [];
  beforeAll(async () => {
    office = await Office.open();
    [security, system, auditor] = await Promise.all(
      ['anquan', 'xitong', 'shenji'].map((login) => office.app.as(login)),
    );
  });
  afterAll(() => office.app.stop());

  const history = async (by: Person | undefined, path: string, query = ''): Promise<readonly Entry[]> => {
    const answer = await by?.get(`/api/${path}/history${query}`);
    if (answer?.status !== 200) throw new Error(answer?.text);
    return answer.body<{ items: Entry[] }>().items;
  };
  const acts = (entries: readonly Entry[]) => entries.map(({ event }) => event);
  const change = (entries: readonly Entry[], event: string, field: string) => {
    const found = entries.find((one) => one.event === event)?.changes.find((one) => one.field === field);
    return found && [found.label, found.before, found.after];
  };

  it('of a slip: the office from the draft on, the unit from the issue on', async () => {
    const task = await office.task();
    const { id } = await office.issued(task, 'blue');
    const other = await office.issued(task, 'yellow', { cause: '县长批示' });
    await office.as('sifa-lianluo').post(`/api/slips/${id}/signature`);
    await office.as('sifa-shenqian').post(`/api/slips/${id}/reply`, { text: '已补正12卷' });
    const seen = await history(office.as('duchayuan'), `slips/${id}`);
    expect(acts(seen)).toEqual(['slip.drafted', 'slip.issued', 'slip.signed', 'slip.replied']);
    expect(change(seen, 'slip.drafted', 'demands')).toEqual(['办理要求', null, '限期补正案卷']);
    expect(change(seen, 'slip.issued', 'state')).toEqual(['状态', 'draft', 'issued']);
    expect(change(seen, 'slip.issued', 'number')?.[2]).toMatch(/^青政办督〔2026〕\d+号（蓝）$/);
    expect(change(seen, 'slip.replied', 'reply')).toEqual(['回复内容', null, '已补正12卷']);
    expect(seen[1]?.signature).toBe('顾听澜');
    const ofUnit = await history(office.as('sifa-lianluo'), `slips/${id}`);
    expect(acts(ofUnit)).toEqual(['slip.issued', 'slip.signed', 'slip.replied']);
    expect(acts(await history(office.as('sifa-lianluo'), `slips/${id}`, '?field=reply'))).toEqual([
      'slip.replied',
    ]);
    expect(acts(await history(office.as('duchayuan'), `slips/${other.id}`))).toEqual([
      'slip.drafted',
      'slip.issued',
    ]);
    const hidden = await office.as('wangwu-shenqian').get(`/api/slips/${id}/history`);
    expect(hidden.code).toBe('record.not-found');
  });

  it('of a proposal: made, decided, held', async () => {
    const task = await office.task();
    const made = await office
      .as('duchayuan')
      .post(`/api/tasks/${task}/proposals`, { kind: 'interview', grounds: '整改迟缓' });
    const { id } = made.body<{ id: string }>();
    await office.as('xianzhang').post(`/api/proposals/${id}/decision`, { outcome: 'accepted' });
    const held = { record: '约谈县司法局主要负责人', limitOn: '2026-03-31' };
    expect((await office.as('duchashi').post(`/api/proposals/${id}/holding`, held)).status).toBe(200);
    const seen = await history(office.as('duchashi'), `proposals/${id}`);
    expect(seen.map(({ changes }) => changes.find(({ field }) => field === 'state')?.after)).toEqual([
      'proposed',
      'accepted',
      'held',
    ]);
    expect(await history(office.as('sifa-shenqian'), `proposals/${id}`)).toHaveLength(1);
  });

  it('of evidence: added, corrected by a newer one, reviewed, withdrawn', async () => {
    const task = await office.task();
    const [criterion] = await office.app.rows<{ id: string }>(
      `insert into task_criterion (task_id, org_path, seq, text) select id, org_path, 1, '印发规范' from task where id = $1 returning id`,
      [task],
    );
    const unit = office.as('sifa-lianluo');
    const add = async (more: object = {}) => {
      const given = { ...REFERENCE, criterionId: criterion?.id, ...more };
      return (await unit.post(`/api/tasks/${task}/evidence`, given)).body<{ id: string }>().id;
    };
    const first = await add();
    const second = await add({ title: '执法文书规范（正式）', replacesId: first });
    await office.app.runOrders();
    const withheld = { outcome: 'withheld', reason: '含内部事项', personalDataChecked: true };
    await office.as('duchayuan').post(`/api/evidence/${second}/secrecy-review`, withheld);
    await unit.post(`/api/evidence/${second}/withdrawal`, { reason: '另行提交' });
    expect(
      change(await history(unit, `evidence/${first}`), 'task.evidence-corrected', 'replaced_by'),
    ).toEqual(['已更正为', null, '执法文书规范（正式）']);
    const seen = await history(unit, `evidence/${second}`);
    expect(acts(seen)).toEqual([
      'task.evidence-corrected',
      'task.evidence-scanned',
      'task.evidence-reviewed',
      'task.evidence-withdrawn',
    ]);
    expect(change(seen, 'task.evidence-corrected', 'effective_on')).toEqual(['生效日期', null, '2026-03-01']);
    expect(change(seen, 'task.evidence-withdrawn', 'withdrawal')).toEqual([
      '撤回',
      null,
      { reason: '另行提交', withdrawnByName: '江予清' },
    ]);
    expect((await office.as('wangwu-shenqian').get(`/api/evidence/${first}/history`)).code).toBe(
      'record.not-found',
    );
  });

  it('of a hand-over: prepared, signed by both, finished', async () => {
    const people = {
      fromId: await office.account('sifa-lianluo'),
      toId: await office.account('sifa-jingban'),
    };
    await office.task({ owner_id: people.fromId });
    const made = await office.as('sifa-shenqian').post('/api/handovers', { ...people, reason: '岗位调整' });
    const { id } = made.body<{ id: string }>();
    for (const login of ['sifa-lianluo', 'sifa-jingban'])
      await office.as(login).post(`/api/handovers/${id}/signature`, {});
    const seen = await history(office.as('sifa-shenqian'), `handovers/${id}`);
    expect(acts(seen)).toEqual([
      'handover.prepared',
      'handover.signed',
      'handover.signed',
      'handover.finished',
    ]);
    expect(change(seen, 'handover.prepared', 'from_name')).toEqual(['移交人', null, '江予清']);
    expect(change(seen, 'handover.finished', 'moved')).toEqual(['已移交任务数', null, 1]);
  });

  it('of a substitution: appointed, revoked', async () => {
    const asked = {
      principalId: await office.account('duchayuan'),
      substituteId: await office.account('duchashi'),
      ...{ fromOn: '2026-03-11', throughOn: '2026-03-20', roles: ['officer'], reason: '外出学习' },
    };
    const made = await office.as('duchayuan').post('/api/substitutions', asked);
    const { id } = made.body<{ id: string }>();
    expect((await office.as('duchayuan').delete(`/api/substitutions/${id}`)).status).toBe(204);
    const seen = await history(office.as('duchayuan'), `substitutions/${id}`);
    expect(acts(seen)).toEqual(['substitution.appointed', 'substitution.revoked']);
    expect(change(seen, 'substitution.revoked', 'revoked_by_name')).toEqual(['撤销人', null, '林砚秋']);
  });

  it('of an account and its offices: for the administrators alone, and nothing that may have to be erased', async () => {
    const id = await office.account('sifa-jingban');
    const [unit] = await office.app.rows<{ organisation_id: string }>(
      'select organisation_id from account where id = $1',
      [id],
    );
    const patched = { displayName: '叶疏岚', postTitle: '行政执法监督股副股长', email: 'yst@example.cn' };
    expect((await security?.patch(`/api/accounts/${id}`, patched))?.status).toBe(200);
    const office_ = { accountId: id, role: 'liaison', organisationId: unit?.organisation_id };
    const granted = await security?.post('/api/grants', {
      ...office_,
      ...{ startsOn: '2026-03-12', reason: '任职' },
    });
    expect(granted?.status).toBe(201);
    const seen = await history(auditor, `accounts/${id}`);
    expect(acts(seen)).toEqual(['account.changed', 'account.office-granted']);
    expect(change(seen, 'account.changed', 'display_name')).toEqual(['姓名', '叶疏桐', '叶疏岚']);
    expect(seen[0]?.changes).toHaveLength(1);
    expect(change(seen, 'account.office-granted', 'offices')?.[2]).toContainEqual(
      expect.objectContaining({ role: 'liaison', startsOn: '2026-03-12', reason: '任职' }),
    );
    expect((await office.as('duchashi').get(`/api/accounts/${id}/history`)).status).toBe(403);
  });

  it('of an organisation: its names, and none of what came with the directory', async () => {
    const [unit] = await office.app.rows<{ id: string; name: string }>(
      `select id, name from organisation where code = 'qysf'`,
    );
    const renamed = await system?.patch(`/api/organisations/${unit?.id ?? ''}`, {
      ...{ shortName: '司法行政局', reason: '机构改革方案' },
    });
    expect(renamed?.status).toBe(200);
    const seen = await history(system, `organisations/${unit?.id ?? ''}`);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['short_name']));
    expect(seen[0]?.changes.map(({ field }) => field)).not.toContain('name');
  });

  it('stands under the hashes of the chain', async () => {
    expect(await office.app.nest.get(ChainVerification).run()).toMatchObject({ broken: [] });
  });
});
