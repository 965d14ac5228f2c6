import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/platform/config/config.js';
import type {
  AnswerView,
  CheckView,
  RecurrenceView,
} from '../../../src/modules/closures/views/closures.views.js';
import { County } from './county.js';

export const OFFICER = 'yifaban-chu';
export const SUPERVISOR = 'yifaban';
const VERIFIER = 'hechayuan';
const LIAISON = 'shili-lianluo';
const SIGNER = 'shili-shenqian';

/** 石笠镇 after two reports: what the ledger holds of 2024, and the report of 2025 confirmed and checked. */
export interface Shili {
  readonly county: County;
  readonly reports: { readonly first: string; readonly second: string };
  readonly tasks: {
    /** 政务公开: 销号 in June. */ readonly closed: string;
    /** 执法人员持证率: under way. */ readonly underWay: string;
    /** 台账: found 尚未整改 when its time was up. */ readonly notDone: string;
    /** 应诉: registered, never issued. */ readonly registered: string;
  };
}

const MARCH = '2025-03-03';
const TEN_WORKDAYS = { kind: 'workdays', n: 10 };

export async function shiliAfterTwoYears(): Promise<Shili> {
  const county = await County.found(MARCH);
  const first = await county.receive(OFFICER, 'sl-2024.txt');
  await county.accept(OFFICER, first);
  await county.confirm(OFFICER, first);
  const tasks = {
    closed: await register(county, await shortcomingOf(county, first, '政务公开不够及时')),
    underWay: await register(county, await shortcomingOf(county, first, '持证率不高')),
    notDone: await register(county, await shortcomingOf(county, first, '排查台账不规范'), TEN_WORKDAYS),
    registered: await register(county, await shortcomingOf(county, first, '行政应诉')),
  };
  for (const id of [tasks.closed, tasks.underWay, tasks.notDone]) {
    await act(county, SUPERVISOR, { path: `tasks/${id}/issue` });
    await act(county, LIAISON, { path: `tasks/${id}/signature` });
  }
  await close(county, tasks.closed);
  county.moveTo('2025-06-03');
  await act(county, SUPERVISOR, {
    path: `tasks/${tasks.notDone}/decision`,
    verdict: 'not_done',
    reason: '到期仍有12件调解协议没有归档。',
    nextSteps: '统一台账格式,逐件补齐。',
    newDueOn: '2025-12-31',
  });
  county.moveTo('2026-02-12');
  const second = await county.receive(OFFICER, 'sl-2025.txt', await plainReport());
  await county.accept(OFFICER, second);
  await county.confirm(OFFICER, second);
  await county.runOrders();
  return { county, reports: { first, second }, tasks };
}

/** The demo's report of 2025 with one sentence that nobody can take for anything but 已完成整改. */
async function plainReport(): Promise<string> {
  const text = await readFile(join(PROJECT_ROOT, 'seeds/demo/reports/sl-2025.txt'), 'utf8');
  const vague = '统一印制矛盾纠纷排查化解台账，';
  if (!text.includes(vague)) throw new Error('the demo report has another wording');
  return text.replace(
    vague,
    '针对矛盾纠纷排查台账不规范、调解协议没有归档的问题，统一印制矛盾纠纷排查化解台账，补齐归档调解协议12件，已全部完成整改。',
  );
}

async function register(
  county: County,
  itemId: string,
  dueRule: object = { kind: 'yearEnd' },
): Promise<string> {
  const { body } = await act<{ taskIds: string[] }>(county, OFFICER, {
    path: 'tasks',
    itemIds: [itemId],
    assignment: {
      leadOrganisationId: await county.organisationId('sl'),
      assistingIds: [],
      dueRule,
      rectificationClass: 'staged',
      target: '问题得到解决,制度落到实处。',
      criteria: ['有制度文本', '有落实记录'],
      ownerId: (await county.actor(LIAISON)).accountId,
    },
  });
  const [taskId] = body.taskIds;
  if (taskId === undefined) throw new Error(`no task for ${itemId}`);
  return taskId;
}

export async function shortcomingOf(county: County, reportId: string, words: string): Promise<string> {
  const found = await county.rows<{ id: string }>(
    `select id from report_item where report_id = $1 and kind = 'shortcoming' and strpos(quote, $2) > 0`,
    [reportId, words],
  );
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} shortcomings contain ${words}`);
  return found[0].id;
}

/** From evidence to 销号, by the unit, an officer who verifies and a supervisor who decides. */
async function close(county: County, taskId: string): Promise<void> {
  const { body } = await county.ask<{ criteria: { id: string }[] }>(SUPERVISOR, {
    route: `GET tasks/${taskId}`,
  });
  for (const { id: criterionId } of body.criteria) {
    await act(county, LIAISON, {
      path: `tasks/${taskId}/evidence`,
      ...{ criterionId, kind: 'rule_text', title: '政务公开更新责任表' },
      ...{ reference: '石政发〔2025〕12号', effectiveOn: '2025-03-03' },
    });
  }
  await act(county, SIGNER, {
    path: `tasks/${taskId}/submission`,
    text: '7个栏目全部更新到位。',
    pledgeSigned: true,
    sameKindReview: '同时核对了村务公开栏。',
  });
  await act(county, VERIFIER, {
    path: `tasks/${taskId}/verification`,
    method: 'paper',
    text: '与公开栏目一致。',
  });
  await act(county, SUPERVISOR, { path: `tasks/${taskId}/decision`, verdict: 'done' });
  await act(county, SUPERVISOR, { path: `tasks/${taskId}/strike-off`, reason: '目标达到。' });
}

/** Something done to tasks over the API; a refusal ends the test. */
export async function act<Body>(
  county: County,
  login: string,
  done: { path: string; [field: string]: unknown },
) {
  const { path, ...body } = done;
  const answer = await county.ask<Body>(login, { route: `POST ${path}`, body });
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** The answer about the one shortcoming of last year that contains the words. */
export function answerTo(words: string, { answers }: CheckView): AnswerView {
  return theOnly(
    answers.filter(({ kind, lastYear }) => kind === 'shortcoming' && lastYear.text.includes(words)),
  );
}

/** The recurrence of the one earlier shortcoming that contains the words. */
export function recurrenceOf(words: string, { recurrences }: CheckView): RecurrenceView {
  return theOnly(recurrences.filter(({ earlier }) => earlier.text.includes(words)));
}

function theOnly<T>(found: readonly T[]): T {
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} found, not one`);
  return only;
}
