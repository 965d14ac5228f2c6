import { Injectable } from '@nestjs/common';
import {
  linkKey,
  quoteOf,
  type ItemLink,
  type Review,
  type ReviewChange,
  type ReviewedItem,
} from '../../../core/report/review/index.js';
import { themesOf } from '../../../core/shared/themes.js';
import type { Span } from '../../../core/shared/span.js';
import type { ReportState } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';

/** The report a review belongs to, locked: acts on one report follow each other. */
export interface LockedReport {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly state: ReportState;
  readonly version: number;
}

export interface KeptAct {
  readonly id: string;
  readonly name: string;
  readonly changes: readonly ReviewChange[];
  /** The difference between two versions that the act decided; null for every other act. */
  readonly differenceSeq: number | null;
}

export interface NewAct extends KeptAct {
  readonly undoes: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface ReopenedDifference {
  readonly oldItemId: string | null;
  readonly newItemId: string | null;
}

@Injectable()
export class ReviewRepository {
  /** @throws Problem `record.not-found` also where row-level security hides it */
  async lock(tx: Tx, reportId: string): Promise<LockedReport> {
    const [report] = await tx.query<LockedReport>(LOCK, [reportId]);
    if (report === undefined) throw new Problem('record.not-found');
    return report;
  }

  /**
   * The reports that the items belong to, by id, each with its items.
   * @throws Problem `record.not-found` where one of them is not to be seen
   */
  async reportsOf(tx: Tx, itemIds: readonly string[]): Promise<{ reportId: string; itemIds: string[] }[]> {
    const found = await tx.query<{ reportId: string; itemIds: string[] }>(REPORTS_OF, [itemIds]);
    const count = found.reduce((sum, { itemIds: ids }) => sum + ids.length, 0);
    if (count !== new Set(itemIds).size) throw new Problem('record.not-found');
    return found;
  }

  async itemVersion(tx: Tx, itemId: string): Promise<number> {
    const [row] = await tx.query<{ version: number }>('select version from report_item where id = $1', [
      itemId,
    ]);
    return row?.version ?? 0;
  }

  /** Everything an act can touch; under the report's lock nobody else changes it but a task that takes an item. */
  async load(tx: Tx, reportId: string): Promise<Review> {
    const [text] = await tx.query<{ text: string }>('select text from report_text where report_id = $1', [
      reportId,
    ]);
    const sections = await tx.query<Span>(SECTIONS, [reportId]);
    const items = await tx.query<ReviewedItem & { decidedAt: Date | null }>(ITEMS, [reportId]);
    const links = await tx.query<ItemLink & { decidedAt: Date | null }>(LINKS, [reportId]);
    return {
      text: text?.text ?? '',
      sections,
      items: new Map(items.map((item) => [item.id, { ...item, decidedAt: instant(item.decidedAt) }])),
      links: new Map(links.map((link) => [linkKey(link), { ...link, decidedAt: instant(link.decidedAt) }])),
    };
  }

  /** One item of any report, where it is to be seen. @throws Problem `record.not-found` */
  async item(tx: Tx, id: string): Promise<ReviewedItem> {
    const [item] = await tx.query<ReviewedItem & { decidedAt: Date | null }>(ITEM, [id]);
    if (item === undefined) throw new Problem('record.not-found');
    return { ...item, decidedAt: instant(item.decidedAt) };
  }

  /** Writes what an act changed, in a handful of statements however many items it touches. */
  async apply(
    tx: Tx,
    report: LockedReport,
    { text }: Review,
    changes: readonly ReviewChange[],
  ): Promise<void> {
    const items = changes.filter((change) => change.of === 'item');
    const links = changes.filter((change) => change.of === 'link');
    const made = items.flatMap(({ before, after }) => (before === null && after ? [toRow(text, after)] : []));
    const changed = items.flatMap(({ before, after }) => (before && after ? [after] : []));
    const unmade = items.flatMap(({ before, after }) => (after === null && before ? [before.id] : []));
    if (made.length > 0) await tx.query(ADD, [report.id, report.orgPath, JSON.stringify(made)]);
    if (changed.length > 0) await tx.query(CHANGE, [JSON.stringify(changed)]);
    await this.applyLinks(tx, report, links);
    if (unmade.length > 0) await tx.query('delete from report_item where id = any($1::uuid[])', [unmade]);
    await tx.query('update report set version = version + 1 where id = $1', [report.id]);
  }

  async keep(tx: Tx, report: LockedReport, act: NewAct): Promise<void> {
    const { id, name, changes, undoes, differenceSeq, by, at } = act;
    const kept = [name, JSON.stringify(changes), undoes, by, at, differenceSeq];
    await tx.query(KEEP, [id, report.id, report.orgPath, ...kept]);
  }

  /** The newest act that was not taken back and takes none back. */
  async lastAct(tx: Tx, reportId: string): Promise<KeptAct | null> {
    const [act] = await tx.query<KeptAct>(LAST, [reportId]);
    return act ?? null;
  }

  /**
   * A difference that was decided waits for a person again.
   * @returns the items it lies between
   * @throws Problem `review.tasks-depend` where tasks of the earlier item went over with the decision
   */
  async reopenDifference(tx: Tx, reportId: string, seq: number): Promise<ReopenedDifference> {
    const [reopened] = await tx.query<ReopenedDifference>(REOPEN, [reportId, seq]);
    if (reopened === undefined) throw new Problem('review.tasks-depend', { itemId: null });
    return reopened;
  }

  private async applyLinks(
    tx: Tx,
    report: LockedReport,
    links: readonly { before: ItemLink | null; after: ItemLink | null }[],
  ): Promise<void> {
    const set = links.flatMap(({ after }) => (after ? [after] : []));
    const gone = links.flatMap(({ before, after }) => (before && after === null ? [before] : []));
    if (gone.length > 0) await tx.query(UNLINK, [JSON.stringify(gone)]);
    if (set.length > 0) await tx.query(LINK, [report.id, report.orgPath, JSON.stringify(set)]);
  }
}

/** A person's cut is as sure as a person. */
function toRow(text: string, item: ReviewedItem) {
  const quote = quoteOf(text, item.spans);
  return {
    ...item,
    quote,
    start: item.spans[0]?.start,
    end: item.spans.at(-1)?.end,
    spans: severalOrNull(item.spans),
    ruleId: `review-${item.origin}`,
    themes: themesOf(quote),
  };
}

function severalOrNull(spans: readonly Span[]): readonly Span[] | null {
  return spans.length > 1 ? spans : null;
}

function instant(at: Date | string | null): string | null {
  return at instanceof Date ? at.toISOString() : at;
}

const LOCK = `
select id, organisation_id as "organisationId", org_path as "orgPath", state, version from report where id = $1 for no key update`;

const REPORTS_OF = `
select report_id as "reportId", array_agg(id order by seq) as "itemIds" from report_item where id = any($1::uuid[])
group by report_id order by report_id`;

const SECTIONS = `
select start_offset as start, end_offset as "end" from report_section where report_id = $1 order by seq`;

const FIELDS = `id, kind, state, coalesce(spans, jsonb_build_array(jsonb_build_object('start', start_offset, 'end', end_offset))) as spans, ordinal,
  section_seq as "sectionIndex", origin, parent_id as "parentId", merged_into as "mergedInto", wording, reject_reason as "rejectReason",
  decided_by as "decidedBy", decided_at as "decidedAt"`;

const ITEMS = `select ${FIELDS} from report_item where report_id = $1 order by id for no key update`;

const ITEM = `select ${FIELDS} from report_item where id = $1`;

const LINKS = `
select shortcoming_id as "shortcomingId", other_id as "otherId", kind, state, reason, decided_by as "decidedBy", decided_at as "decidedAt"
from item_link where report_id = $1 order by shortcoming_id, other_id`;

const ADD = `
insert into report_item (id, report_id, org_path, seq, kind, state, quote, start_offset, end_offset, spans, ordinal, parent_id, merged_into,
  section_seq, origin, rule_id, confidence, themes, wording, reject_reason, decided_by, decided_at)
select i.id, $1, $2, last.seq + i.n, i.kind, i.state, i.quote, i.start, i."end", i.spans, i.ordinal, i."parentId", i."mergedInto",
  i."sectionIndex", i.origin, i."ruleId", 1, i.themes, i.wording, i."rejectReason", i."decidedBy", i."decidedAt"
from rows from (jsonb_to_recordset($3::jsonb) as (id uuid, kind text, state text, quote text, start int, "end" int, spans jsonb, ordinal text,
    "parentId" uuid, "mergedInto" uuid, "sectionIndex" int, origin text, "ruleId" text, themes text[], wording text, "rejectReason" text,
    "decidedBy" uuid, "decidedAt" timestamptz))
  with ordinality as i (id, kind, state, quote, start, "end", spans, ordinal, "parentId", "mergedInto", "sectionIndex", origin, "ruleId",
    themes, wording, "rejectReason", "decidedBy", "decidedAt", n)
cross join (select coalesce(max(seq), -1) as seq from report_item where report_id = $1) last`;

const CHANGE = `
update report_item i set state = c.state, wording = c.wording, reject_reason = c."rejectReason", merged_into = c."mergedInto",
  decided_by = c."decidedBy", decided_at = c."decidedAt", version = i.version + 1
from jsonb_to_recordset($1::jsonb) as c (id uuid, state text, wording text, "rejectReason" text, "mergedInto" uuid, "decidedBy" uuid,
  "decidedAt" timestamptz)
where i.id = c.id`;

const LINK = `
insert into item_link (report_id, org_path, shortcoming_id, other_id, kind, state, reason, decided_by, decided_at)
select $1, $2, l."shortcomingId", l."otherId", l.kind, l.state, l.reason, l."decidedBy", l."decidedAt"
from jsonb_to_recordset($3::jsonb) as l ("shortcomingId" uuid, "otherId" uuid, kind text, state text, reason text, "decidedBy" uuid,
  "decidedAt" timestamptz)
on conflict (shortcoming_id, other_id) do update
  set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at`;

const UNLINK = `
delete from item_link l using jsonb_to_recordset($1::jsonb) as g ("shortcomingId" uuid, "otherId" uuid)
where l.shortcoming_id = g."shortcomingId" and l.other_id = g."otherId"`;

const REOPEN = `
update item_succession s set decision = null, decided_by = null, decided_at = null
where s.report_id = $1 and s.seq = $2
  and not (s.decision = 'same' and exists (select from report_item o where o.id = s.old_item_id and o.state = 'tasked'))
returning old_item_id as "oldItemId", new_item_id as "newItemId"`;

const KEEP = `
insert into review_act (id, report_id, org_path, seq, name, changes, undoes, acted_by, acted_at, difference_seq)
select $1, $2, $3, coalesce((select max(seq) from review_act where report_id = $2), 0) + 1, $4, $5, $6, $7, $8, $9`;

const LAST = `
select a.id, a.name, a.changes, a.difference_seq as "differenceSeq" from review_act a
where a.report_id = $1 and a.undoes is null and not exists (select from review_act u where u.undoes = a.id)
order by a.seq desc limit 1`;
