import { Injectable } from '@nestjs/common';
import type { Note } from '../../../core/report/checks/index.js';
import type { ReportField } from '../../../core/report/fields/index.js';
import type { LinkSuggestion } from '../../../core/report/gaps/index.js';
import type { ReportItem, ReportSection } from '../../../core/report/index.js';
import type { Span } from '../../../core/shared/span.js';
import type { Tx } from '../../../platform/database/tx.js';

/** `isInForce`: neither rejected nor given up for others. */
export type FoundItem = ReportItem & { readonly spans: readonly Span[]; readonly isInForce: boolean };

/** A report as it stands: what a person changed is changed. */
export interface FoundIn {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly bodyNames: readonly string[];
  readonly reportYear: number;
  readonly text: string;
  readonly sections: readonly ReportSection[];
  readonly items: readonly FoundItem[];
}

export interface EarlierReport {
  readonly id: string;
  readonly text: string;
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

  /** The same body's report of the year before `year`, in force. */
  async earlier(tx: Tx, organisationId: string, year: number): Promise<EarlierReport | null> {
    const [row] = await tx.query<EarlierReport>(
      `select r.id, t.text from report r join report_text t on t.report_id = r.id
       where r.organisation_id = $1 and r.report_year = $2 - 1 and r.state <> 'superseded'`,
      [organisationId, year],
    );
    return row ?? null;
  }

  /** The same body's report of the year after `year`, which was checked without this one. */
  async later(tx: Tx, organisationId: string, year: number): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `select id from report where organisation_id = $1 and report_year = $2 + 1 and state <> 'superseded'`,
      [organisationId, year],
    );
    return row?.id ?? null;
  }

  async keepFields(tx: Tx, report: FoundIn, fields: readonly ResolvedField[]): Promise<void> {
    await tx.query(
      'delete from item_field where item_id in (select id from report_item where report_id = $1)',
      [report.id],
    );
    const rows = fields.map(({ itemId, field, organisationId }) => {
      const { kind, start, end, text, ruleId, ...value } = field;
      return { itemId, kind, start, end, text, ruleId, value, organisationId };
    });
    await tx.query(ADD_FIELDS, [report.orgPath, JSON.stringify(rows)]);
  }

  async keepSuggestions(
    tx: Tx,
    report: FoundIn,
    { links, version }: { links: readonly LinkSuggestion[]; version: string },
  ): Promise<void> {
    await tx.query('delete from link_suggestion where report_id = $1', [report.id]);
    await tx.query(ADD_SUGGESTIONS, [report.id, report.orgPath, version, JSON.stringify(links)]);
  }

  async keepNotes(
    tx: Tx,
    report: FoundIn,
    { notes, earlierId, version }: { notes: readonly Note[]; earlierId: string | null; version: string },
  ): Promise<void> {
    await tx.query('delete from report_note where report_id = $1', [report.id]);
    await tx.query(ADD_NOTES, [report.id, report.orgPath, version, earlierId, JSON.stringify(notes)]);
  }
}

const REPORT = `
select jsonb_build_object('id', r.id, 'organisationId', r.organisation_id, 'orgPath', r.org_path, 'reportYear', r.report_year,
  'text', t.text, 'bodyNames', jsonb_build_array(o.name, o.short_name),
  'sections', coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'start', s.start_offset,
     'end', s.end_offset) order by s.seq) from report_section s where s.report_id = r.id), '[]'),
  'items', coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'text', i.quote, 'start', i.start_offset,
     'end', i.end_offset, 'ordinal', i.ordinal, 'parentId', i.parent_id, 'sectionIndex', i.section_seq, 'ruleId', i.rule_id,
     'confidence', i.confidence, 'isInForce', i.state in ('candidate', 'accepted', 'tasked'),
     'spans', coalesce(i.spans, jsonb_build_array(jsonb_build_object('start', i.start_offset, 'end', i.end_offset))))
     order by i.start_offset, i.id) from report_item i where i.report_id = r.id), '[]')) as found
from report r join report_text t on t.report_id = r.id join organisation o on o.id = r.organisation_id where r.id = $1`;

const ADD_FIELDS = `
insert into item_field (item_id, seq, org_path, kind, start_offset, end_offset, quote, rule_id, value, organisation_id)
select (f.value->>'itemId')::uuid, row_number() over (partition by f.value->>'itemId' order by f.n), $1, f.value->>'kind',
  (f.value->>'start')::int, (f.value->>'end')::int, f.value->>'text', f.value->>'ruleId', f.value->'value',
  (f.value->>'organisationId')::uuid
from jsonb_array_elements($2::jsonb) with ordinality as f (value, n)`;

const ADD_SUGGESTIONS = `
insert into link_suggestion (shortcoming_id, plan_item_id, report_id, org_path, score, features, rules_version)
select s."shortcomingId", s."planItemId", $1, $2, s.score, s.features, $3
from jsonb_to_recordset($4::jsonb) as s ("shortcomingId" uuid, "planItemId" uuid, score real, features jsonb)`;

const ADD_NOTES = `
insert into report_note (report_id, seq, org_path, code, params, start_offset, end_offset, earlier_report_id, earlier_start, earlier_end,
  rules_version)
select $1, n.place, $2, n.note->>'code', n.note->'params', (n.note->>'start')::int, (n.note->>'end')::int,
  case when jsonb_typeof(n.note->'earlier') = 'object' then $4::uuid end, (n.note->'earlier'->>'start')::int,
  (n.note->'earlier'->>'end')::int, $3
from jsonb_array_elements($5::jsonb) with ordinality as n (note, place)`;
