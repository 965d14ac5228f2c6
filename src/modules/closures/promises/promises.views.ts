import { ApiProperty } from '@nestjs/swagger';
import { PromisedFigureView } from '../views/figure.views.js';
import { CodeView, LedgerTaskView, PlacedWords, QuoteView } from '../views/closures.views.js';

const nullableNumber = { nullable: true, type: Number } as const;

/** One item of last year's 安排 and what became of it. */
export class PromiseRow {
  @ApiProperty({ format: 'uuid' }) answerId: string;
  @ApiProperty({ format: 'uuid' }) checkId: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Of the report that answers; the promise is of the year before.' })
  year: number;
  @ApiProperty({
    type: CodeView,
    description: 'fulfilled, partly or not-mentioned; a person’s word before the machine’s.',
  })
  verdict: CodeView;
  @ApiProperty({ description: 'A person has confirmed the answer.' }) isConfirmed: boolean;
  @ApiProperty({ description: 'Put before a person and not yet confirmed.' }) isOpenQuestion: boolean;
  @ApiProperty({ type: PlacedWords }) promise: PlacedWords;
  @ApiProperty({ type: [PromisedFigureView] }) figures: readonly PromisedFigureView[];
  @ApiProperty({ ...nullableNumber, description: '0..1, of the figure that falls shortest.' })
  fulfilment: number | null;
  @ApiProperty({ type: [QuoteView], description: 'What this year’s report says of it.' })
  thisYear: readonly QuoteView[];
  @ApiProperty({ type: [LedgerTaskView] }) ledger: readonly LedgerTaskView[];
}

export class PromisePage {
  @ApiProperty({ type: [PromiseRow] }) items: readonly PromiseRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
