import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CampaignBodyPage,
  CampaignDatesView,
  CampaignPage,
  CampaignView,
} from '../../../src/modules/campaigns/campaign/campaigns.dto.js';
import { hashPassword } from '../../../src/modules/identity/index.js';
import { OpenDueCampaigns } from '../../../src/modules/campaigns/campaign/open-due-campaigns.service.js';
import { RunCampaignHandler } from '../../../src/modules/campaigns/jobs/run-campaign.handler.js';
import type {
  ReportCalendarPage,
  ReportCalendarSummary,
} from '../../../src/modules/campaigns/report-calendar/report-calendar.dto.js';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { receiveReport, reportText } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

/** One season of the demo's county, in the order of its tests. */
describe('the campaign of a year', () => {
  let app: TestApp;
  let supervisor: Person;
  let bodies: number;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2025-11-28' });
    supervisor = await app.as('yifaban');
    const [row] = await app.rows<{ n: number }>(
      `select count(*)::int as n from organisation where is_reporting_body and path like '/yh/qy/%'`,
    );
    bodies = row?.n ?? 0;
    await app.rows(CITY_SUPERVISOR, [await hashPassword(DEMO_PASSWORD)]);
  });
  afterAll(() => app.stop());

  async function onDay(day: string): Promise<void> {
    app.clock.set(day);
    supervisor = await app.as('yifaban');
    await tick();
  }
  async function tick(): Promise<void> {
    await app.nest.get(OpenDueCampaigns, { strict: false }).run();
    await app.runOrders();
  }
  const campaignsOf = async (person: Person) =>
    (await person.get('/api/campaigns')).body<CampaignPage>().items;
  const campaigns = () => campaignsOf(supervisor);
  const theCampaign = async (): Promise<CampaignView> => {
    const [only, ...more] = await campaigns();
    if (only === undefined || more.length > 0) throw new Error('not one campaign');
    return only;
  };
  const linesOf = async ({ id }: CampaignView, query = '') =>
    (await supervisor.get(`/api/campaigns/${id}/bodies${query}`)).body<CampaignBodyPage>();
  const countOf = (campaign: CampaignView, standing: string) =>
    campaign.standings.find((one) => one.standing === standing)?.count;
  const notices = (login: string) =>
    app.rows<{ title: string }>(
      `select n.title from notice n join account a on a.id = n.account_id where a.login = $1 and n.title like '【报告】%' order by n.created_at`,
      [login],
    );

  it('is not opened before its day', async () => {
    await tick();
    expect(await campaigns()).toEqual([]);
  });

  it('is cut off and goes on: what was ordered stays ordered, the rest is ordered by the next run', async () => {
    app.clock.set('2025-12-01');
    supervisor = await app.as('yifaban');
    await app.nest.get(OpenDueCampaigns, { strict: false }).run();
    const { id } = await theCampaign();
    const cutOff = new AbortController();
    cutOff.abort(new Error('the worker was killed'));
    const job = { id: 'x', name: 'run-campaign', outboxId: null, attempt: 1, startedAt: app.clock.now() };
    await expect(
      app.nest
        .get(RunCampaignHandler, { strict: false })
        .handle({ campaignId: id }, { ...job, signal: cutOff.signal }),
    ).rejects.toThrow('killed');
    expect((await theCampaign()).bodies).toBe(0);
    await app.runOrders();
    const campaign = await theCampaign();
    expect(campaign).toMatchObject({ year: 2025, checkOn: '2026-01-04', openedBy: null, bodies, opened: 0 });
    expect(countOf(campaign, 'awaiting-report')).toBe(bodies);
  });

  it('does nothing twice, on the day and on the days after', async () => {
    await tick();
    await onDay('2025-12-02');
    const [ordered] = await app.rows<{ n: number }>(
      `select count(*)::int as n from outbox where job = 'open-body-check'`,
    );
    const [all] = await app.rows<{ n: number }>(
      'select count(*)::int as n from organisation where is_reporting_body',
    );
    expect(ordered?.n).toBe(all?.n);
    expect(await campaigns()).toHaveLength(1);
  });

  it('takes in a body that is registered later, and shows those of one’s own subtree page by page', async () => {
    await supervisor.post('/api/organisations', { name: '青砚县芦湾镇人民政府' });
    bodies += 1;
    await onDay('2025-12-03');
    const campaign = await theCampaign();
    expect(campaign.bodies).toBe(bodies);
    const first = await linesOf(campaign, '?limit=2');
    const rest = await linesOf(campaign, `?limit=200&cursor=${first.next}`);
    expect(first.items.length + rest.items.length).toBe(bodies);
    expect(first.items[0]).toMatchObject({ standing: 'awaiting-report', matters: 0, checkId: null });
  });

  it('takes in none that was closed, and waits for none that was closed meanwhile', async () => {
    const added = await supervisor.post('/api/organisations', { name: '青砚县柳堤镇人民政府' });
    const { id } = added.body<{ id: string }>();
    const closed = (day: string | null) =>
      app.rows('update organisation set closed_on = $2 where id = $1', [id, day]);
    await closed('2025-12-03');
    await onDay('2025-12-04');
    expect((await theCampaign()).bodies).toBe(bodies);
    await closed(null);
    await onDay('2025-12-05');
    expect((await theCampaign()).bodies).toBe(bodies + 1);
    await closed('2025-12-05');
    const campaign = await theCampaign();
    expect(campaign.bodies).toBe(bodies);
    expect(countOf(campaign, 'awaiting-report')).toBe(bodies);
  });

  it('is one of each level: the city has its own bodies in hand, and not the county’s', async () => {
    const city = await app.as('shi-ducha');
    const seen = await campaignsOf(city);
    expect(seen).toMatchObject([{ organisationName: '云珩市人民政府', bodies: 1 }]);
    const taken = await app.rows<{ level: string; bodies: number }>(
      `select c.org_path as level, count(*)::int as bodies from campaign c join campaign_body b on b.campaign_id = c.id
         join organisation o on o.id = b.organisation_id and o.closed_on is null group by 1 order by 1`,
    );
    expect(taken).toEqual([
      { level: '/yh/', bodies: 1 },
      { level: '/yh/qy/', bodies },
    ]);
    const { id } = await theCampaign();
    expect((await city.get(`/api/campaigns/${id}`)).status).toBe(404);
    expect((await supervisor.get(`/api/campaigns/${seen[0]?.id}`)).status).toBe(404);
    const calendar = (await city.get('/api/report-calendar?year=2025')).body<ReportCalendarPage>();
    expect(calendar.items.map(({ organisationName }) => organisationName)).toEqual(['云珩市人民政府']);
  });

  it('moves its check with the dates of the jurisdiction, and refuses what is no day of every year', async () => {
    const [city] = await app.rows<{ id: string }>(`select id from organisation where path = '/yh/'`);
    const dates = { prepareOn: '12-01', checkOn: '01-12', remindBefore: [5, 20, 5] };
    const stranger = await supervisor.put(`/api/campaign-dates/${city?.id}`, dates);
    // A county reads the dates of the city above and does not set them.
    expect(stranger.status).toBe(404);
    const own = (await supervisor.get('/api/session')).body<{ organisationId: string }>().organisationId;
    expect((await supervisor.put(`/api/campaign-dates/${own}`, { ...dates, checkOn: '02-29' })).code).toBe(
      'campaign.not-a-day',
    );
    const read = await supervisor.get(`/api/campaign-dates/${own}`);
    expect(read.body<CampaignDatesView>()).toMatchObject({ checkOn: '01-02', isSet: false, version: 0 });
  });

  it('opens the check of every body after New Year and checks a report that is confirmed', async () => {
    await onDay('2026-01-04');
    expect(await theCampaign()).toMatchObject({ bodies, opened: bodies });
    const reportId = await receiveReport(app, supervisor, reportText());
    expect(countOf(await theCampaign(), 'awaiting-confirmation')).toBe(1);
    await confirm(reportId);
    await app.runOrders();
    const campaign = await theCampaign();
    expect(countOf(campaign, 'ready')).toBe(1);
    const { items } = await linesOf(campaign, '?standing=ready');
    expect(items).toMatchObject([{ organisationName: '青砚县人民政府荻渚街道办事处', reportId }]);
  });

  async function confirm(reportId: string): Promise<void> {
    const { items } = (await supervisor.get(`/api/reports/${reportId}`)).body<{
      items: { id: string; kind: string }[];
    }>();
    const judged = items.filter(({ kind }) => ['shortcoming', 'plan'].includes(kind)).map(({ id }) => id);
    await supervisor.post('/api/report-items/acceptance', { itemIds: judged });
    const { textSha256, gaps } = (await supervisor.get(`/api/reports/${reportId}/readiness`)).body<{
      textSha256: string;
      gaps: { itemId: string }[];
    }>();
    await supervisor.post(`/api/reports/${reportId}/coverage/seen`, { textSha256 });
    const confirmed = await supervisor.post(`/api/reports/${reportId}/confirmation`, {
      gapsToTask: gaps.map(({ itemId }) => itemId),
    });
    if (confirmed.status !== 200 && confirmed.status !== 204) throw new Error(confirmed.text);
  }

  it('tells those who have not filed, once for each step, and those above them in one notice', async () => {
    expect(await notices('shili-lianluo')).toEqual([]);
    await onDay('2026-02-12');
    await tick();
    await onDay('2026-02-13');
    expect(await notices('shili-lianluo')).toEqual([
      { title: '【报告】2025年度法治政府建设情况报告请于2026-02-28前报送' },
    ]);
    const office = (await notices('yifaban')).map(({ title }) => title);
    expect(office).toContain(`【报告】2025年度报告：${bodies}个单位尚未报送（期限2026-02-28）`);
    const city = (await notices('shi-ducha')).map(({ title }) => title);
    expect(city).toEqual(['【报告】2025年度报告：1个单位尚未报送（期限2026-02-28）']);
  });

  it('tells a body whose report lacks a compulsory part, and those above it, once', async () => {
    const told = await app.rows<{ title: string; body: string; login: string }>(
      `select n.title, n.body, a.login from notice n join account a on a.id = n.account_id where n.title like '%缺少法定内容%' order by a.login`,
    );
    const ofBody = told.filter(({ title }) => title.includes('请于2026-02-28前补充'));
    expect(ofBody.length).toBeGreaterThan(0);
    expect(ofBody[0]?.body).toMatch(/^青砚县人民政府荻渚街道办事处：.*第一责任人/);
    const office = told.filter(({ login }) => login === 'yifaban');
    expect(office.map(({ title }) => title)).toEqual(['【报告】2025年度报告：1个单位缺少法定内容']);
  });

  it('lists who has filed and published, with what is missing, by when', async () => {
    const { items } = (await supervisor.get('/api/report-calendar?year=2025')).body<ReportCalendarPage>();
    expect(items).toHaveLength(bodies);
    const summary = (
      await supervisor.get('/api/report-calendar/summary?year=2025')
    ).body<ReportCalendarSummary>();
    expect(summary).toMatchObject({
      fileBy: '2026-02-28',
      publishBy: '2026-03-31',
      filed: { numerator: 0, denominator: bodies },
      published: { numerator: 0, denominator: bodies },
      complete: { denominator: 1 },
    });
    const [read] = items.filter(({ reportId }) => reportId !== null);
    expect(read).toMatchObject({ contents: 'parts-missing', filing: 'not-filed' });
    expect(read?.missingParts.map(({ code }) => code)).toContain('contents.first-responsible-missing');
  });

  it('takes a person’s word for the days, once for each version, and no day ahead of today', async () => {
    const { items } = (
      await supervisor.get('/api/report-calendar?year=2025&limit=1')
    ).body<ReportCalendarPage>();
    const at = `/api/report-calendar/${items[0]?.organisationId}/2025`;
    expect((await supervisor.put(at, { filedOn: '2026-02-14' })).code).toBe('filing.in-the-future');
    const set = await supervisor.put(at, { filedOn: '2026-02-10', secrecyReason: '涉及国家秘密' });
    expect(set.body()).toMatchObject({
      filing: 'filed',
      filed: { on: '2026-02-10', source: 'person' },
      publication: 'secret',
      version: 1,
    });
    const stale = await supervisor.with({ 'if-match': '"0"' }).put(at, { filedOn: '2026-02-11' });
    expect(stale.status).toBe(412);
    const officer = await app.as('shili-lianluo');
    expect((await officer.put(at, { filedOn: '2026-02-10' })).status).toBe(403);
  });

  it('calls late what has not come by then', async () => {
    await onDay('2026-03-02');
    const { items } = (
      await supervisor.get('/api/report-calendar?year=2025&filing=overdue')
    ).body<ReportCalendarPage>();
    expect(items).toHaveLength(bodies - 1);
    expect((await notices('shili-lianluo')).at(-1)?.title).toContain('已超过报送期限');
  });

  it('leaves a body in the campaign that took it in before the levels were told apart, for its own people to see', async () => {
    await app.rows(
      `update campaign_body set campaign_id = (select id from campaign where org_path = '/yh/') where org_path = '/yh/qy/'`,
    );
    expect((await campaigns()).map((one) => [one.organisationName, one.bodies]).sort()).toEqual([
      ['云珩市人民政府', 1],
      ['青砚县人民政府', bodies - 1],
    ]);
    const city = await app.as('shi-ducha');
    expect(await campaignsOf(city)).toMatchObject([{ bodies: 1 }]);
  });
});

const CITY_SUPERVISOR = `
with person as (
  insert into account (organisation_id, login, display_name, password_hash)
  select id, 'shi-ducha', '市督查员', $1 from organisation where path = '/yh/' returning id, organisation_id)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select id, 'supervisor', organisation_id, '2025-01-01', '市级岗位' from person`;
