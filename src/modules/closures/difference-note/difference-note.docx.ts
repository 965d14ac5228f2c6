import { Paragraph, type Table } from 'docx';
import { shanghaiDay } from '../../../core/calendar/index.js';
import { localDate } from '../../../core/shared/local-date.js';
import { STATE_WORDS, wordFor } from '../../../core/words/index.js';
import { longDate } from '../../documents/index.js';
import {
  headingLine,
  INDENTED,
  officialPaper,
  run,
  small,
  subtitleLine,
  table,
  titleLine,
} from '../paper/official-paper.js';
import type { LedgerTaskView, PlacedWords, QuoteView } from '../views/closures.views.js';
import type { DifferenceLine, DifferenceNote, PromiseLine } from './difference-note.views.js';

const SILENT = '（报告没有提到）';

/** The note on paper, for the supervisor's hand before the leaders sign: every line with its two quotes and the ledger beside them. */
export function differenceNoteDocx(note: DifferenceNote): Promise<Buffer> {
  return officialPaper({
    title: `${note.organisationName}${note.year}年上年整改核查差异说明`,
    children: [
      titleLine('上年整改核查差异说明'),
      subtitleLine(`${note.organisationName}\u3000${note.year}年报告（核查第${note.edition}版）`),
      signature(note),
      paragraphOf(summary(note)),
      ...differences(note),
      ...promises(note),
    ],
  });
}

function summary({ reason, counts: { matters, agreeing, confirmed, toAsk } }: DifferenceNote): string {
  if (reason !== null) return `${reason.text}。`;
  const open =
    toAsk.denominator === 0 ? '' : `；应由人判断的${toAsk.denominator}项中，尚有${toAsk.numerator}项没有判断`;
  return (
    `核对上年事项${matters}项，人工确认${confirmed.numerator}项；已立项的${agreeing.denominator}项中，` +
    `报告与台账一致${agreeing.numerator}项${open}。`
  );
}

const NUMBER = { head: '序号', width: 640 } as const;
const DIFFERENCES = [
  NUMBER,
  { head: '差异', width: 1500 },
  { head: '上年报告原文', width: 2250 },
  { head: '今年报告原文', width: 2250 },
  { head: '台账', width: 2210 },
] as const;
const PROMISES = [
  NUMBER,
  { head: '兑现情况', width: 1500 },
  { head: '上年安排原文', width: 2250 },
  { head: '今年报告原文', width: 2250 },
  { head: '数字对照', width: 2210 },
] as const;

function differences({ lines }: DifferenceNote): (Paragraph | Table)[] {
  const heading = headingLine('一、报告与台账不一致之处');
  if (lines.length === 0) return [heading, paragraphOf('没有不一致之处。')];
  return [heading, table(DIFFERENCES, lines.map(differenceRow))];
}

function promises(note: DifferenceNote): (Paragraph | Table)[] {
  const heading = headingLine('二、没有兑现或部分兑现的安排');
  if (note.promises.length === 0) return [heading, paragraphOf('没有。')];
  return [heading, table(PROMISES, note.promises.map(promiseRow))];
}

function differenceRow({ verdict, isConfirmed, lastYear, thisYear, ledger }: DifferenceLine, place: number) {
  return [
    [[small(String(place + 1))]],
    standing(verdict.text, isConfirmed),
    [[small(placed(lastYear))]],
    quoted(thisYear),
    ledger.length === 0 ? [[small('没有立项')]] : ledger.flatMap(taskLines),
  ];
}

function promiseRow({ promise, isConfirmed, lastYear, thisYear, figures }: PromiseLine, place: number) {
  return [
    [[small(String(place + 1))]],
    standing(promise.text, isConfirmed),
    [[small(placed(lastYear))]],
    quoted(thisYear),
    figures.map(({ clause, promised, reported, unit, met }) => [
      small(`${clause}：安排${promised}${unit}，`),
      small(reported === null ? '报告没有写' : `报告${reported}${unit}`, !met),
    ]),
  ];
}

function standing(text: string, isConfirmed: boolean) {
  return [[small(text)], ...(isConfirmed ? [] : [[small('（待确认）', true)]])];
}

function placed({ year, ordinal, text }: PlacedWords): string {
  const where = [year === null ? null : `${year}年`, ordinal].filter((one) => one !== null);
  return where.length === 0 ? text : `【${where.join('')}】${text}`;
}

function quoted(quotes: readonly QuoteView[]) {
  return quotes.length === 0 ? [[small(SILENT, true)]] : quotes.map(({ text }) => [small(text)]);
}

function taskLines({ number, title, state, leadName, currentDueOn, closedOn }: LedgerTaskView) {
  const facts = [
    closedOn === null
      ? wordFor(STATE_WORDS, state)
      : `${wordFor(STATE_WORDS, state)}（${longDate(localDate(closedOn))}）`,
    closedOn === null && currentDueOn !== null ? `时限${longDate(localDate(currentDueOn))}` : null,
    leadName === null ? null : `牵头${leadName}`,
  ];
  return [[small(number ?? title)], [small(facts.filter((fact) => fact !== null).join('，'))]];
}

/** On the first page, however long the note is: who has signed the check, or that nobody has. */
function signature({ signedAt, signedBy }: DifferenceNote): Paragraph {
  const children =
    signedAt === null
      ? [run('核查签署：'), run('未签', true)]
      : [run(`核查签署：${signedBy ?? ''}\u3000${longDate(shanghaiDay(new Date(signedAt)))}`)];
  return new Paragraph({ ...INDENTED, children });
}

function paragraphOf(text: string): Paragraph {
  return new Paragraph({ ...INDENTED, children: [run(text)] });
}
