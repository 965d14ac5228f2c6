import { Injectable } from '@nestjs/common';
import {
  draftPlan,
  draftPromises,
  draftSection,
  draftShortcomings,
  draftText,
} from '../../../core/closure/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Problem } from '../../../platform/http/problem.js';
import { DraftQueries } from '../draft-section/draft-section.queries.js';
import { gapsOf } from '../draft-section/draft-section.presenter.js';
import { toDraftItems } from '../draft-section/to-draft-items.js';
import { OpenMatterQueries } from './open-matters.queries.js';
import type { YearDraftView } from './year-draft.views.js';

/** The four parts of a body's report of `year` that its ledger can answer for. */
@Injectable()
export class ComposeYearDraft {
  constructor(
    private readonly drafts: DraftQueries,
    private readonly open: OpenMatterQueries,
  ) {}

  /** @throws Problem `record.not-found` where the body is out of sight */
  async run(
    context: DatabaseContext,
    of: { readonly organisationId: string; readonly year: number },
  ): Promise<YearDraftView> {
    const organisationName = await this.open.bodyName(context, of.organisationId);
    if (organisationName === null) throw new Problem('record.not-found');
    const matters = await this.open.of(context, of);
    const answered = draftSection(toDraftItems(await this.drafts.shortcomings(context, of)));
    const kept = draftPromises(toDraftItems(await this.drafts.promises(context, of)));
    const parts = [
      { part: 'previous-year', heading: '上一年度存在问题的整改情况', paragraphs: answered },
      { part: 'promises', heading: '上一年度工作安排的落实情况', paragraphs: kept },
      { part: 'shortcomings', heading: '存在的不足和原因', paragraphs: draftShortcomings(matters) },
      { part: 'plan', heading: '下一年度主要安排', paragraphs: draftPlan(matters) },
    ];
    return {
      ...{ organisationName, year: of.year },
      parts: parts.map((part) => ({
        ...part,
        text: draftText(part.paragraphs),
        gaps: gapsOf(part.paragraphs),
      })),
    };
  }
}
