import { ApiProperty } from '@nestjs/swagger';
import { CheckCounts, CodeView, LedgerTaskView, PlacedWords, QuoteView } from '../views/closures.views.js';
import { PromisedFigureView } from '../views/figure.views.js';

export class DifferenceLine {
  @ApiProperty({ format: 'uuid' }) answerId: string;
  @ApiProperty({ type: CodeView }) verdict: CodeView;
  @ApiProperty({ type: CodeView }) answer: CodeView;
  @ApiProperty({ description: 'A person has confirmed the answer.' }) isConfirmed: boolean;
  @ApiProperty({ type: PlacedWords }) lastYear: PlacedWords;
  @ApiProperty({ type: [QuoteView], description: 'Empty where the report is silent.' })
  thisYear: readonly QuoteView[];
  @ApiProperty({ type: [LedgerTaskView] }) ledger: readonly LedgerTaskView[];
}

/** A promise of last year's 安排 that was not kept in full. */
export class PromiseLine {
  @ApiProperty({ format: 'uuid' }) answerId: string;
  @ApiProperty({ type: CodeView, description: 'partly or not-mentioned.' }) promise: CodeView;
  @ApiProperty({ description: 'A person has confirmed the answer.' }) isConfirmed: boolean;
  @ApiProperty({ type: PlacedWords }) lastYear: PlacedWords;
  @ApiProperty({ type: [PromisedFigureView] }) figures: readonly PromisedFigureView[];
  @ApiProperty({ type: [QuoteView], description: 'Empty where the report is silent.' })
  thisYear: readonly QuoteView[];
}

/** One page for the supervisor before the leaders sign. */
export class DifferenceNote {
  @ApiProperty({ format: 'uuid' }) checkId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() year: number;
  @ApiProperty() edition: number;
  @ApiProperty({ nullable: true, type: CodeView }) reason: CodeView | null;
  @ApiProperty({ type: CheckCounts }) counts: CheckCounts;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Null: the check is not signed.',
  })
  signedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) signedBy: string | null;
  @ApiProperty({ type: [DifferenceLine], description: 'Gravest first.' }) lines: DifferenceLine[];
  @ApiProperty({
    type: [PromiseLine],
    description: 'What was promised and not kept in full; not mentioned first.',
  })
  promises: PromiseLine[];
}
