import { ApiProperty } from '@nestjs/swagger';
import { MATCHES } from '../../../core/report/review/versions/index.js';
import { BooleanField, ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';

const DECISIONS = ['same', 'different', 'acknowledged'] as const;

export class VersionView {
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty() state: string;
  @ApiProperty() fileName: string;
  @ApiProperty() sha256: string;
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
  @ApiProperty() uploadedByName: string;
  @ApiProperty({ nullable: true, type: String, description: 'The version whose place it took.' })
  previousReportId: string | null;
}

export class VersionsView {
  @ApiProperty({ type: [VersionView], description: 'Newest first; all of one body and year.' })
  items: readonly VersionView[];
}

export class ListDifferencesQuery {
  @BooleanField({ optional: true, description: 'Only those a person still has to look at.' }) open?: boolean;
  @IntField({ min: 1, max: 500, optional: true, description: '200 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ComparedItemView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() kind: string;
  @ApiProperty() state: string;
  @ApiProperty({ description: 'Verbatim.' }) text: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
}

export class DifferenceView {
  @ApiProperty({ description: 'Names the row within the report.' }) seq: number;
  @ApiProperty({ enum: MATCHES }) match: string;
  @ApiProperty({ description: '0..1; 1 for the same words.' }) similarity: number;
  @ApiProperty({ nullable: true, type: ComparedItemView, description: 'As it stood in the earlier version.' })
  before: ComparedItemView | null;
  @ApiProperty({ nullable: true, type: ComparedItemView }) after: ComparedItemView | null;
  @ApiProperty({ description: 'Tasks that answer the earlier item.' }) tasks: number;
  @ApiProperty({ description: 'A person had decided on it, and the words are not the same.' })
  needsDecision: boolean;
  @ApiProperty({ nullable: true, enum: DECISIONS, type: String }) decision: string | null;
}

export class DifferencePage {
  @ApiProperty({ type: [DifferenceView], description: 'In text order; what is gone follows.' })
  items: readonly DifferenceView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class DecideDifferenceDto {
  @ChoiceField(DECISIONS, {
    description: 'Of a reworded item: `same` or `different` matter; of one that is gone: `acknowledged`.',
  })
  decision: (typeof DECISIONS)[number];
}
