import { ApiProperty } from '@nestjs/swagger';
import { ShareView } from '../views/closures.views.js';
import { DraftParagraphView } from '../draft-section/draft-section.views.js';

export class DraftPartView {
  @ApiProperty({ enum: ['previous-year', 'promises', 'shortcomings', 'plan'] }) part: string;
  @ApiProperty() heading: string;
  @ApiProperty() text: string;
  @ApiProperty({
    type: [DraftParagraphView],
    description: 'In the file, sentence n of paragraph m of a part carries the bookmark `<part>_m_n`.',
  })
  paragraphs: readonly DraftParagraphView[];
  @ApiProperty({ type: ShareView, description: 'Gaps / sentences.' }) gaps: ShareView;
}

/** Drafts of the parts that the ledger can answer for; people finish them. */
export class YearDraftView {
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Of the report that is to be written.' }) year: number;
  @ApiProperty({ type: [DraftPartView] }) parts: DraftPartView[];
}
