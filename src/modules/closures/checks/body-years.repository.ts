import { Injectable } from '@nestjs/common';
import type { ReportItem, ReportSection } from '../../../core/report/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { LedgerTask } from './ledger-of-item.js';
import { LEDGER_TASK, ledgerOf } from './ledger-sql.js';

/** This year's report as it was confirmed, its items under the ids of their rows. */
export interface ConfirmedReport {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly year: number;
  readonly text: string;
  readonly sections: readonly ReportSection[];
  readonly items: readonly ReportItem[];
}

/** One item of the year before, or a task of it that no item stands behind, with what the ledger knows of it. */
export interface LastYearsMatter {
  readonly itemId: string | null;
  readonly taskId: string | null;
  readonly kind: 'shortcoming' | 'plan';
  readonly wording: string;
  /** Wording of the item after review, titles and targets of its tasks. */
  readonly taskWords: string;
  readonly itemYear: number | null;
  readonly units: readonly string[];
  readonly ledger: readonly LedgerTask[];
}

/** A shortcoming of an earlier year, whatever became of it. */
export interface EarlierShortcoming {
  readonly id: string;
  readonly year: number;
  readonly text: string;
}

export interface PreviousReport {
  readonly id: string;
  readonly text: string;
}

/** How far back the same problem is looked for. */
const EARLIER_YEARS = 10;

/** What is on file about one body: its reports year by year, their items and the tasks made from them. */
@Injectable()
export class BodyYears {
  /** Null where the report was superseded since, or never existed. */
  async report(tx: Tx, reportId: string): Promise<ConfirmedReport | null> {
    const [row] = await tx.query<ConfirmedReport>(REPORT, [reportId]);
    return row ?? null;
  }

  /** The body's report of the year before, where a person has confirmed what was read out of it. */
  async previousReport(tx: Tx, { organisationId, year }: ConfirmedReport): Promise<PreviousReport | null> {
    const [row] = await tx.query<PreviousReport>(PREVIOUS, [organisationId, year - 1]);
    return row ?? null;
  }

  /** A report of the year before is there and nobody has confirmed it yet. */
  async previousIsUnconfirmed(tx: Tx, { organisationId, year }: ConfirmedReport): Promise<boolean> {
    return (await tx.query(UNCONFIRMED, [organisationId, year - 1])).length > 0;
  }

  /** The report of the year after, where it was checked before this one was there to be held against it. */
  async reportCheckedTooEarly(tx: Tx, { id, organisationId, year }: ConfirmedReport): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(CHECKED_TOO_EARLY, [organisationId, year + 1, id]);
    return row?.id ?? null;
  }

  /** What the body owed for the year before: items of that report, matters carried over into it, tasks without a report. */
  matters(tx: Tx, { organisationId, year }: ConfirmedReport): Promise<LastYearsMatter[]> {
    return tx.query<LastYearsMatter>(MATTERS, [organisationId, year - 1]);
  }

  /** Newest year first. */
  earlierShortcomings(tx: Tx, { organisationId, year }: ConfirmedReport): Promise<EarlierShortcoming[]> {
    return tx.query<EarlierShortcoming>(EARLIER, [organisationId, year, year - EARLIER_YEARS]);
  }

  /** The names of each unit near the body that the text calls by one of them. */
  async unitNames(tx: Tx, { organisationId, text }: ConfirmedReport): Promise<string[][]> {
    const rows = await tx.query<{ names: string[] }>(UNIT_NAMES, [organisationId]);
    return rows.map(({ names }) => names).filter((names) => names.some((name) => text.includes(name)));
  }
}

const REPORT = `
select r.id, r.organisation_id as "organisationId", r.org_path as "orgPath", r.report_year as year, t.text,
  coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'start', s.start_offset, 'end', s.end_offset)
    order by s.seq) from report_section s where s.report_id = r.id), '[]') as sections,
  coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'text', i.quote, 'start', i.start_offset, 'end', i.end_offset,
    'ordinal', i.ordinal, 'parentId', i.parent_id, 'sectionIndex', i.section_seq, 'ruleId', i.rule_id, 'confidence', i.confidence)
    order by i.seq) from report_item i where i.report_id = r.id and i.state not in ('rejected', 'merged', 'split')), '[]') as items
from report r join report_text t on t.report_id = r.id where r.id = $1 and r.state in ('confirmed', 'archived')`;

const PREVIOUS = `
select r.id, t.text from report r join report_text t on t.report_id = r.id
where r.organisation_id = $1 and r.report_year = $2 and r.state in ('confirmed', 'archived')`;

const UNCONFIRMED = `
select from report where organisation_id = $1 and report_year = $2 and state in ('uploaded', 'parsed', 'reviewing')`;

const CHECKED_TOO_EARLY = `
select r.id from report r where r.organisation_id = $1 and r.report_year = $2 and r.state in ('confirmed', 'archived')
  and exists (select from closure_check c where c.report_id = r.id)
  and not exists (select from closure_check c where c.report_id = r.id and c.previous_report_id = $3)`;

const UNITS_OF = (tasks: string) => `array(select distinct u.name from task_party p
    join organisation o on o.id = p.organisation_id
    cross join lateral (select o.name union select o.short_name union select a.alias from organisation_alias a where a.organisation_id = o.id) u (name)
    where p.task_id = ${tasks} order by u.name)`;

const MATTERS = `
with item as (
  select i.id, i.kind, i.quote, i.wording, i.seq, r.report_year,
    array(select k.task_id from task_item k where k.item_id = i.id) as task_ids
  from report_item i join report r on r.id = i.report_id
  where r.organisation_id = $1 and i.state in ('accepted', 'tasked') and i.kind in ('shortcoming', 'plan')
    and ((r.report_year = $2 and r.state <> 'superseded') or exists (
      select from task_item k join task t on t.id = k.task_id
      where k.item_id = i.id and k.followed_to is null and t.report_year = $2 and r.report_year <= $2))
)
select m."itemId", m."taskId", m.kind, m.wording, m."taskWords", m."itemYear", m.units, m.ledger from (
  select i.id as "itemId", null::uuid as "taskId", i.kind, i.quote as wording, i.report_year as "itemYear", i.seq,
    concat_ws(E'\\n', i.wording, (select string_agg(concat_ws(E'\\n', t.title, t.target), E'\\n' order by t.id) from task t where t.id = any(i.task_ids))) as "taskWords",
    ${UNITS_OF('any(i.task_ids)')} as units,
    ${ledgerOf('i.id', 'null')} as ledger
  from item i
  union all
  select null, t.id, case t.kind when 'plan' then 'plan' else 'shortcoming' end, t.problem, null, 0,
    concat_ws(E'\\n', t.title, t.target), ${UNITS_OF('t.id')}, jsonb_build_array(${LEDGER_TASK})
  from task t left join organisation lead on lead.id = t.lead_organisation_id
  where t.organisation_id = $1 and t.report_year = $2 and not exists (select from task_item k where k.task_id = t.id)
) m order by m."itemYear" desc nulls last, m.seq, m."itemId", m."taskId"`;

const EARLIER = `
select i.id, r.report_year as year, i.quote as text from report_item i join report r on r.id = i.report_id
where r.organisation_id = $1 and r.report_year < $2 and r.report_year >= $3 and r.state <> 'superseded'
  and i.kind = 'shortcoming' and i.state in ('accepted', 'tasked')
order by r.report_year desc, i.seq`;

/** A government's report names the units under it, every other body's those beside it. Units of one name need no grouping. */
const UNIT_NAMES = `
select u.names from organisation b
join organisation o on starts_with(o.path, case b.kind when 'government' then b.path else regexp_replace(b.path, '[^/]+/$', '') end)
cross join lateral (select array_agg(distinct n.name) as names from
  (select o.name union select o.short_name union select a.alias from organisation_alias a where a.organisation_id = o.id) n (name)) u
where b.id = $1 and cardinality(u.names) > 1 order by o.path`;
