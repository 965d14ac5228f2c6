import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignment } from '../support/county.js';
import type { Answer } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import {
  reviewers,
  ReviewRoom,
  type ActView,
  type Item,
  type Report,
  type Reviewers,
} from '../integration/reports/review-room.js';

const TITLE = '荻渚街道办事处2025年法治政府建设情况报告';
const HEAD = [
  TITLE,
  '2025年,荻渚街道办事处认真落实上级部署,现将有关情况报告如下:',
  '一、主要举措和成效',
  '(一)抓实学法用法。全年组织集体学法4次,村居干部参训率达95%。',
];
const PAPERWORK = '一是执法文书制作不够规范,部分案卷缺少送达回证。';
const PUBLICITY = '二是普法宣传形式单一,青年群体覆盖不足。';
const STAFF = '三是合法性审查人员力量薄弱。';
const TRAINING = '一是6月底前组织执法文书专题培训两次。';
const SITE = '二是年内新建法治宣传点3处。';

const FIRST = [
  ...HEAD,
  '二、存在的不足和原因',
  `${PAPERWORK}${PUBLICITY}${STAFF}`,
  '三、2026年主要安排',
  `${TRAINING}${SITE}`,
  '特此报告。',
].join('\n');

/** Two sentences changed, one pledge gone, one shortcoming more, and a note in front that shifts everything. */
const CORRECTED = [
  ...HEAD,
  '(二)更正说明。本报告对原报告个别表述作了更正。',
  '二、存在的不足和原因',
  `${PAPERWORK}${PUBLICITY}三是合法性审查人员力量仍较薄弱。四是行政复议应诉能力有待提高。`,
  '三、2026年主要安排',
  TRAINING,
  '特此报告。',
].join('\n');

interface Difference {
  readonly seq: number;
  readonly match: string;
  readonly before: Item | null;
  readonly after: Item | null;
  readonly tasks: number;
  readonly needsDecision: boolean;
  readonly decision: string | null;
}
interface IntakeFile {
  readonly id: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly reportId: string | null;
}

/** One story, in the order of its tests. */
describe('a report is reviewed, tasked and then corrected', () => {
  let app: TestApp;
  let people: Reviewers;
  let room: ReviewRoom;
  let corrected: ReviewRoom;
  let unit: string;
  let tasks: Record<string, string>;

  beforeAll(async () => {
    app = await TestApp.start();
    people = await reviewers(app);
    room = await ReviewRoom.open(app, people, FIRST);
    const [justice] = await app.rows<{ id: string }>(
      `select id from organisation where name = '青砚县司法局'`,
    );
    unit = justice?.id ?? '';
  });
  afterAll(() => app.stop());

  const taskOf = async (item: Item | undefined): Promise<string> => {
    const created = await people.supervisor.post('/api/tasks', {
      itemIds: [item?.id],
      assignment: assignment(unit),
    });
    if (created.status !== 201) throw new Error(created.text);
    return created.body<{ taskIds: string[] }>().taskIds[0] ?? '';
  };
  const itemsOfTask = async (id: string) =>
    (await people.supervisor.get(`/api/tasks/${id}`)).body<{
      items: { id: string; text: string; reportId: string }[];
      reportId: string;
    }>();
  const differences = async () =>
    (await people.officer.get(`/api/reports/${corrected.reportId}/differences`)).body<{
      items: Difference[];
    }>().items;
  const decide = (difference: Difference | undefined, decision: string): Promise<Answer> =>
    people.officer.post(`/api/reports/${corrected.reportId}/differences/${difference?.seq}/decision`, {
      decision,
    });
  async function finish(of: ReviewRoom): Promise<Answer> {
    const readiness = (await people.officer.get(`/api/reports/${of.reportId}/readiness`)).body<{
      textSha256: string;
      gaps: { itemId: string }[];
    }>();
    await of.post('coverage/seen', { textSha256: readiness.textSha256 });
    return of.post('confirmation', { gapsToTask: readiness.gaps.map(({ itemId }) => itemId) });
  }

  it('is cut, joined, completed and linked; a slip is undone', async () => {
    const split = (await room.split(await room.item('一是执法'), '部分案卷')).body<ActView>();
    const part = split.items.find(({ text }) => text.startsWith('部分案卷'));
    await room.merge(part as Item, await room.item('二是普法'));
    await room.undoLast();
    await room.merge(await room.item('一是6月'), await room.item('二是年内'));
    await room.undoLast();
    const added = (await room.add('cause', '形式单一')).body<ActView>().items[0] as Item;
    await room.link(await room.item('二是普法'), added);
    await room.link(await room.item('一是执法'), await room.item('一是6月'));
    const { items } = await room.report();
    const candidates = items.filter(({ state, kind }) => state === 'candidate' && kind !== 'cause');
    await people.officer.post('/api/report-items/acceptance', { itemIds: candidates.map(({ id }) => id) });
    expect((await finish(room)).status).toBe(200);
  });

  it('becomes tasks', async () => {
    tasks = {
      part: await taskOf(await room.item('部分案卷')),
      staff: await taskOf(await room.item('三是合法性')),
      site: await taskOf(await room.item('二是年内')),
    };
    await app.runOrders();
    expect((await room.item('部分案卷')).state).toBe('tasked');
  });

  it('knows the same file again, and does not take another one of the year for it by itself', async () => {
    const again = await upload(FIRST);
    expect(again).toMatchObject({ problemCode: 'report.duplicate' });
    const other = await upload(CORRECTED);
    expect(other).toMatchObject({ state: 'needs-a-look', problemCode: 'report.year-taken', reportId: null });
    const liaison = await app.as('sifa-lianluo');
    expect(
      await liaison.post(`/api/intakes/files/${other.id}/amendment`, { correction: true }),
    ).toMatchObject({ code: 'auth.forbidden' });
    await people.supervisor.post(`/api/intakes/files/${other.id}/amendment`, { correction: true });
    await app.runOrders();
    const taken = await fileOf(other.id);
    corrected = new ReviewRoom(app, people, taken?.reportId ?? '', CORRECTED);
    expect((await room.report()).state).toBe('superseded');
    expect(await corrected.report()).toMatchObject({ state: 'reviewing' });
  });

  it('keeps decisions, cuts and links where the words are the same', async () => {
    const part = await corrected.item('部分案卷');
    expect(part).toMatchObject({ state: 'tasked', origin: 'split', text: '部分案卷缺少送达回证。' });
    expect(CORRECTED.slice(part.start, part.end)).toBe(part.text);
    expect(await corrected.item('形式单一')).toMatchObject({
      origin: 'added',
      kind: 'cause',
      state: 'accepted',
    });
    expect(await corrected.item('二是普法')).toMatchObject({ state: 'accepted' });
    const { items } = (await people.officer.get(`/api/reports/${corrected.reportId}/item-links`)).body<{
      items: { kind: string; state: string }[];
    }>();
    expect(items.map(({ kind, state }) => [kind, state]).sort()).toEqual([
      ['cause', 'confirmed'],
      ['plan', 'confirmed'],
    ]);
  });

  it('lists what differs, with both quotes', async () => {
    const told = (await differences()).map(({ match, before, after }) => [
      match,
      before?.text ?? null,
      after?.text ?? null,
    ]);
    expect(told.filter(([match]) => match !== 'unchanged')).toEqual([
      ['reworded', STAFF, '三是合法性审查人员力量仍较薄弱。'],
      ['new', null, '四是行政复议应诉能力有待提高。'],
      ['gone', SITE, null],
    ]);
  });

  it('lets tasks follow at once where the words are the same, and keeps the old link as history', async () => {
    const { items, reportId } = await itemsOfTask(tasks['part'] ?? '');
    expect(items).toMatchObject([{ text: '部分案卷缺少送达回证。', reportId: corrected.reportId }]);
    expect(reportId).toBe(corrected.reportId);
    const history = await app.rows('select from task_item where task_id = $1', [tasks['part']]);
    expect(history).toHaveLength(2);
    expect((await itemsOfTask(tasks['staff'] ?? '')).items).toMatchObject([
      { text: STAFF, reportId: room.reportId },
    ]);
  });

  it('waits for a person where they are not, and then lets decision and task follow', async () => {
    const { items } = await corrected.report();
    const open = items.filter(
      ({ state, kind }) => state === 'candidate' && ['shortcoming', 'plan'].includes(kind),
    );
    expect(open.map(({ text }) => text.slice(0, 2))).toEqual(['三是', '四是']);
    const [, fresh] = open;
    await people.officer.post('/api/report-items/acceptance', { itemIds: [fresh?.id] });
    const [reworded, gone] = ['reworded', 'gone'].map(
      (match) => async () => (await differences()).find((one) => one.match === match),
    );
    expect(await decide(await gone?.(), 'same')).toMatchObject({
      status: 422,
      code: 'version.decision-unfit',
    });
    await decide(await gone?.(), 'acknowledged');
    expect((await corrected.undoLast()).status).toBe(200);
    expect(await gone?.()).toMatchObject({ decision: null });
    const both = await Promise.all([decide(await reworded?.(), 'same'), decide(await reworded?.(), 'same')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await corrected.item('三是合法性')).state).toBe('tasked');
    expect(await corrected.undoLast()).toMatchObject({ status: 409, code: 'review.tasks-depend' });
    expect(await finish(corrected)).toMatchObject({ status: 409, code: 'report.differences-open' });
    await decide(await gone?.(), 'acknowledged');
    await app.runOrders();
    expect((await itemsOfTask(tasks['staff'] ?? '')).items).toMatchObject([
      { text: '三是合法性审查人员力量仍较薄弱。' },
    ]);
  });

  it('is confirmed, and tells the tale of both versions', async () => {
    expect((await finish(corrected)).body<Report>().state).toBe('confirmed');
    await app.runOrders();
    const { items } = (await people.officer.get(`/api/reports/${room.reportId}/versions`)).body<{
      items: { reportId: string; previousReportId: string | null; state: string }[];
    }>();
    expect(
      items.map(({ reportId, previousReportId, state }) => [reportId, previousReportId, state]).sort(),
    ).toEqual(
      [
        [corrected.reportId, room.reportId, 'confirmed'],
        [room.reportId, null, 'superseded'],
      ].sort(),
    );
    const names = await app.rows<{ name: string; actor_name: string }>(
      `select name, actor_name from event where name in ('report.superseded', 'report.corrected') order by id`,
    );
    expect(names.map(({ name }) => name)).toEqual(['report.superseded', 'report.corrected']);
    expect(new Set(names.map(({ actor_name }) => actor_name)).has('系统')).toBe(false);
  });

  it('leaves the task of what is gone where it was: a person decides what becomes of it', async () => {
    expect((await itemsOfTask(tasks['site'] ?? '')).items).toMatchObject([
      { text: SITE, reportId: room.reportId },
    ]);
  });

  it('tells the checks that rest on the earlier version', async () => {
    const told = await app.rows<{ payload: object }>(
      `select payload from event where name = 'closure.report-corrected'`,
    );
    expect(told.map(({ payload }) => payload)).toEqual([
      { reportId: corrected.reportId, supersededId: room.reportId, state: 'ready', side: 'report' },
    ]);
  });

  async function upload(content: string): Promise<IntakeFile> {
    const received = await people.supervisor.upload('/api/intakes', [{ name: 'report.txt', content }]);
    await app.runOrders();
    const { batchId } = received.body<{ batchId: string }>();
    const [file] = (await people.supervisor.get(`/api/intakes/${batchId}`)).body<{ files: IntakeFile[] }>()
      .files;
    if (file === undefined) throw new Error('no file');
    return file;
  }

  async function fileOf(id: string): Promise<{ reportId: string } | undefined> {
    const [file] = await app.rows<{ reportId: string }>(
      'select report_id as "reportId" from intake_file where id = $1',
      [id],
    );
    return file;
  }
});
