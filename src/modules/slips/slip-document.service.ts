import { Injectable, type StreamableFile } from '@nestjs/common';
import { parseLocalDate } from '../../core/shared/local-date.js';
import { COLOUR_NAMES } from '../../core/slip/index.js';
import { SYSTEM } from '../../platform/database/context.js';
import { longDate, MakeDocument, SendDocument, type DocumentData } from '../documents/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { SlipQueries, type PrintedSlip } from './slips.queries.js';

/** 督办单 on paper: in its colour, with number, limit and 回执; a draft has no number yet. */
@Injectable()
export class SlipDocument {
  constructor(
    private readonly queries: SlipQueries,
    private readonly makeDocument: MakeDocument,
    private readonly sendDocument: SendDocument,
  ) {}

  /**
   * Whoever may read the slip may have it on paper, also a unit that it is copied to; so the document is made in the name of
   * the program, by the template of the office that issues it.
   * @throws Problem `record.not-found` where the slip is not in sight
   */
  async run(
    actor: Actor,
    id: string,
    http: Parameters<SendDocument['run']>[1],
  ): Promise<StreamableFile | undefined> {
    const context = contextOf(actor);
    const slip = await this.queries.printed(context, id);
    const { fromOrganisationId, fromPath } = await this.queries.row(context, id);
    const made = await this.makeDocument.run(SYSTEM, {
      kind: 'supervision-slip',
      organisationId: fromOrganisationId,
      orgPath: fromPath,
      // What is still in the office is not among the documents of the task.
      taskId: slip.issuedOn === null ? null : slip.taskId,
      label: slip.number ?? `${slip.taskNumber ?? slip.taskId}（拟稿）`,
      data: composeSlip(slip),
      madeBy: actor.accountId,
    });
    return this.sendDocument.run(made, http);
  }
}

/** All that the template of the 督办单 can ask for. */
export function composeSlip(slip: PrintedSlip): DocumentData {
  return { ...matterOf(slip), ...signedBy(slip), ...headOf(slip), 办理情况: repliesTo(slip) };
}

function matterOf(slip: PrintedSlip): DocumentData {
  return {
    发文机关: slip.fromName,
    文号: slip.number,
    主送单位: slip.toName,
    抄送单位: slip.copyToNames.length === 0 ? '无' : slip.copyToNames.join('、'),
    任务编号: slip.taskNumber,
    事项名称: slip.taskTitle,
    存在问题: slip.problem,
    督办缘由: slip.cause ?? GROUNDS[slip.ground] ?? null,
    办理要求: slip.demands,
    办理时限说明: limitInWords(slip),
  };
}

function signedBy(slip: PrintedSlip): DocumentData {
  return {
    拟办人: slip.draftedByName ?? '系统',
    批准人: slip.approvedByName ?? (slip.issuedOn === null ? null : '无需批准'),
    签发人: slip.issuedByName,
    签发日期: dayInWords(slip.issuedOn),
    签收人: slip.signedByName,
    签收日期: dayInWords(slip.signedOn),
  };
}

/** A row in the list of its own colour, none in the others. */
function headOf({ colour }: PrintedSlip): DocumentData {
  return Object.fromEntries(
    Object.entries(COLOUR_NAMES).map(([name, zh]) => [
      `${zh}单`,
      name === colour ? [{ 颜色: `${zh}色` }] : [],
    ]),
  );
}

function repliesTo({ replies }: PrintedSlip) {
  return replies.map(({ text, repliedByName, repliedAt, isLate }, i) => ({
    序号: String(i + 1),
    内容: text,
    回复人: repliedByName,
    回复日期: dayInWords(shanghaiDay(repliedAt)),
    是否逾期: isLate ? '逾期' : '按期',
  }));
}

/** Why the slip was drafted where nobody stated a cause. */
const GROUNDS: Readonly<Record<string, string>> = {
  limit: '前一督办单办理时限届满，仍未办结',
  officer: '整改进展滞后，经督查人员研判予以督办',
};

/** 5 working days and the day they come to, which holidays move: both are said. */
function limitInWords({ limitWorkdays, limitOn, limitMoves }: PrintedSlip): string {
  const span = `自下发之日起${limitWorkdays}个工作日内办结并回复`;
  const day = dayInWords(limitOn);
  if (day === null) return span;
  const moved = limitMoves.map(
    ({ from, note, movedOn, movedByName }) =>
      `；原为${dayInWords(from)}前，${dayInWords(movedOn)}经${movedByName}调整：${note}`,
  );
  return `${span}，即${day}前（含当日）${moved.join('')}`;
}

function dayInWords(day: string | null): string | null {
  return day === null ? null : longDate(parseLocalDate(day));
}

/** `en-CA` writes a day as the program does. */
const SHANGHAI = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
function shanghaiDay(instant: string): string {
  return SHANGHAI.format(new Date(instant));
}
