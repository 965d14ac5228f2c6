import type { FilingDuty, ReminderStep } from '../../../core/season/index.js';
import { noteText, type NoteCode } from '../../../core/report/checks/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';

/** One reminder of one duty of one report year. */
export interface FilingReminder {
  readonly campaignId: string;
  readonly year: number;
  readonly duty: FilingDuty;
  readonly step: ReminderStep;
  /** Last day that is not late, and the last working day before it. */
  readonly lastDay: LocalDate;
  readonly planFor: LocalDate;
}

const DUTY_WORDS: Readonly<Record<FilingDuty, string>> = { filed: '报送', published: '公开' };
/** How many bodies a notice names before it says how many more there are. */
const NAMED = 20;

const occasionOf = ({ campaignId, duty, step }: FilingReminder) => `filing ${campaignId} ${duty} ${step}`;

/** What the people of a body read. */
export function wordsForBody(reminder: FilingReminder, name: string) {
  const { year, duty, step, lastDay, planFor } = reminder;
  const verb = DUTY_WORDS[duty];
  const title =
    step === 'late'
      ? `【报告】${year}年度法治政府建设情况报告已超过${verb}期限`
      : `【报告】${year}年度法治政府建设情况报告请于${planFor}前${verb}`;
  const body =
    step === 'late'
      ? `${name}：${verb}期限为${lastDay}，系统中还没有${verb}日期。如已${verb}，请将日期告知督查机构登记。`
      : `${name}：距${verb}的最后一个工作日（${planFor}）还有${step}个工作日。上一年度整改情况一节的草稿可在系统中生成。`;
  return { occasion: `${occasionOf(reminder)} body`, title, body, link: `/report-calendar?year=${year}` };
}

/** What those above them read: who still owes it, in one notice. */
export function wordsForOffice(reminder: FilingReminder, names: readonly string[]) {
  const { year, duty, step, lastDay } = reminder;
  const verb = DUTY_WORDS[duty];
  const state = step === 'late' ? `逾期未${verb}` : `尚未${verb}`;
  const more = names.length > NAMED ? `等${names.length}个单位` : '';
  return {
    occasion: `${occasionOf(reminder)} office`,
    title: `【报告】${year}年度报告：${names.length}个单位${state}（期限${lastDay}）`,
    body: `${names.slice(0, NAMED).join('、')}${more}`,
    link: `/report-calendar?year=${year}&${duty === 'filed' ? 'filing' : 'publication'}=${step === 'late' ? 'overdue' : duty === 'filed' ? 'not-filed' : 'not-published'}`,
  };
}

const partsOf = (missing: readonly string[]) =>
  missing.map((code) => noteText({ code: code as NoteCode, params: {} })).join('；');

/** What the people of a body read whose report lacks a compulsory part. */
export function wordsForIncompleteBody(
  reminder: FilingReminder,
  { name, missing }: { readonly name: string; readonly missing: readonly string[] },
) {
  const { year, planFor, duty } = reminder;
  return {
    occasion: `${occasionOf(reminder)} contents body`,
    title: `【报告】${year}年度法治政府建设情况报告缺少法定内容，请于${planFor}前补充`,
    body: `${name}：${partsOf(missing)}。请补充后重新上传更正版本，再行${DUTY_WORDS[duty]}。`,
    link: `/report-calendar?year=${year}`,
  };
}

/** What those above them read: whose report lacks what. */
export function wordsOnIncomplete(
  reminder: FilingReminder,
  bodies: readonly { readonly name: string; readonly missing: readonly string[] }[],
) {
  const { year } = reminder;
  const more = bodies.length > NAMED ? `等${bodies.length}个单位` : '';
  return {
    occasion: `${occasionOf(reminder)} contents office`,
    title: `【报告】${year}年度报告：${bodies.length}个单位缺少法定内容`,
    body: `${bodies
      .slice(0, NAMED)
      .map(({ name, missing }) => `${name}（${partsOf(missing)}）`)
      .join('、')}${more}`,
    link: `/report-calendar?year=${year}&contents=parts-missing`,
  };
}
