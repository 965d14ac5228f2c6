import { ApiProperty } from '@nestjs/swagger';
import {
  EVIDENCE_KINDS,
  EVIDENCE_WARNINGS,
  PERSONAL_DATA_KINDS,
  PUBLICATION_HOLDS,
  REVIEW_OUTCOMES,
  SCAN_STATES,
  type EvidenceKind,
  type EvidenceWarning,
  type PublicationHold,
  type ReviewOutcome,
  type ScanState,
} from '../../core/evidence/index.js';
import { BooleanField, ChoiceField, DateField, TextField, UuidField } from '../../platform/http/fields.js';

/** What is said of a piece of evidence, file or reference. */
export class EvidenceParticulars {
  @UuidField() criterionId: string;
  @ChoiceField(EVIDENCE_KINDS) kind: EvidenceKind;
  @TextField({ max: 200 }) title: string;
  @DateField({ description: 'When what it proves took effect, apart from the day of upload.' })
  effectiveOn: string;
  @DateField({ optional: true, description: 'Last day on which it holds; absent: no end.' })
  effectiveTo?: string;
  @BooleanField({ optional: true, description: '内部: never published. As the task is, where absent.' })
  isInternal?: boolean;
  @UuidField({ optional: true, description: 'The evidence that this one corrects; it stays on file.' })
  replacesId?: string;
}

export class AddEvidenceDto extends EvidenceParticulars {
  @TextField({ max: 1000, description: 'Document number or address.' }) reference: string;
}

export class AddEvidenceFileDto extends EvidenceParticulars {
  @ApiProperty({ type: 'string', format: 'binary', description: 'PDF, picture, office document or text.' })
  readonly file?: never;
}

export class WithdrawEvidenceDto {
  @TextField({ max: 2000 }) reason: string;
}

export class ReviewEvidenceDto {
  @ChoiceField(REVIEW_OUTCOMES, { description: 'withheld needs a reason and is final.' })
  outcome: ReviewOutcome;
  @TextField({ max: 2000, optional: true }) reason?: string;
  @BooleanField({
    description:
      'Looked through for personal data by eye; needed of both where the machine cannot read the file.',
  })
  personalDataChecked: boolean;
}

export class EvidenceAdded {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: EVIDENCE_WARNINGS, isArray: true, description: 'What a person should look at again.' })
  warnings: EvidenceWarning[];
}

export class PersonalDataView {
  @ApiProperty({ enum: PERSONAL_DATA_KINDS }) kind: string;
  @ApiProperty() count: number;
  @ApiProperty({ type: [String], description: 'Struck out but for their ends.' }) samples: string[];
}

export class EvidenceScanView {
  @ApiProperty({ enum: SCAN_STATES }) state: ScanState;
  @ApiProperty({ type: [PersonalDataView] }) findings: PersonalDataView[];
  @ApiProperty({ format: 'date-time' }) scannedAt: string;
}

export class EvidenceReviewView {
  @ApiProperty() reviewerName: string;
  @ApiProperty({ enum: REVIEW_OUTCOMES }) outcome: ReviewOutcome;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty() personalDataChecked: boolean;
  @ApiProperty({ format: 'date-time' }) reviewedAt: string;
}

export class EvidenceWithdrawalView {
  @ApiProperty() reason: string;
  @ApiProperty() withdrawnByName: string;
  @ApiProperty({ format: 'date-time' }) withdrawnAt: string;
}

/** What everybody may know of a piece of evidence who may see it at all. */
export class PublishedEvidenceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: EVIDENCE_KINDS }) kind: EvidenceKind;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) reference: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: a reference without a file.' })
  fileName: string | null;
  @ApiProperty({ type: String, nullable: true }) mediaType: string | null;
  @ApiProperty({ type: Number, nullable: true }) sizeBytes: number | null;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) effectiveTo: string | null;
}

export class EvidenceView extends PublishedEvidenceView {
  @ApiProperty({ format: 'uuid' }) criterionId: string;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the file, hex.' })
  sha256: string | null;
  @ApiProperty() organisationName: string;
  @ApiProperty() addedByName: string;
  @ApiProperty({ format: 'date-time' }) addedAt: string;
  @ApiProperty() isInternal: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) replacesId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) replacedById: string | null;
  @ApiProperty({ type: EvidenceWithdrawalView, nullable: true }) withdrawal: EvidenceWithdrawalView | null;
  @ApiProperty({ type: EvidenceScanView, nullable: true, description: 'Null: not looked through yet.' })
  scan: EvidenceScanView | null;
  @ApiProperty({ type: [EvidenceReviewView] }) reviews: EvidenceReviewView[];
  @ApiProperty({ enum: EVIDENCE_WARNINGS, isArray: true }) warnings: EvidenceWarning[];
  @ApiProperty({ enum: PUBLICATION_HOLDS, isArray: true, description: 'Why the public is not shown it.' })
  holds: PublicationHold[];
}
