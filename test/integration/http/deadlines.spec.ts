import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

describe('a deadline before anybody sets it', () => {
  let app: TestApp;
  let supervisor: Person;
  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    supervisor = await app.as('yifaban');
  });
  afterAll(() => app.stop());

  const ask = (query: string) => supervisor.get(`/api/deadlines?${query}`);

  it('counts over 国庆 and its make-up days and names them', async () => {
    const answer = (await ask('kind=workdays&n=10&start=2025-09-25')).body();
    // 26, 28 (补班), 29, 30 September; 9, 10, 11 (补班), 13, 14, 15 October.
    expect(answer).toMatchObject({ start: '2025-09-25', dueOn: '2025-10-15', workdays: 10 });
    expect(answer).toMatchObject({ isProvisional: false });
    const { specialDays } = answer as { specialDays: { date: string; kind: string }[] };
    const makeup = specialDays.filter(({ kind }) => kind === 'makeup').map(({ date }) => date);
    expect(makeup).toEqual(['2025-09-28', '2025-10-11']);
    expect(specialDays.filter(({ kind }) => kind === 'off').map(({ date }) => date)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2025-10-0${day}`),
    );
  });

  it('starts today where no day is named', async () => {
    expect((await ask('kind=yearEnd')).body()).toMatchObject({ start: '2026-03-02', dueOn: '2026-12-31' });
  });

  it('says that a year without its holiday notice is provisional', async () => {
    expect((await ask('kind=months&n=3&start=2090-11-01')).body()).toMatchObject({ isProvisional: true });
  });

  it('refuses what gives no deadline, as the setting of it would', async () => {
    expect((await ask('kind=workdays')).code).toBe('request.invalid');
    expect((await ask('kind=fixedDate&date=2026-03-01')).code).toBe('due-rule.before-start');
    expect((await ask('kind=workdays&n=10&start=2026-02-30')).code).toBe('request.invalid');
  });
});
