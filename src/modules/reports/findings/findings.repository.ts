import { Injectable } from '@nestjs/common';
import type { Note } from '../../../core/report/checks/index.js';
import type { ReportField } from '../../../core/report/fields/index.js';
import type { LinkSuggestion } from '../../../core/report/gaps/index.js';
import type { ReportItem, ReportSection } from '../../../core/report/index.js';
import type { Span } from '../../../core/shared/span.js';
import type { Tx } from '../../../platform/database/tx.js';
import { ITEM_STATES_IN_FORCE } from '../../../core/task/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

/** `isInForce`: neither rejected nor given up for others. */
export type FoundItem = ReportItem & { readonly spans: readonly Span[]; readonly isInForce: boolean };

/** A report as it stands: what a person changed is changed. */
export interface FoundIn {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly reportYear: number;
  readonly text: string;
  readonly sections: readonly ReportSection[];
  readonly items: readonly FoundItem[];
}

export interface EarlierReport {
  readonly id: string;
  readonly text: string;
}

/** What else is known of the body whose report it is. */
export interface Surroundings {
  /** Its name and its short name. */
  readonly bodyNames: readonly string[];
  /** Its report of the year before, in force. */
  readonly earlier: EarlierReport | null;
  /** Its report of the year after, in force, which was checked without this one. */
  readonly laterId: string | null;
}

/** All that the rules find in one report. */
export interface Findings {
  readonly fields: readonly ResolvedField[];
  readonly links: readonly LinkSuggestion[];
  readonly linksVersion: string;
  readonly notes: readonly Note[];
  readonly notesVersion: string;
  /** The report that the notes hold the text against. */
  readonly earlierId: string | null;
}

/** A field and the unit that its name stands for. */
export interface ResolvedField {
  readonly itemId: string;
  readonly field: ReportField;
  readonly organisationId: string | null;
}

@Injectable()
export class FindingsRepository {
  async report(tx: Tx, id: string): Promise<FoundIn | null> {
    const [row] = await tx.query<{ found: FoundIn }>(REPORT, [id]);
    return row?.found ?? null;
  }

  async surroundings(tx: Tx, { organisationId, reportYear }: FoundIn): Promise<Surroundings> {
    const [row] = await tx.query<Surroundings>(SURROUNDINGS, [organisationId, reportYear]);
    if (row === undefined) throw new Error(`no body ${organisationId}`);
    return row;
  }

  async forget(tx: Tx, reportId: string): Promise<void> {
    await tx.query(FORGET, [reportId]);
  }

  /** In one statement, for a report without findings. */
  async keep(tx: Tx, { id, orgPath }: FoundIn, found: Findings): Promise<void> {
    const fields = found.fields.map(({ itemId, field, organisationId }) => {
      const { kind, start, end, text, ruleId, ...value } = field;
      return { itemId, kind, start, end, text, ruleId, value, organisationId };
    });
    await tx.query(KEEP, [
      id,
      orgPath,
      JSON.stringify(fields),
      JSON.stringify(found.links),
      found.linksVersion,
      JSON.stringify(found.notes),
      found.notesVersion,
      found.earlierId,
    ]);
  }
}

const REPORT = `
select jsonb_build_object('id', r.id, 'organisationId', r.organisation_id, 'orgPath', r.org_path, 'reportYear', r.report_year,
  'text', t.text,
  'sections', coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'start', s.start_offset,
     'end', s.end_offset) order by s.seq) from report_section s where s.report_id = r.id), '[]'),
  'items', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'text', i.quote, 'start', i.start_offset,
     'end', i.end_offset, 'ordinal', i.ordinal, 'parentId', i.parent_id, 'sectionIndex', i.section_seq, 'ruleId', i.rule_id,
     'confidence', i.confidence, 'isInForce', i.state in ${sqlList(ITEM_STATES_IN_FORCE)},
     'spans', coalesce(i.spans, jsonb_build_array(jsonb_build_object('start', i.start_offset, 'end', i.end_offset))))
     order by i.start_offset, i.id) from report_item i where i.report_id = r.id), '[]')) as found
from report r join report_text t on t.report_id = r.id where r.id = $1`;

const SURROUNDINGS = `
select array[o.name, o.short_name] as "bodyNames",
  (select jsonb_build_object('id', r.id, 'text', t.text) from report r join report_text t on t.report_id = r.id
   where r.organisation_id = o.id and r.report_year = $2 - 1 and r.state <> 'superseded') as earlier,
  (select r.id from report r where r.organisation_id = o.id and r.report_year = $2 + 1 and r.state <> 'superseded') as "laterId"
from organisation o where o.id = $1`;

const FORGET = `
with fields as (delete from item_field where item_id in (select id from report_item where report_id = $1)),
  links as (delete from link_suggestion where report_id = $1)
delete from report_note where report_id = $1`;

const KEEP = `
with fields as (
  insert into item_field (item_id, seq, org_path, kind, start_offset, end_offset, quote, rule_id, value, organisation_id)
  select (f.value->>'itemId')::uuid, row_number() over (partition by f.value->>'itemId' order by f.n), $2, f.value->>'kind',
    (f.value->>'start')::int, (f.value->>'end')::int, f.value->>'text', f.value->>'ruleId', f.value->'value',
    (f.value->>'organisationId')::uuid
  from jsonb_array_elements($3::jsonb) with ordinality as f (value, n)
), links as (
  insert into link_suggestion (shortcoming_id, plan_item_id, report_id, org_path, score, features, rules_version)
  select s."shortcomingId", s."planItemId", $1, $2, s.score, s.features, $5
  from jsonb_to_recordset($4::jsonb) as s ("shortcomingId" uuid, "planItemId" uuid, score real, features jsonb)
)
insert into report_note (report_id, seq, org_path, code, params, start_offset, end_offset, earlier_report_id, earlier_start, earlier_end,
  rules_version)
select $1, n.place, $2, n.note->>'code', n.note->'params', (n.note->>'start')::int, (n.note->>'end')::int,
  case when jsonb_typeof(n.note->'earlier') = 'object' then $8::uuid end, (n.note->'earlier'->>'start')::int,
  (n.note->'earlier'->>'end')::int, $7
from jsonb_array_elements($6::jsonb) with ordinality as n (note, place)`;
