import { ApiProperty } from '@nestjs/swagger';
import { CHECK_STATES } from '../checks/closure-check.entity.js';
import { ANSWERS, VERDICT_WORDS } from './closure-words.js';
import { PromisedFigureView } from './figure.views.js';

const nullable = { nullable: true, type: String } as const;
const nullableId = { nullable: true, type: String, format: 'uuid' } as const;
const nullableDay = { nullable: true, type: String, format: 'date' } as const;
const nullableInstant = { nullable: true, type: String, format: 'date-time' } as const;

/** How many of how many. */
export class ShareView {
  @ApiProperty() numerator: number;
  @ApiProperty() denominator: number;
}

/** A code and what people read for it. */
export class CodeView {
  @ApiProperty() code: string;
  @ApiProperty({ description: 'zh-CN' }) text: string;
}

export class CountedCode extends CodeView {
  @ApiProperty() count: number;
}

export class CheckCounts {
  @ApiProperty({ description: 'Matters of the year before that were held against the report.' })
  matters: number;
  @ApiProperty({ type: [CountedCode], description: 'By answer; a person’s word before the machine’s.' })
  answers: CountedCode[];
  @ApiProperty({
    type: [CountedCode],
    description: 'Report against ledger, where they differ and where not.',
  })
  verdicts: CountedCode[];
  @ApiProperty({ type: ShareView, description: 'Report and ledger agree / matters with a task.' })
  agreeing: ShareView;
  @ApiProperty({ type: ShareView, description: 'Confirmed by a person / matters.' }) confirmed: ShareView;
  @ApiProperty({ type: ShareView, description: 'Still to be asked / put before a person.' })
  toAsk: ShareView;
  @ApiProperty({ type: ShareView, description: '兑现: plan items fulfilled / plan items.' })
  promisesKept: ShareView;
  @ApiProperty({
    type: ShareView,
    description: '屡改屡犯: shortcomings confirmed to have come back / shortcomings.',
  })
  cameBack: ShareView;
  @ApiProperty({ type: ShareView, description: 'The same with those that nobody has decided on yet.' })
  mayHaveComeBack: ShareView;
}

export class CheckRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Of the report that answers.' }) year: number;
  @ApiProperty({ description: '1, and one more for each corrected report.' }) edition: number;
  @ApiProperty({ description: 'No later edition of the year.' }) isLatest: boolean;
  @ApiProperty({ enum: CHECK_STATES }) state: string;
  @ApiProperty({ nullable: true, type: CodeView, description: 'Why there is less to see than usual.' })
  reason: CodeView | null;
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty(nullableId) previousReportId: string | null;
  @ApiProperty({
    ...nullableId,
    description:
      'A corrected report that took the place of this one since; its own edition comes with its confirmation.',
  })
  correctedBy: string | null;
  @ApiProperty(nullableInstant) finishedAt: string | null;
  @ApiProperty(nullableInstant) signedAt: string | null;
  @ApiProperty(nullable) signedBy: string | null;
  @ApiProperty({ type: CheckCounts }) counts: CheckCounts;
  @ApiProperty() version: number;
}

export class CheckPage {
  @ApiProperty({ type: [CheckRow] }) items: readonly CheckRow[];
  @ApiProperty(nullable) next: string | null;
}

/** Words of one report, where they stand. */
export class PlacedWords {
  @ApiProperty({ ...nullableId, description: 'Null: a task that no report stands behind.' })
  reportId: string | null;
  @ApiProperty({ nullable: true, type: Number }) year: number | null;
  @ApiProperty(nullableId) itemId: string | null;
  @ApiProperty(nullable) ordinal: string | null;
  @ApiProperty() text: string;
  @ApiProperty({ nullable: true, type: Number }) start: number | null;
  @ApiProperty({ nullable: true, type: Number }) end: number | null;
}

export class QuoteView {
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty({ description: 'Verbatim: text.slice(start, end) of this year’s report.' }) text: string;
  @ApiProperty({ enum: ['done', 'problem', 'planned'] }) zone: string;
  @ApiProperty({ description: 'Stands in 上一年度存在问题的整改情况.' }) inPriorSection: boolean;
  @ApiProperty({ description: '0..1' }) score: number;
}

export class LedgerEvidenceView {
  @ApiProperty({ description: '认定标准' }) criterion: string;
  @ApiProperty() kind: string;
  @ApiProperty() title: string;
  @ApiProperty(nullable) reference: string | null;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
}

export class ProgressView {
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date' }) reportedOn: string;
}

export class LedgerTaskView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullable) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() state: string;
  @ApiProperty(nullable) verdict: string | null;
  @ApiProperty(nullable) leadName: string | null;
  @ApiProperty(nullableDay) currentDueOn: string | null;
  @ApiProperty(nullableDay) closedOn: string | null;
  @ApiProperty() progress: number;
  @ApiProperty() reportYear: number;
  @ApiProperty({ nullable: true, type: ProgressView }) lastProgress: ProgressView | null;
  @ApiProperty({ type: [LedgerEvidenceView] }) evidence: readonly LedgerEvidenceView[];
}

/** Last year's wording · this year's text · the ledger. */
export class AnswerView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['shortcoming', 'plan'] }) kind: string;
  @ApiProperty({ type: PlacedWords }) lastYear: PlacedWords;
  @ApiProperty({ type: CodeView, description: 'As the machine read it.' }) answer: CodeView;
  @ApiProperty({ description: '0..1' }) score: number;
  @ApiProperty() askAPerson: boolean;
  @ApiProperty({ type: [QuoteView] }) thisYear: readonly QuoteView[];
  @ApiProperty({ type: [CodeView], description: 'Why.' }) features: CodeView[];
  @ApiProperty({ enum: ANSWERS, nullable: true, type: String }) confirmedAnswer: string | null;
  @ApiProperty(nullable) confirmationReason: string | null;
  @ApiProperty(nullable) confirmedBy: string | null;
  @ApiProperty(nullableInstant) confirmedAt: string | null;
  @ApiProperty({ type: [LedgerTaskView], description: 'As it stands; after the signature as it stood then.' })
  ledger: readonly LedgerTaskView[];
  @ApiProperty({ type: CodeView, description: `One of ${Object.keys(VERDICT_WORDS).join(', ')}.` })
  verdict: CodeView;
  @ApiProperty({ nullable: true, type: CodeView, description: 'For plan items.' }) promise: CodeView | null;
  @ApiProperty({ type: [PromisedFigureView], description: 'Of plan items: promised beside reported.' })
  figures: readonly PromisedFigureView[];
}

/** Over how many years a matter was listed: the confirmed links, and with those only proposed. */
export class ChainView {
  @ApiProperty() firstYear: number;
  @ApiProperty() yearCount: number;
  @ApiProperty() carriedYears: number;
  @ApiProperty({ description: 'Years if every proposal proves true.' }) proposedYearCount: number;
}

export const PROPOSABLE = ['reopen', 'carryOver'] as const;

export class ProposedAction {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty(nullable) number: string | null;
  @ApiProperty({ enum: PROPOSABLE, description: 'A person does it: with the task, or by the carry-over.' })
  action: (typeof PROPOSABLE)[number];
}

export class RecurrenceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: PlacedWords }) current: PlacedWords;
  @ApiProperty({ type: PlacedWords }) earlier: PlacedWords;
  @ApiProperty({ type: CodeView }) likeness: CodeView;
  @ApiProperty({ type: CodeView }) trend: CodeView;
  @ApiProperty({ description: '0..1' }) score: number;
  @ApiProperty() askAPerson: boolean;
  @ApiProperty({ enum: ['proposed', 'confirmed', 'refused'] }) state: string;
  @ApiProperty(nullable) reason: string | null;
  @ApiProperty(nullable) decidedBy: string | null;
  @ApiProperty(nullableInstant) decidedAt: string | null;
  @ApiProperty({ type: ChainView }) chain: ChainView;
  @ApiProperty({ type: [ProposedAction], description: 'For the tasks of the earlier year, once confirmed.' })
  proposedActions: ProposedAction[];
}

export class CopiedView {
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty() text: string;
  @ApiProperty({ description: '0..1' }) score: number;
}

export class OfferView {
  @ApiProperty({ example: 'POST /api/last-year-matters' }) route: string;
  @ApiProperty() text: string;
}

export class CheckView extends CheckRow {
  @ApiProperty({
    type: [OfferView],
    description: 'How last year’s matters can be had where there is no report of it.',
  })
  offers: readonly OfferView[];
  @ApiProperty({ nullable: true, type: Boolean, description: 'The report has the section of its own.' })
  hasPriorSection: boolean | null;
  @ApiProperty(nullable) rulesVersion: string | null;
  @ApiProperty({ type: [AnswerView] }) answers: AnswerView[];
  @ApiProperty({ type: [RecurrenceView] }) recurrences: RecurrenceView[];
  @ApiProperty({ type: [CopiedView], description: 'Sentences that last year’s report already had.' })
  copied: readonly CopiedView[];
  @ApiProperty({ type: ShareView, description: 'Characters of those sentences / of the report.' })
  copiedShare: ShareView;
}

export class CarryOverOutlookView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty(nullable) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ nullable: true, type: CodeView, description: 'The rule by which there is no successor.' })
  refusal: CodeView | null;
}

export class CarriedOverView extends CarryOverOutlookView {
  @ApiProperty({ ...nullableId, description: 'The task of the new year.' }) successorId: string | null;
}
