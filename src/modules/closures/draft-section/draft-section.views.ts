import { ApiProperty } from '@nestjs/swagger';
import { ShareView } from '../views/closures.views.js';

export class DraftSentenceView {
  @ApiProperty() text: string;
  @ApiProperty({
    ...{ nullable: true, type: String },
    description: 'Item, measure, progress report, decision or task behind it; null: a gap in brackets.',
  })
  recordId: string | null;
}

export class DraftParagraphView {
  @ApiProperty({ format: 'uuid' }) itemId: string;
  @ApiProperty({ type: [DraftSentenceView] }) sentences: readonly DraftSentenceView[];
}

/** 上一年度存在问题的整改情况, to be finished by people: nothing in it that no accepted record says. */
export class DraftSectionView {
  @ApiProperty({ description: 'The paragraphs as running text, a line each.' }) text: string;
  @ApiProperty({ type: [DraftParagraphView] }) paragraphs: readonly DraftParagraphView[];
  @ApiProperty({ type: ShareView, description: 'Gaps / sentences.' }) gaps: ShareView;
}
