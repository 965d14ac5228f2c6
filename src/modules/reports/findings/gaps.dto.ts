import { ApiProperty } from '@nestjs/swagger';
import { LINK_FEATURE_KINDS } from '../../../core/report/gaps/index.js';

export class LinkReasonView {
  @ApiProperty({ enum: LINK_FEATURE_KINDS }) kind: string;
  @ApiProperty({ description: 'The reason in words.' }) text: string;
}

export class SuggestedLinkView {
  @ApiProperty({ format: 'uuid' }) planItemId: string;
  @ApiProperty({ description: '0 to 1; only the better half is suggested at all.' }) score: number;
  @ApiProperty({ type: [LinkReasonView] }) reasons: readonly LinkReasonView[];
  @ApiProperty({
    enum: ['open', 'proposed', 'confirmed', 'refused'],
    description: 'What a person said of it; `open`: nothing yet.',
  })
  decision: string;
}

export class GapItemView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() text: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty() state: string;
}

export class GapRowView extends GapItemView {
  @ApiProperty({ type: [String], description: 'Plan items that a person confirmed to answer it.' })
  confirmed: readonly string[];
  @ApiProperty({ type: [SuggestedLinkView], description: 'The best first.' })
  suggestions: readonly SuggestedLinkView[];
}

export class GapMatrixView {
  @ApiProperty({ type: [GapRowView], description: 'Shortcomings in force, in text order.' })
  shortcomings: readonly GapRowView[];
  @ApiProperty({ type: [GapItemView], description: 'Plan items in force, in text order.' })
  planItems: readonly GapItemView[];
  @ApiProperty({ type: [String], description: 'Shortcomings that no plan item was confirmed to answer.' })
  unanswered: readonly string[];
  @ApiProperty({ type: [String], description: 'Those of them that still need a task, a link or a refusal.' })
  open: readonly string[];
  @ApiProperty({ type: [String], description: 'Plan items that answer no shortcoming.' })
  unprompted: readonly string[];
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Version of the rules that suggest; null where nothing is suggested.',
  })
  rulesVersion: string | null;
}
