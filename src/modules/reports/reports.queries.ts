import { Injectable } from '@nestjs/common';
import { suggestedCuts } from '../../core/report/index.js';
import { themeName, type ThemeCode } from '../../core/shared/themes.js';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { FieldView } from './findings/findings.dto.js';
import type { ItemView, ListReportsQuery, ReportRow, ReportView } from './reports.dto.js';

const DEFAULT_LIMIT = 50;

type StoredField = Omit<FieldView, 'themeName'>;
type StoredItem = Omit<ItemView, 'suggestedCuts' | 'fields'> & { readonly fields: readonly StoredField[] };
type StoredReport = Omit<ReportView, 'items'> & { readonly items: readonly StoredItem[] };

@Injectable()
export class ReportQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest year first, within a year by id. */
  async list(context: DatabaseContext, query: ListReportsQuery): Promise<Page<ReportRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [year, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<ReportRow>(context, {
      name: 'list-reports',
      text: LIST,
      values: [query.organisationId ?? null, query.year ?? null, query.state ?? null, year, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.reportYear, row.id]);
  }

  async byId(context: DatabaseContext, id: string): Promise<ReportView> {
    const row = await this.reader.one<{ view: StoredReport }>(context, {
      name: 'read-report',
      text: READ,
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return { ...row.view, items: row.view.items.map(toView) };
  }

  /** In text order; one that was taken away since is left out. */
  async itemsById(context: DatabaseContext, ids: readonly string[]): Promise<ItemView[]> {
    const rows = await this.reader.rows<{ view: StoredItem }>(context, { text: ITEMS, values: [ids] });
    return rows.map(({ view }) => toView(view));
  }

  async text(context: DatabaseContext, id: string): Promise<string> {
    const row = await this.reader.one<{ text: string }>(context, {
      text: 'select text from report_text where report_id = $1',
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row.text;
  }

  async original(context: DatabaseContext, id: string): Promise<{ sha256: string; fileName: string }> {
    const row = await this.reader.one<{ sha256: string; fileName: string }>(context, {
      text: 'select sha256, file_name as "fileName" from report where id = $1',
      values: [id],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }
}

/** Only what can still be split has places to cut. */
function toView(item: StoredItem): ItemView {
  return {
    ...item,
    fields: item.fields.map((field) => ({ ...field, themeName: nameOfTheme(field) })),
    suggestedCuts: item.state === 'candidate' ? suggestedCuts(item) : [],
  };
}

function nameOfTheme({ kind, value }: StoredField): string | null {
  return kind === 'theme' ? themeName(value['theme'] as ThemeCode) : null;
}

const LIST = `
select r.id, r.organisation_id as "organisationId", o.name as "organisationName", r.report_year as "reportYear", r.state, r.title,
  r.file_name as "fileName", r.uploaded_at as "uploadedAt", i.shortcomings, i."planItems", i.undecided
from report r join organisation o on o.id = r.organisation_id
cross join lateral (
  select count(*) filter (where kind = 'shortcoming')::int as shortcomings, count(*) filter (where kind = 'plan')::int as "planItems",
    count(*) filter (where state = 'candidate' and kind in ('shortcoming', 'plan'))::int as undecided
  from report_item where report_id = r.id) i
where ($1::uuid is null or r.organisation_id = $1) and ($2::int is null or r.report_year = $2) and ($3::text is null or r.state = $3)
  and ($4::int is null or r.report_year < $4 or (r.report_year = $4 and r.id > $5::uuid))
order by r.report_year desc, r.id limit $6`;

/** A row `i` of `report_item` as `ItemView`. */
const ITEM = `jsonb_build_object('id', i.id, 'kind', i.kind, 'state', i.state, 'origin', i.origin, 'text', i.quote,
  'start', i.start_offset, 'end', i.end_offset,
  'spans', coalesce(i.spans, jsonb_build_array(jsonb_build_object('start', i.start_offset, 'end', i.end_offset))),
  'ordinal', i.ordinal, 'parentId', i.parent_id, 'mergedInto', i.merged_into, 'sectionIndex', i.section_seq, 'ruleId', i.rule_id,
  'confidence', i.confidence, 'themes', i.themes, 'wording', i.wording, 'rejectReason', i.reject_reason, 'version', i.version,
  'fields', coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'text', f.quote, 'start', f.start_offset, 'end', f.end_offset,
     'ruleId', f.rule_id, 'value', f.value, 'organisationId', f.organisation_id, 'organisationName', u.name) order by f.seq)
     from item_field f left join organisation u on u.id = f.organisation_id where f.item_id = i.id), '[]'))`;

const ITEMS = `
select ${ITEM} as view from report_item i where i.id = any($1::uuid[]) order by i.start_offset, i.end_offset desc, i.seq`;

const READ = `
select jsonb_build_object(
  'id', r.id, 'organisationId', r.organisation_id, 'organisationName', o.name, 'reportYear', r.report_year, 'state', r.state,
  'title', r.title, 'issuer', r.issuer, 'region', r.region, 'documentNumber', r.document_number, 'indexNumber', r.index_number,
  'publishedOn', r.published_on, 'signedOn', r.signed_on, 'fileName', r.file_name, 'encoding', r.encoding, 'sha256', r.sha256,
  'sizeBytes', r.size_bytes, 'uploadedAt', r.uploaded_at, 'version', r.version,
  'sections', coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'start', s.start_offset, 'end', s.end_offset)
     order by s.seq) from report_section s where s.report_id = r.id), '[]'),
  'items', coalesce((select jsonb_agg(${ITEM} order by i.start_offset, i.end_offset desc, i.seq) from report_item i where i.report_id = r.id), '[]'),
  'diagnostics', coalesce((select jsonb_agg(jsonb_build_object('code', d.code, 'message', d.message, 'start', d.start_offset,
     'end', d.end_offset) order by d.seq) from report_diagnostic d where d.report_id = r.id), '[]')) as view
from report r join organisation o on o.id = r.organisation_id where r.id = $1`;
