import { Injectable, type StreamableFile } from '@nestjs/common';
import { parseLocalDate } from '../../core/shared/local-date.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import { longDate, MakeDocument, SendDocument, word, type DocumentRow } from '../documents/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import type { HandoverSheet, HandoverTaskView } from './handovers.dto.js';
import { HandoverQueries } from './handovers.queries.js';

/** 整改工作交接单: the sheet of a hand-over as a document to be signed. */
@Injectable()
export class HandoverDocument {
  constructor(
    private readonly queries: HandoverQueries,
    private readonly reader: Reader,
    private readonly makeDocument: MakeDocument,
    private readonly sendDocument: SendDocument,
  ) {}

  async run(
    actor: Actor,
    id: string,
    http: Parameters<SendDocument['run']>[1],
  ): Promise<StreamableFile | undefined> {
    const context = contextOf(actor);
    const handover = await this.queries.byId(context, id);
    const place = await this.reader.one<Place>(context, { text: PLACE, values: [id] });
    if (place === null) throw new Problem('record.not-found');
    const { organisationName, fromName, toName, reason, tasks } = handover;
    const made = await this.makeDocument.run(context, {
      kind: 'handover-sheet',
      organisationId: place.organisationId,
      orgPath: place.orgPath,
      taskId: null,
      label: `${fromName}-${toName}`,
      data: {
        所在单位: organisationName,
        移交人: fromName,
        接收人: toName,
        移交日期: dayInWords(place.preparedOn),
        移交原因: reason,
        事项件数: countOf(tasks),
        移交事项: tasks.map(toRow),
      },
      madeBy: actor.accountId,
    });
    return this.sendDocument.run(made, http);
  }
}

interface Place {
  readonly organisationId: string;
  readonly orgPath: string;
  /** In Asia/Shanghai. */
  readonly preparedOn: string;
}

/** Nobody signs for more than goes over: what stays is counted apart. */
function countOf(tasks: readonly HandoverTaskView[]): string {
  const going = tasks.filter(goesOver).length;
  const staying = tasks.length - going;
  return staying === 0 ? `${going}件` : `${going}件（另有${staying}件不移交）`;
}

function goesOver({ roles, outcome }: HandoverTaskView): boolean {
  return roles.length > 0 && (outcome === null || outcome === 'moved');
}

const POSTS: Readonly<Record<string, string>> = {
  owner: '责任人',
  liaison: '联络员',
  line_leader: '分管领导',
};
const postsOf = (roles: readonly string[]) => roles.map((role) => POSTS[role] ?? role).join('、');

/** In which post the matter goes over, in which it stays, and why. */
function fateOf(task: HandoverTaskView): string {
  const { roles, refused } = task;
  const stays = refused.length === 0 ? [] : [`${postsOf(refused)}不移交（接收人无此岗位）`];
  if (roles.length === 0) return stays.join('');
  return [
    goesOver(task) ? postsOf(roles) : `${postsOf(roles)}未移交（已办结或已改由他人负责）`,
    ...stays,
  ].join('；');
}

/** What is not done yet, and what is due or awaited: whoever takes the matter over answers for it. */
function openMattersOf({ openCriteria, openMeasures, openParts, slips, pending }: HandoverSheet): string {
  const listed = (head: string, what: readonly string[]) =>
    what.length === 0 ? [] : [`${head}${what.join('、')}`];
  return [
    ...listed('待佐证：', openCriteria),
    ...listed('未完成措施：', openMeasures),
    ...listed('未交分工：', openParts),
    ...listed('督办单：', slips),
    ...listed(
      '待批：',
      pending.map((what) => AWAITED[what] ?? what),
    ),
  ].join('；');
}

const AWAITED: Readonly<Record<string, string>> = {
  return: '退回申请',
  extension: '延期申请',
  plan: '整改方案',
  verification: '核查认定',
};

function toRow(task: HandoverTaskView, i: number): DocumentRow {
  const { sheet } = task;
  return {
    序号: String(i + 1),
    任务编号: sheet.number,
    事项名称: `${sheet.title}${historyOf(sheet)}`,
    状态: word('state', sheet.state),
    进度: `${sheet.progress}%`,
    现行时限: dayInWords(sheet.dueOn),
    未办事宜: openMattersOf(sheet),
    移交岗位: fateOf(task),
  };
}

/** 新官理旧账: since when the matter is carried over, and under which numbers it was. */
function historyOf({ chain = [] }: HandoverSheet): string {
  const [first] = chain;
  if (first === undefined) return '';
  const numbers = chain.flatMap(({ number, reportYear }) =>
    number === null ? [] : [`${reportYear}年度${number}`],
  );
  return `（自${first.reportYear}年度起结转${numbers.length === 0 ? '' : `：${numbers.join('、')}`}）`;
}

function dayInWords(day: string | null): string | null {
  return day === null ? null : longDate(parseLocalDate(day));
}

const PLACE = `
select organisation_id as "organisationId", org_path as "orgPath", (prepared_at at time zone 'Asia/Shanghai')::date::text as "preparedOn"
from handover where id = $1`;
