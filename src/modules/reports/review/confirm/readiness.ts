import { createHash } from 'node:crypto';
import { uncoveredSpans, type ReportSection } from '../../../../core/report/index.js';
import type { Span } from '../../../../core/shared/span.js';
import { ITEM_STATES_SETTLED } from '../../../../core/task/index.js';
import { sqlList } from '../../../../platform/database/sql-list.js';

/** All of a report that decides whether a person may confirm it; one row of `READINESS`. */
export interface ReadinessRow {
  readonly text: string;
  readonly sections: readonly ReportSection[];
  /** The places of every item, whatever became of it: a person has seen them. */
  readonly spans: readonly Span[];
  readonly undecided: number;
  /** Places where a corrected version differs that nobody has looked at. */
  readonly openDifferences: number;
  readonly gaps: readonly GapRow[];
  readonly seen: readonly SeenRow[];
}

/** A shortcoming in force that no plan item was confirmed to answer. */
export interface GapRow {
  readonly itemId: string;
  readonly text: string;
  readonly start: number;
  readonly isTasked: boolean;
  /** Whoever confirmed the report named it as a task to come, and none is there yet. */
  readonly isPromised: boolean;
}

export interface SeenRow {
  readonly textSha256: string;
  readonly seenByName: string;
  readonly seenAt: string;
}

export interface Coverage {
  readonly textSha256: string;
  readonly uncovered: readonly (Span & { readonly text: string })[];
}

/** The text inside the parts on shortcomings, plan and prior rectification that no item covers. */
export function coverageOf({ text, sections, spans }: ReadinessRow): Coverage {
  return {
    textSha256: createHash('sha256').update(text).digest('hex'),
    uncovered: uncoveredSpans({ sections, items: spans }, text).map((span) => ({
      ...span,
      text: text.slice(span.start, span.end),
    })),
  };
}

export function seenOf({ seen }: ReadinessRow, { textSha256 }: Coverage): SeenRow | null {
  return seen.find((one) => one.textSha256 === textSha256) ?? null;
}

/** Those that still need a task or a refusal. */
export function openGaps({ gaps }: ReadinessRow): GapRow[] {
  return gaps.filter(({ isTasked }) => !isTasked);
}

/** `$1`: the report. No row where it is not to be seen. */
export const READINESS = `
select t.text,
  coalesce((select jsonb_agg(jsonb_build_object('role', s.role, 'heading', s.heading, 'start', s.start_offset, 'end', s.end_offset)
    order by s.seq) from report_section s where s.report_id = r.id), '[]') as sections,
  coalesce((select jsonb_agg(p.span) from report_item i cross join lateral
    jsonb_array_elements(coalesce(i.spans, jsonb_build_array(jsonb_build_object('start', i.start_offset, 'end', i.end_offset)))) p (span)
    where i.report_id = r.id), '[]') as spans,
  (select count(*)::int from report_item i where i.report_id = r.id and i.state = 'candidate' and i.kind in ('shortcoming', 'plan')) as undecided,
  (select count(*)::int from item_succession d where d.report_id = r.id and d.needs_decision and d.decision is null) as "openDifferences",
  coalesce((select jsonb_agg(jsonb_build_object('itemId', i.id, 'text', i.quote, 'start', i.start_offset, 'isTasked', i.state = 'tasked',
    'isPromised', r.state = 'confirmed' and i.state <> 'tasked')
    order by i.start_offset, i.id) from report_item i
    where i.report_id = r.id and i.kind = 'shortcoming' and i.state in ${sqlList(ITEM_STATES_SETTLED)} and not exists (
      select from item_link l join report_item o on o.id = l.other_id and o.state in ${sqlList(ITEM_STATES_SETTLED)}
      where l.shortcoming_id = i.id and l.kind = 'plan' and l.state = 'confirmed')), '[]') as gaps,
  coalesce((select jsonb_agg(jsonb_build_object('textSha256', c.text_sha256, 'seenByName', a.display_name, 'seenAt', c.seen_at))
    from coverage_seen c join account a on a.id = c.seen_by where c.report_id = r.id), '[]') as seen
from report r join report_text t on t.report_id = r.id where r.id = $1`;
