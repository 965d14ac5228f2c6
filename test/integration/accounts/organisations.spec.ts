import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignment, county, type County } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Organisation {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

describe('the directory of organisations', () => {
  let app: TestApp;
  let system: Person;
  let at: County;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    system = await app.as('xitong');
  });
  afterAll(() => app.stop());

  const unit = (code: string) => at.units[code] ?? '';
  const add = (parent: string, code: string, name: string) =>
    system.post(`/api/organisations/${parent}/units`, {
      ...{ code, name, shortName: name.slice(3), kind: 'department', level: 'county' },
    });

  it('takes a new unit under its own code, once', async () => {
    const made = await add(unit('qy'), 'qysw', '青砚县水务局');
    expect(made.body()).toMatchObject({
      path: '/yh/qy/qysw/',
      parentId: unit('qy'),
      closedOn: null,
      version: 1,
    });
    expect((await add(unit('qy'), 'qysw', '青砚县水务二局')).code).toBe('organisation.code-taken');
    expect((await add(unit('qy'), 'qysw2', '青砚县水务局')).code).toBe('organisation.name-taken');
    expect((await add(unit('yh'), 'yhsw', '云珩市水务局')).code).toBe('record.not-found');
  });

  it('renames: the old name goes on as an alias, and the version is asked for', async () => {
    const id = unit('qyfg');
    const read = await system.get(`/api/organisations/${id}`);
    const before = read.body<Organisation & { version: number }>();
    const seen = system.with({ 'if-match': `"${before.version}"` });
    const change = { name: '青砚县发展和改革委员会', reason: '机构改革方案' };
    const renamed = (await seen.patch(`/api/organisations/${id}`, change)).body<Organisation>();
    expect(renamed.name).toBe('青砚县发展和改革委员会');
    expect(renamed.aliases).toEqual([...before.aliases, before.name].sort());
    expect((await seen.patch(`/api/organisations/${id}`, { ...change, name: '又一个名字' })).code).toBe(
      'record.stale',
    );
    const found = await system.get(`/api/organisations?search=${encodeURIComponent(before.name)}`);
    expect(found.body<{ items: Organisation[] }>().items.map((one) => one.id)).toContain(id);
    const [event] = await app.rows<{ payload: { reason: string } }>(
      `select payload from event where subject_id = $1 and name = 'organisation.changed'`,
      [id],
    );
    expect(event?.payload.reason).toBe('机构改革方案');
  });

  it('keeps what a unit answers for', async () => {
    const duty = { theme: 'leadership', keywords: ['河湖长'], basis: '三定规定' };
    const set = await system.put(`/api/organisations/${unit('qycz')}/duties`, { duties: [duty] });
    expect(set.body()).toEqual([duty]);
    expect((await at.supervisor.get(`/api/organisations/${unit('qycz')}/duties`)).body()).toEqual([duty]);
    const twice = await system.put(`/api/organisations/${unit('qycz')}/duties`, { duties: [duty, duty] });
    expect(twice.code).toBe('record.duplicate');
  });

  it('moves a unit with everything under it, but never a body that has records', async () => {
    const station = (await add(unit('qy'), 'qyzz', '青砚县水政监察大队')).body<Organisation>();
    const squad = (await add(station.id, 'yz', '青砚县水政一中队')).body<Organisation>();
    const bureau = (await system.get('/api/organisations?search=水务局')).body<{ items: Organisation[] }>()
      .items[0];
    const move = (id: string, parentId: string) =>
      system.post(`/api/organisations/${id}/move`, { parentId, reason: '划转' });
    expect((await move(station.id, bureau?.id ?? '')).body()).toMatchObject({ path: '/yh/qy/qysw/qyzz/' });
    expect((await system.get(`/api/organisations/${squad.id}`)).body()).toMatchObject({
      path: '/yh/qy/qysw/qyzz/yz/',
      parentId: station.id,
    });
    expect((await move(station.id, squad.id)).code).toBe('organisation.into-itself');
    // 荻渚街道 has a report: its records would come under other eyes.
    expect((await move(unit('dz'), bureau?.id ?? '')).code).toBe('organisation.has-records');
    expect((await move(unit('qy'), bureau?.id ?? '')).code).toBe('organisation.top');
  });

  it('closes a unit that nobody works in and that owes nothing; nothing is given to it any more', async () => {
    const close = (id: string, more: object = {}) =>
      system.post(`/api/organisations/${id}/closure`, { reason: '撤销', ...more });
    expect((await close(unit('qysj'))).code).toBe('organisation.in-use');
    const old = (await add(unit('qy'), 'qyny', '青砚县农业技术推广站')).body<Organisation>();
    const closed = await close(old.id, { successorId: unit('qyfg') });
    expect(closed.body()).toMatchObject({ closedOn: '2026-03-02', successorId: unit('qyfg') });
    expect((await close(old.id)).code).toBe('organisation.closed');
    const list = async (more: string) =>
      (await system.get(`/api/organisations?search=推广站${more}`)).body<{ items: object[] }>().items;
    expect(await list('')).toEqual([]);
    expect(await list('&includeClosed=true')).toHaveLength(1);
    const itemIds = [at.items.find(({ kind }) => kind === 'shortcoming')?.id];
    const given = await at.supervisor.post('/api/tasks', { itemIds, assignment: assignment(old.id) });
    expect(given.code).toBe('organisation.closed');
    await expect(app.rows('delete from organisation where id = $1', [old.id])).rejects.toThrow();
  });

  it('is changed by nobody but the system administrator', async () => {
    for (const login of ['anquan', 'shenji', 'duchashi', 'sifa-shenqian'])
      expect(
        (await (await app.as(login)).patch(`/api/organisations/${unit('qyfg')}`, { reason: 'x' })).code,
      ).toBe('auth.forbidden');
  });
});
