import { Injectable } from '@nestjs/common';
import type {
  ClosureAnswer,
  CopiedSentence,
  Feature,
  FigureComparison,
  PromiseVerdict,
  Quote,
  Recurrence,
  RecurrenceLikeness,
} from '../../../core/closure/index.js';
import type { TaskState } from '../../../core/task/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Problem } from '../../../platform/http/problem.js';
import type { CheckState } from '../checks/closure-check.entity.js';
import type { RecurrenceState } from '../checks/closure-recurrence.entity.js';
import type { ListChecksQuery } from './closures.dto.js';
import type { PlacedWords } from './closures.views.js';
import type { LedgerTask } from '../checks/ledger-of-item.js';
import { IS_WITHOUT_RESULT, ledgerOf, taskIdsOf } from '../checks/ledger-sql.js';
import { ITEM_STATES_SETTLED } from '../../../core/task/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

/** What counting needs of an answer. */
export interface AnswerTally {
  readonly kind: 'shortcoming' | 'plan';
  readonly answer: ClosureAnswer;
  readonly promise: PromiseVerdict | null;
  readonly askAPerson: boolean;
  readonly confirmedAnswer: ClosureAnswer | null;
  /** The sentences that were read give measures alone: no figure, result or status. */
  readonly isWithoutResult: boolean;
  readonly ledger: readonly Pick<LedgerTask, 'state' | 'verdict'>[];
}

/** How sure the machine was and what a person said to it. */
export interface AnswerStanding {
  readonly score: number;
  readonly askAPerson: boolean;
  readonly confirmedAnswer: ClosureAnswer | null;
  readonly confirmationReason: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

export interface AnswerRecord extends AnswerTally {
  readonly id: string;
  readonly quotes: readonly Quote[];
  readonly features: readonly Feature[];
  readonly figures: readonly FigureComparison[];
  readonly standing: AnswerStanding;
  readonly lastYear: PlacedWords;
  readonly ledger: readonly LedgerTask[];
}

export interface RecurrenceRecord {
  readonly id: string;
  readonly currentItemId: string;
  readonly currentYear: number;
  readonly current: PlacedWords;
  readonly earlier: PlacedWords;
  readonly likeness: RecurrenceLikeness;
  readonly trend: Recurrence['trend'];
  readonly score: number;
  readonly askAPerson: boolean;
  readonly state: RecurrenceState;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly earlierTasks: readonly {
    readonly taskId: string;
    readonly number: string | null;
    readonly state: TaskState;
  }[];
}

/** A link between two years of the body, not refused; of the latest edition of each year. */
export interface YearLink {
  readonly laterId: string;
  readonly laterYear: number;
  readonly earlierId: string;
  readonly earlierYear: number;
  readonly isConfirmed: boolean;
}

export interface CheckHead {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly year: number;
  readonly edition: number;
  readonly isLatest: boolean;
  readonly state: CheckState;
  readonly reportId: string;
  readonly previousReportId: string | null;
  /** The corrected report of the same year that took the place of this one. */
  readonly correctedBy: string | null;
  readonly finishedAt: string | null;
  readonly signedAt: string | null;
  readonly signedBy: string | null;
  readonly version: number;
}

export interface CheckRecord {
  readonly head: CheckHead;
  readonly reasonCode: ProblemCode | null;
  /** Listed this year; of them confirmed to have come back; of them confirmed or still proposed. */
  readonly shortcomings: number;
  readonly cameBack: number;
  readonly mayHaveComeBack: number;
  readonly answers: readonly AnswerTally[];
}

export interface FullCheckRecord extends CheckRecord {
  readonly reading: {
    readonly hasPriorSection: boolean | null;
    readonly rulesVersion: string | null;
    readonly copied: readonly CopiedSentence[];
    /** In characters. */
    readonly textLength: number;
  };
  readonly answers: readonly AnswerRecord[];
  readonly recurrences: readonly RecurrenceRecord[];
  readonly links: readonly YearLink[];
}

const DEFAULT_LIMIT = 50;

@Injectable()
export class ClosureQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest year first, within a year by id. */
  async list(context: DatabaseContext, query: ListChecksQuery): Promise<Page<CheckRecord>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [year, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const { organisationId, year: ofYear, state } = query;
    const rows = await this.reader.rows<CheckRecord>(context, {
      name: 'list-closure-checks',
      text: LIST,
      values: [organisationId ?? null, ofYear ?? null, state ?? null, year, id, limit + 1],
    });
    return toPage(rows, limit, ({ head }) => [head.year, head.id]);
  }

  async byId(context: DatabaseContext, id: string): Promise<FullCheckRecord> {
    const record = await this.reader.one<FullCheckRecord>(context, {
      name: 'read-closure-check',
      text: READ,
      values: [id],
    });
    if (record === null) throw new Problem('record.not-found');
    return record;
  }
}

const HEAD = `jsonb_build_object('id', c.id, 'organisationId', c.organisation_id, 'organisationName', o.name, 'year', c.year,
    'edition', c.edition, 'state', c.state, 'reportId', c.report_id, 'previousReportId', c.previous_report_id,
    'correctedBy', (select n.id from report n join report s on s.id = c.report_id where s.state = 'superseded' and n.organisation_id = s.organisation_id
      and n.report_year = s.report_year and n.state <> 'superseded'), 'finishedAt', c.finished_at,
    'isLatest', not exists (select from closure_check l where l.organisation_id = c.organisation_id and l.year = c.year and l.edition > c.edition),
    'signedAt', c.signed_at, 'signedBy', (select display_name from account where id = c.signed_by), 'version', c.version) as head,
  c.reason_code as "reasonCode",
  (select count(*)::int from report_item i where i.report_id = c.report_id and i.kind = 'shortcoming' and i.state in ${sqlList(ITEM_STATES_SETTLED)}) as shortcomings,
  (select count(distinct r.current_item_id)::int from closure_recurrence r where r.check_id = c.id and r.state = 'confirmed') as "cameBack",
  (select count(distinct r.current_item_id)::int from closure_recurrence r where r.check_id = c.id and r.state <> 'refused') as "mayHaveComeBack"`;

const LIST = `
select ${HEAD},
  (select coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'answer', a.answer, 'promise', a.promise, 'askAPerson', a.ask_a_person,
    'confirmedAnswer', a.confirmed_answer, 'isWithoutResult', ${IS_WITHOUT_RESULT}, 'ledger', case c.state when 'signed' then a.ledger else
      (select coalesce(jsonb_agg(jsonb_build_object('state', t.state, 'verdict', t.verdict) order by t.report_year, t.id), '[]') from task t
       where t.id = ${taskIdsOf('a.item_id', 'a.task_id')}) end)), '[]')
   from closure_answer a where a.check_id = c.id) as answers
from closure_check c join organisation o on o.id = c.organisation_id
where ($1::uuid is null or c.organisation_id = $1) and ($2::int is null or c.year = $2) and ($3::text is null or c.state = $3)
  and ($4::int is null or c.year < $4 or (c.year = $4 and c.id > $5::uuid))
order by c.year desc, c.id limit $6`;

/** `i` is the item, `r` its report; both may be missing. */
const placed = (
  text: string,
) => `jsonb_build_object('reportId', i.report_id, 'year', r.report_year, 'itemId', i.id, 'ordinal', i.ordinal,
  'text', ${text}, 'start', i.start_offset, 'end', i.end_offset)`;

const ANSWERS = `
select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'answer', a.answer, 'askAPerson', a.ask_a_person,
    'quotes', a.quotes, 'features', a.features, 'promise', a.promise, 'figures', a.figures, 'confirmedAnswer', a.confirmed_answer,
    'isWithoutResult', ${IS_WITHOUT_RESULT},
    'standing', jsonb_build_object('score', a.score, 'askAPerson', a.ask_a_person, 'confirmedAnswer', a.confirmed_answer,
      'confirmationReason', a.confirmation_reason, 'confirmedBy', p.display_name, 'confirmedAt', a.confirmed_at),
    'lastYear', ${placed('a.wording')},
    'ledger', case c.state when 'signed' then a.ledger else ${ledgerOf('a.item_id', 'a.task_id')} end) order by a.seq), '[]')
from closure_answer a left join report_item i on i.id = a.item_id left join report r on r.id = i.report_id
left join account p on p.id = a.confirmed_by where a.check_id = c.id`;

const placedItem = (id: string) =>
  `(select ${placed('i.quote')} from report_item i join report r on r.id = i.report_id where i.id = ${id})`;

const RECURRENCES = `
select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'currentItemId', q.current_item_id, 'currentYear', q.current_year, 'likeness', q.likeness, 'trend', q.trend,
    'score', q.score, 'askAPerson', q.ask_a_person, 'state', q.state, 'reason', q.reason, 'decidedAt', q.decided_at,
    'decidedBy', (select display_name from account where id = q.decided_by),
    'current', ${placedItem('q.current_item_id')}, 'earlier', ${placedItem('q.earlier_item_id')},
    'earlierTasks', (select coalesce(jsonb_agg(jsonb_build_object('taskId', t.id, 'number', t.number, 'state', t.state)
      order by t.report_year, t.id), '[]') from task_item k join task t on t.id = k.task_id where k.item_id = q.earlier_item_id))
  order by q.earlier_year desc, q.score desc, q.id), '[]')
from closure_recurrence q where q.check_id = c.id`;

const LINKS = `
select coalesce(jsonb_agg(jsonb_build_object('laterId', q.current_item_id, 'laterYear', q.current_year, 'earlierId', q.earlier_item_id,
  'earlierYear', q.earlier_year, 'isConfirmed', q.state = 'confirmed')), '[]')
from closure_recurrence q join closure_check y on y.id = q.check_id
where y.organisation_id = c.organisation_id and y.year <= c.year and q.state <> 'refused' and (y.id = c.id or (y.year < c.year and not exists
  (select from closure_check l where l.organisation_id = y.organisation_id and l.year = y.year and l.edition > y.edition)))`;

const READ = `
select ${HEAD},
  jsonb_build_object('hasPriorSection', c.has_prior_section, 'rulesVersion', c.rules_version, 'copied', c.copied,
    'textLength', (select length(x.text) from report_text x where x.report_id = c.report_id)) as reading,
  (${ANSWERS}) as answers, (${RECURRENCES}) as recurrences, (${LINKS}) as links
from closure_check c join organisation o on o.id = c.organisation_id where c.id = $1`;
