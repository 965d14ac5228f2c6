import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, TextField, UuidField } from '../../platform/http/fields.js';
import { FieldView } from './findings/findings.dto.js';

const STATES = ['uploaded', 'parsed', 'reviewing', 'confirmed', 'archived', 'superseded'];

export class ListReportsQuery {
  @UuidField({ optional: true }) organisationId?: string;
  @IntField({ min: 1990, max: 2100, optional: true }) year?: number;
  @ChoiceField(STATES, { optional: true }) state?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ReportRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() reportYear: number;
  @ApiProperty({ enum: STATES }) state: string;
  @ApiProperty({ nullable: true, type: String }) title: string | null;
  @ApiProperty() fileName: string;
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
  @ApiProperty() shortcomings: number;
  @ApiProperty() planItems: number;
  @ApiProperty({ description: 'Shortcomings and plan items nobody has decided on yet.' }) undecided: number;
}

export class ReportPage {
  @ApiProperty({ type: [ReportRow] }) items: readonly ReportRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class SectionView {
  @ApiProperty() role: string;
  @ApiProperty({ nullable: true, type: String }) heading: string | null;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
}

export class SpanView {
  @ApiProperty() start: number;
  @ApiProperty() end: number;
}

export class ItemView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['shortcoming', 'cause', 'plan', 'prior-rectification'] }) kind: string;
  @ApiProperty() state: string;
  @ApiProperty({
    enum: ['read', 'split', 'merged', 'added'],
    description: 'Read by the rules, or made by a person.',
  })
  origin: string;
  @ApiProperty({ description: 'Verbatim: what `spans` cut out of the report text, one below the other.' })
  text: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty({
    type: [SpanView],
    description: 'More than one where items were merged or a page was turned inside.',
  })
  spans: SpanView[];
  @ApiProperty({
    type: [Number],
    description:
      'Offsets at which a person may split it so that each of the cases it tells (有的…；有的…) stands alone.',
  })
  suggestedCuts: number[];
  @ApiProperty({ nullable: true, type: String }) ordinal: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'What it was split from.' }) parentId:
    string | null;
  @ApiProperty({ nullable: true, type: String, description: 'What it was merged into.' }) mergedInto:
    string | null;
  @ApiProperty({ nullable: true, type: Number }) sectionIndex: number | null;
  @ApiProperty() ruleId: string;
  @ApiProperty() confidence: number;
  @ApiProperty({ type: [String] }) themes: string[];
  @ApiProperty({ nullable: true, type: String }) wording: string | null;
  @ApiProperty({ nullable: true, type: String }) rejectReason: string | null;
  @ApiProperty() version: number;
  @ApiProperty({
    type: [FieldView],
    description: 'What its words say of time, amount, unit, theme and source.',
  })
  fields: FieldView[];
}

export class DiagnosticView {
  @ApiProperty() code: string;
  @ApiProperty() message: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
}

export class ReportView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() reportYear: number;
  @ApiProperty({ enum: STATES }) state: string;
  @ApiProperty({ nullable: true, type: String }) title: string | null;
  @ApiProperty({ nullable: true, type: String }) issuer: string | null;
  @ApiProperty({ nullable: true, type: String }) region: string | null;
  @ApiProperty({ nullable: true, type: String }) documentNumber: string | null;
  @ApiProperty({ nullable: true, type: String }) indexNumber: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) publishedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) signedOn: string | null;
  @ApiProperty() fileName: string;
  @ApiProperty() encoding: string;
  @ApiProperty() sha256: string;
  @ApiProperty() sizeBytes: number;
  @ApiProperty({ format: 'date-time' }) uploadedAt: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: [SectionView] }) sections: SectionView[];
  @ApiProperty({ type: [ItemView] }) items: ItemView[];
  @ApiProperty({ type: [DiagnosticView] }) diagnostics: DiagnosticView[];
}

export class ReportTextView {
  @ApiProperty({ description: 'The working text that every span points into.' }) text: string;
}
