import { WorkCalendar } from '../src/core/calendar/index.js';
import { checkReport } from '../src/core/report/checks/index.js';
import { fieldsOfReport, namedReportYear } from '../src/core/report/fields/index.js';
import { readReport } from '../src/core/report/index.js';
import { LAYOUTS, syntheticReport } from '../test/builders/synthetic-report.js';

export interface ExtractBenchResult {
  /** Reports of 4,000 characters read a second of processor time on one core; bar: at least 1,000. */
  readonly reportsPerSecond: number;
  /** The same with fields and checks of every report. */
  readonly withFindingsPerSecond: number;
  /** Seconds of processor time for one text of 5 MB; bar: under 2. */
  readonly bigTextSeconds: number;
}

const REPORT_CHARACTERS = 4_000;
const BIG_CHARACTERS = 5_000_000;
const WARM_UP_ROUNDS = 20;
const ROUNDS = 5;
const PASSES = 8;
/** Real reports are mostly achievements: lines like these fill a synthetic one up to the usual length. */
const FILLER =
  '坚持把依法行政贯穿于工作全过程，健全“三项制度”，全年办理案件126件，其中简易程序88件，公开执法信息2300条，群众满意度达98.5%。\n';

/** Reads synthetic reports in many layouts, best of several rounds; processor time, so that a busy machine does not tell. */
export async function benchExtract(): Promise<ExtractBenchResult> {
  const reports = LAYOUTS.list.flatMap((style, seed) =>
    LAYOUTS.order.map((order) =>
      padded(
        syntheticReport({
          seed,
          top: 'cn',
          shortcomings: style,
          plan: style,
          order,
          opener: seed % 2 === 0,
          causes: seed % 3 === 0,
          prior: true,
          glued: false,
        }).text,
      ),
    ),
  );
  for (let round = 0; round < WARM_UP_ROUNDS; round++) reports.forEach(readReport);
  const seconds = best(() => {
    for (let pass = 0; pass < PASSES; pass++) reports.forEach(readReport);
  });
  for (let round = 0; round < WARM_UP_ROUNDS; round++) reports.forEach(readAndCheck);
  const checkedSeconds = best(() => {
    for (let pass = 0; pass < PASSES; pass++) reports.forEach(readAndCheck);
  });
  const characters = reports.reduce((sum, text) => sum + text.length, 0) * PASSES;
  const all = reports.join('');
  const big = all.repeat(Math.ceil(BIG_CHARACTERS / all.length)).slice(0, BIG_CHARACTERS);
  return {
    reportsPerSecond: Math.round(characters / REPORT_CHARACTERS / seconds),
    withFindingsPerSecond: Math.round(characters / REPORT_CHARACTERS / checkedSeconds),
    bigTextSeconds: best(() => readReport(big)),
  };
}

const CALENDAR = new WorkCalendar([]);

function readAndCheck(text: string): void {
  const reading = readReport(text);
  const { sections, items } = reading;
  const fields = fieldsOfReport({ text, sections, items, reportYear: namedReportYear(reading) });
  checkReport({ text, reading, fields }, { previousText: null, calendar: CALENDAR });
}

function padded(text: string): string {
  const missing = Math.max(0, REPORT_CHARACTERS - text.length);
  const filler = FILLER.repeat(Math.ceil(missing / FILLER.length)).slice(0, missing);
  return text.replace(/(主要举措和成效\n)/, `$1${filler}`);
}

function best(work: () => void): number {
  const seconds = Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000_000;
  });
  return Math.min(...seconds);
}
