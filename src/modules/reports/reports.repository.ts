import { Injectable } from '@nestjs/common';
import type { QuotedItem, ReportSection } from '../../core/report/index.js';
import type { Span } from '../../core/shared/span.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import type { ProblemCode } from '../../platform/http/problem-catalogue.js';
import type { OriginMap } from './reading/index.js';
import { ReportEntity } from './report.entity.js';

/** What the reader of the file had to say of it, beside the remarks on the report itself. */
export interface ReadingNotice extends Span {
  readonly code: string;
  readonly message: string;
}

export interface NewReport {
  readonly report: Omit<ReportEntity, 'confirmedBy' | 'confirmedAt' | 'version'>;
  readonly text: string;
  readonly origins: OriginMap;
  readonly notices: readonly ReadingNotice[];
  readonly sections: readonly ReportSection[];
  /** Under the ids that they are kept under. */
  readonly items: readonly (QuotedItem & { readonly themes: readonly string[] })[];
}

@Injectable()
export class ReportRepository {
  /** Locks the body's name of the year first: two uploads at once cannot both find the place free. */
  async clashOf(
    tx: Tx,
    at: { organisationId: string; year: number; sha256: string },
  ): Promise<ProblemCode | null> {
    const [, [same]] = await Promise.all([
      tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`report ${at.organisationId}`]),
      tx.query<{ same_file: boolean }>(CLASH, [at.organisationId, at.year, at.sha256]),
    ]);
    if (same === undefined) return null;
    return same.same_file ? 'report.duplicate' : 'report.year-taken';
  }

  async add(tx: Tx, { report, text, origins, notices, sections, items }: NewReport): Promise<void> {
    const rows = items.map(({ spans, ...item }, seq) => ({
      ...item,
      seq,
      spans: spans.length > 1 ? spans : null,
    }));
    const { id, orgPath } = report;
    await Promise.all([
      tx.query(ADD, [id, orgPath, JSON.stringify(report)]),
      tx.query(ADD_CONTENTS, [
        id,
        orgPath,
        text,
        ...[origins, sections, notices, rows].map((contents) => JSON.stringify(contents)),
      ]),
    ]);
  }

  async lockById(tx: Tx, id: string): Promise<ReportEntity> {
    const report = await tx.manager.findOne(ReportEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (report === null) throw new Problem('record.not-found');
    return report;
  }
}

const CLASH = `
select sha256 = $3 as same_file from report
where organisation_id = $1 and (sha256 = $3 or (report_year = $2 and state <> 'superseded')) order by same_file desc limit 1`;

const ADD = `
insert into report (id, organisation_id, org_path, report_year, state, title, issuer, region, document_number, index_number,
  published_on, signed_on, file_name, media_type, encoding, sha256, size_bytes, uploaded_by, uploaded_at, previous_report_id, version)
select $1, r."organisationId", $2, r."reportYear", r.state, r.title, r.issuer, r.region, r."documentNumber", r."indexNumber",
  r."publishedOn", r."signedOn", r."fileName", r."mediaType", r.encoding, r.sha256, r."sizeBytes", r."uploadedBy", r."uploadedAt",
  r."previousReportId", 1
from jsonb_to_record($3::jsonb) as r ("organisationId" uuid, "reportYear" int, state text, title text, issuer text, region text,
  "documentNumber" text, "indexNumber" text, "publishedOn" date, "signedOn" date, "fileName" text, "mediaType" text, encoding text,
  sha256 text, "sizeBytes" int, "uploadedBy" uuid, "uploadedAt" timestamptz, "previousReportId" uuid)`;

const ADD_CONTENTS = `
with words as (
  insert into report_text (report_id, text, origins) values ($1, $3, $4)
), sections as (
  insert into report_section (report_id, seq, role, heading, start_offset, end_offset)
  select $1, s.n - 1, s.role, s.heading, s.start, s."end"
  from rows from (jsonb_to_recordset($5::jsonb) as (role text, heading text, start int, "end" int)) with ordinality
    as s (role, heading, start, "end", n)
), diagnostics as (
  insert into report_diagnostic (report_id, seq, code, message, start_offset, end_offset)
  select $1, d.n - 1, d.code, d.message, d.start, d."end"
  from rows from (jsonb_to_recordset($6::jsonb) as (code text, message text, start int, "end" int)) with ordinality
    as d (code, message, start, "end", n)
)
insert into report_item (id, report_id, org_path, seq, kind, quote, start_offset, end_offset, spans, ordinal, parent_id, section_seq,
  rule_id, confidence, themes)
select i.id, $1, $2, i.seq, i.kind, i.text, i.start, i."end", i.spans, i.ordinal, i."parentId", i."sectionIndex", i."ruleId", i.confidence,
  i.themes
from jsonb_to_recordset($7::jsonb) as i (id uuid, seq int, kind text, text text, start int, "end" int, spans jsonb, ordinal text,
  "parentId" uuid, "sectionIndex" int, "ruleId" text, confidence real, themes text[])`;
