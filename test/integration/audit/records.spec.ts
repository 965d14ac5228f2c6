import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChainVerification } from '../../../src/modules/audit/index.js';
import { TestApp } from '../../support/test-app.js';
import { reportOfYear, reviewers, ReviewRoom } from '../reports/review-room.js';

interface Entry {
  readonly event: string;
  readonly actorName: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

/** One story, in the order of its tests: a report comes in, is reviewed and confirmed. */
describe('what every act changed in a report and its items', () => {
  let app: TestApp;
  let room: ReviewRoom;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    room = await ReviewRoom.open(app, await reviewers(app), reportOfYear(2025));
  });
  afterAll(() => app.stop());

  const history = async (path: string): Promise<readonly Entry[]> =>
    (await room.supervisor.get(`/api/${path}/history`)).body<{ items: Entry[] }>().items;

  it('of an item: accepted, reworded, taken back', async () => {
    const { id } = await room.item('一是执法文书');
    await room.officer.post(`/api/report-items/${id}/rejection`, { reason: '与上年重复' });
    await room.officer.post(`/api/report-items/${id}/reconsideration`, {});
    const entries = await history(`report-items/${id}`);
    expect(entries.map(({ event }) => event)).toEqual(['item.rejected', 'item.reconsidered']);
    expect(entries[0]).toMatchObject({ actorName: '顾听澜' });
    expect(entries[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'state', label: '状态', before: 'candidate', after: 'rejected' },
        { field: 'rejectReason', label: '不采纳理由', before: null, after: '与上年重复' },
      ]),
    );
  });

  it('of an item that a person made: whole, from nothing', async () => {
    const answer = await room.split(await room.item('二是普法'), '青年群体');
    const made = answer
      .body<{ items: { id: string; state: string }[] }>()
      .items.filter(({ state }) => state === 'candidate');
    const [entry] = await history(`report-items/${made[0]?.id ?? ''}`);
    expect(entry?.event).toBe('item.split');
    expect(entry?.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'state', before: null, after: 'candidate' })]),
    );
  });

  it('of a report: what was read, then who confirmed it', async () => {
    const { items } = await room.report();
    const open = items.filter(({ state }) => state === 'candidate').map(({ id }) => id);
    await room.officer.post('/api/report-items/acceptance', { itemIds: open });
    const entries = await history(`reports/${room.reportId}`);
    expect(entries[0]?.event).toBe('report.parsed');
    expect(entries[0]?.changes).toEqual(
      expect.arrayContaining([{ field: 'report_year', label: '报告年度', before: null, after: 2025 }]),
    );
  });

  it('stands in the chain of acts', async () => {
    expect(await app.nest.get(ChainVerification).run()).toMatchObject({ broken: [], unrecorded: [] });
  });

  it('is for those who oversee the body alone', async () => {
    const unit = await app.as('sifa-lianluo');
    expect((await unit.get(`/api/reports/${room.reportId}/history`)).status).toBe(403);
  });
});
