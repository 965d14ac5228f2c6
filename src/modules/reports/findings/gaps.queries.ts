import { Injectable } from '@nestjs/common';
import { featureText, gapMatrix, type GapItem, type LinkFeature } from '../../../core/report/gaps/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { Problem } from '../../../platform/http/problem.js';
import type { GapItemView, GapMatrixView, GapRowView } from './gaps.dto.js';
import { ITEM_STATES_IN_FORCE } from '../../../core/task/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

interface Link {
  readonly shortcomingId: string;
  readonly planItemId: string;
}
interface Suggestion extends Link {
  readonly score: number;
  readonly features: readonly LinkFeature[];
  readonly decision: string;
  readonly rulesVersion: string;
}
interface MatrixRow {
  readonly shortcomings: readonly (GapItemView & GapItem)[];
  readonly planItems: readonly (GapItemView & GapItem)[];
  readonly confirmed: readonly Link[];
  readonly suggestions: readonly Suggestion[];
}

@Injectable()
export class GapsQueries {
  constructor(private readonly reader: Reader) {}

  /** What a report admits against what it promises. @throws Problem `record.not-found` where it is not to be seen */
  async matrix(context: DatabaseContext, reportId: string): Promise<GapMatrixView> {
    const row = await this.reader.one<MatrixRow>(context, { text: MATRIX, values: [reportId] });
    if (row === null) throw new Problem('record.not-found');
    const { shortcomings, planItems, confirmed, suggestions } = row;
    return {
      shortcomings: shortcomings.map((item) => rowOf(item, row)),
      planItems,
      ...gapMatrix(shortcomings, planItems, confirmed),
      rulesVersion: suggestions[0]?.rulesVersion ?? null,
    };
  }
}

function rowOf(item: GapItemView, { confirmed, suggestions }: MatrixRow): GapRowView {
  return {
    ...item,
    confirmed: confirmed
      .filter(({ shortcomingId }) => shortcomingId === item.id)
      .map(({ planItemId }) => planItemId),
    suggestions: suggestions
      .filter(({ shortcomingId }) => shortcomingId === item.id)
      .map(({ planItemId, score, features, decision }) => ({
        ...{ planItemId, score, decision },
        reasons: features.map((feature) => ({ kind: feature.kind, text: featureText(feature) })),
      })),
  };
}

const IN_FORCE = sqlList(ITEM_STATES_IN_FORCE);

const itemsOf = (kind: string): string => `
coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'text', i.quote, 'start', i.start_offset, 'end', i.end_offset, 'state', i.state)
  order by i.start_offset, i.id) from report_item i where i.report_id = r.id and i.kind = '${kind}' and i.state in ${IN_FORCE}), '[]')`;

const MATRIX = `
select ${itemsOf('shortcoming')} as shortcomings, ${itemsOf('plan')} as "planItems",
  coalesce((select jsonb_agg(jsonb_build_object('shortcomingId', l.shortcoming_id, 'planItemId', l.other_id) order by o.start_offset, o.id)
    from item_link l join report_item o on o.id = l.other_id and o.state in ${IN_FORCE}
    where l.report_id = r.id and l.kind = 'plan' and l.state = 'confirmed'), '[]') as confirmed,
  coalesce((select jsonb_agg(jsonb_build_object('shortcomingId', s.shortcoming_id, 'planItemId', s.plan_item_id,
      'score', round(s.score::numeric, 3), 'features', s.features, 'rulesVersion', s.rules_version, 'decision', coalesce(l.state, 'open'))
      order by s.score desc, s.plan_item_id)
    from link_suggestion s join report_item o on o.id = s.plan_item_id and o.state in ${IN_FORCE}
    left join item_link l on l.shortcoming_id = s.shortcoming_id and l.other_id = s.plan_item_id
    where s.report_id = r.id), '[]') as suggestions
from report r where r.id = $1`;
