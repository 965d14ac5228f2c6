import { createHash } from 'node:crypto';
import type { Body } from './directory.js';
import type { SeededRandom } from './random.js';
import type { Tables } from './tables.js';
import { describe, fill, type Matter, MATTERS } from './words.js';

/** A shortcoming of a report, from which a task is made. */
export interface Item {
  readonly id: string;
  readonly reportId: string;
  readonly quote: string;
  readonly start: number;
  readonly matter: Matter;
}

export interface ReportPlan {
  readonly body: Body;
  readonly year: number;
  readonly items: number;
  /** Of the year before, where there is one. */
  readonly previousReportId: string | null;
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** One confirmed report with its text, sections and shortcomings; every place of an item is where its words stand. */
export function makeReport(plan: ReportPlan, random: SeededRandom, tables: Tables): Item[] {
  const { body, year } = plan;
  const id = random.uuid();
  const draft = new Draft();
  const title = `${body.name}${year}年度法治政府建设情况报告`;
  draft.line(title);
  draft.section('preamble', null, () =>
    draft.line(`${year}年,${body.shortName}按照年度安排推进法治建设,现将有关情况报告如下:`),
  );
  draft.section('achievements', `一、${year}年主要工作`, () => {
    for (const matter of MATTERS.slice(0, 3)) draft.line(`${fill(random.pick(matter.progress), random)}`);
  });
  const items: Item[] = [];
  const section = draft.section('shortcomings', '二、存在的不足', () => {
    for (let n = 0; n < plan.items; n++) {
      const matter = random.pick(MATTERS);
      const { text: quote, start } = draft.line(`${ORDINALS[n] ?? n + 1}是${describe(matter, random)}`);
      items.push({ id: random.uuid(), reportId: id, quote, start, matter });
    }
  });
  draft.section('plan', `三、${year + 1}年打算`, () => {
    for (const matter of MATTERS.slice(2)) draft.line(`${random.pick(matter.measures)}。`);
  });
  write({ id, title, plan, draft }, tables);
  for (const [n, item] of items.entries())
    tables.reportItem.add([
      item.id,
      id,
      body.path,
      n + 1,
      'shortcoming',
      'tasked',
      item.quote,
      item.start,
      item.start + item.quote.length,
      `${ORDINALS[n] ?? n + 1}是`,
      section,
      'enumerated-sentence',
      0.96,
      `{${item.matter.theme}}`,
    ]);
  return items;
}

/** The words of a report as they grow, with the places of its sections. */
class Draft {
  text = '';
  readonly sections: { role: string; heading: string | null; start: number; end: number }[] = [];

  line(text: string): { readonly text: string; readonly start: number } {
    const start = this.text.length;
    this.text += `${text}\n`;
    return { text, start };
  }

  /** @returns its number */
  section(role: string, heading: string | null, fillIt: () => unknown): number {
    if (heading !== null) this.line(heading);
    const start = this.text.length;
    fillIt();
    return this.sections.push({ role, heading, start, end: this.text.length - 1 }) - 1;
  }
}

interface Written {
  readonly id: string;
  readonly title: string;
  readonly plan: ReportPlan;
  readonly draft: Draft;
}

function write({ id, title, plan, draft }: Written, tables: Tables): void {
  const { body, year } = plan;
  const bytes = Buffer.from(draft.text);
  const published = `${year + 1}-02-20`;
  const { supervisor } = body.staff;
  tables.report.add([
    id,
    body.id,
    body.path,
    year,
    'confirmed',
    title,
    body.name,
    body.region,
    published,
    published,
    `${body.code}-${year}.txt`,
    'text/plain',
    'utf-8',
    createHash('sha256').update(bytes).digest('hex'),
    bytes.length,
    plan.previousReportId,
    supervisor.id,
    `${published} 02:00:00+00`,
    supervisor.id,
    `${published} 03:00:00+00`,
  ]);
  tables.reportText.add([id, draft.text]);
  for (const [seq, { role, heading, start, end }] of draft.sections.entries())
    tables.reportSection.add([id, seq, role, heading, start, end]);
}
