import { parseLocalDate, type LocalDate } from '../../../core/shared/local-date.js';
import type { RectificationClass } from '../../../core/task/index.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { canonical } from '../columns/cell-text.js';
import { plainCell } from '../returning/returned-line.js';
import type { IntakeField } from './ledger-fields.js';

const TITLE_LENGTH = 60;
const LONGEST_TEXT = 5_000;
const LONGEST_NUMBER = 60;
const CLASSES: Readonly<Record<string, RectificationClass>> = {
  立行立改: 'immediate',
  立即整改: 'immediate',
  分阶段整改: 'staged',
  分阶段: 'staged',
  限期整改: 'staged',
  持续整改: 'continuing',
  长期整改: 'continuing',
};

/** A task as one line of the ledger describes it. */
export interface LedgerDraft {
  readonly number: string | null;
  readonly title: string;
  readonly problem: string;
  readonly target: string | null;
  readonly measures: string | null;
  readonly rectificationClass: RectificationClass | null;
  readonly dueOn: LocalDate | null;
  readonly leadId: string | null;
  readonly responsibleIds: readonly string[];
  readonly assistingIds: readonly string[];
}

export interface JudgedLine {
  readonly rowNo: number;
  readonly outcome: 'create' | 'matched' | 'rejected';
  readonly code: ProblemCode | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly draft: LedgerDraft | null;
  readonly cells: Readonly<Partial<Record<IntakeField, string>>>;
  readonly taskId: string | null;
}

/** Unit name → ids that go by it. */
export type UnitsByName = ReadonlyMap<string, readonly string[]>;

type Cells = Readonly<Partial<Record<IntakeField, string>>>;

/** Units that one cell names, split where people put a mark between them. */
export function unitNames(cell: string | undefined): string[] {
  return canonical(cell ?? '')
    .split(/[、,，;；\n/]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

class Rejected extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** A line as a draft, or why it cannot become one. */
export function judgeLine(rowNo: number, cells: Cells, units: UnitsByName): JudgedLine {
  const nothing = { rowNo, cells, taskId: null };
  try {
    return { ...nothing, outcome: 'create', code: null, params: {}, draft: draftOf(cells, units) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { ...nothing, outcome: 'rejected', code: error.code, params: error.params, draft: null };
  }
}

function draftOf(cells: Cells, units: UnitsByName): LedgerDraft {
  const problem = canonical(cells.problem ?? '');
  if (problem === '') throw new Rejected('ledger.problem-missing');
  if (problem.length > LONGEST_TEXT) throw new Rejected('ledger.text-too-long');
  const leads = unitNames(cells.lead);
  if (leads.length > 1) throw new Rejected('lead.not-unique', { names: leads });
  const ids = (names: readonly string[]) => names.map((name) => unitOf(name, units));
  const [leadId = null] = ids(leads);
  const others = [...new Set(ids(unitNames(cells.responsible)))].filter((id) => id !== leadId);
  const assisting = [...new Set(ids(unitNames(cells.assisting)))].filter(
    (id) => id !== leadId && !others.includes(id),
  );
  return {
    number: textOf(cells.number, LONGEST_NUMBER),
    title: titleOf(textOf(cells.title, LONGEST_TEXT) ?? problem),
    problem,
    target: textOf(cells.target, LONGEST_TEXT),
    measures: textOf(cells.measures, LONGEST_TEXT),
    rectificationClass: CLASSES[canonical(cells.class ?? '')] ?? null,
    dueOn: dueOf(cells.dueOn),
    leadId,
    responsibleIds: others,
    assistingIds: assisting,
  };
}

function textOf(cell: string | undefined, longest: number): string | null {
  return canonical(cell ?? '').slice(0, longest) || null;
}

function unitOf(name: string, units: UnitsByName): string {
  const [only, ...more] = units.get(name) ?? [];
  if (only === undefined) throw new Rejected('ledger.unit-unknown', { name });
  if (more.length > 0) throw new Rejected('ledger.unit-ambiguous', { name });
  return only;
}

function dueOf(cell: string | undefined): LocalDate | null {
  const text = canonical(cell ?? '');
  if (text === '') return null;
  const day = parseLocalDate(plainCell('dueOn', text));
  if (day === null) throw new Rejected('ledger.not-a-day', { text });
  return day;
}

function titleOf(text: string): string {
  const sentence = /^[^。;；\n]+/u.exec(text)?.[0] ?? text;
  return sentence.length <= TITLE_LENGTH ? sentence : `${sentence.slice(0, TITLE_LENGTH - 1)}…`;
}
