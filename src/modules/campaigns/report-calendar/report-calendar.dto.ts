import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

export const FILING_STANDINGS = ['filed', 'filed-late', 'not-filed', 'overdue'] as const;
export const PUBLICATION_STANDINGS = [
  'published',
  'published-late',
  'not-published',
  'overdue',
  'secret',
] as const;
export const CONTENT_STANDINGS = ['complete', 'parts-missing', 'no-report'] as const;

export type FilingStanding = (typeof FILING_STANDINGS)[number];
export type PublicationStanding = (typeof PUBLICATION_STANDINGS)[number];
export type ContentStanding = (typeof CONTENT_STANDINGS)[number];

export class CalendarScope {
  @IntField({ min: 1990, max: 2100, description: 'Report year.' }) year: number;
  @UuidField({ optional: true, description: 'Bodies of this organisation and everything below it.' })
  underOrganisationId?: string;
}

/** One report, as the address names it. */
export class FilingParams {
  @UuidField() organisationId: string;
  @IntField({ min: 1990, max: 2100 }) year: number;
}

export class ReportCalendarQuery extends CalendarScope {
  @ChoiceField(FILING_STANDINGS, { optional: true }) filing?: FilingStanding;
  @ChoiceField(PUBLICATION_STANDINGS, { optional: true }) publication?: PublicationStanding;
  @ChoiceField(CONTENT_STANDINGS, { optional: true }) contents?: ContentStanding;
  @IntField({ min: 1, max: 500, optional: true, description: '100 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class SetFilingDto {
  @DateField({ optional: true, description: 'Day on which it was filed; absent: as read in the report.' })
  filedOn?: string;
  @DateField({ optional: true, description: 'Day on which it was published; absent: as read in the report.' })
  publishedOn?: string;
  @TextField({ max: 500, optional: true, description: 'Where it stands in public.' }) publishedAt?: string;
  @TextField({
    max: 500,
    optional: true,
    description: 'Why it is not to be published (party or state secrets); then it owes no publication.',
  })
  secrecyReason?: string;
}

/** A day of the report's way, and how it is known. */
export class KnownDayView {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({
    enum: ['person', 'report'],
    description: '`report`: the day under the signature, or the day of publication that the page prints.',
  })
  source: 'person' | 'report';
}

export class MissingPartView {
  @ApiProperty({ example: 'contents.plan-missing' }) code: string;
  @ApiProperty() text: string;
}

export class BodyCalendarView {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) reportId: string | null;
  @ApiProperty({ nullable: true, type: String }) reportState: string | null;
  @ApiProperty({ enum: FILING_STANDINGS }) filing: FilingStanding;
  @ApiProperty({ type: KnownDayView, nullable: true }) filed: KnownDayView | null;
  @ApiProperty({ format: 'date', description: 'Last day that is not late.' }) fileBy: string;
  @ApiProperty({ enum: PUBLICATION_STANDINGS }) publication: PublicationStanding;
  @ApiProperty({ type: KnownDayView, nullable: true }) published: KnownDayView | null;
  @ApiProperty({ format: 'date' }) publishBy: string;
  @ApiProperty({ nullable: true, type: String }) publishedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) secrecyReason: string | null;
  @ApiProperty({ enum: CONTENT_STANDINGS }) contents: ContentStanding;
  @ApiProperty({ type: [MissingPartView], description: 'Compulsory parts that the report does not have.' })
  missingParts: MissingPartView[];
  @ApiProperty({ description: 'For If-Match; 0 where nobody has set anything yet.' }) version: number;
}

export class ReportCalendarPage {
  @ApiProperty({ type: [BodyCalendarView] }) items: readonly BodyCalendarView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class CalendarShareView {
  @ApiProperty() numerator: number;
  @ApiProperty() denominator: number;
}

export class ReportCalendarSummary {
  @ApiProperty() year: number;
  @ApiProperty({ format: 'date' }) fileBy: string;
  @ApiProperty({ format: 'date', description: 'Last working day on which it can be filed in time.' })
  planToFileBy: string;
  @ApiProperty({ format: 'date' }) publishBy: string;
  @ApiProperty({ format: 'date' }) planToPublishBy: string;
  @ApiProperty({ type: CalendarShareView, description: 'Of all reporting bodies.' }) filed: CalendarShareView;
  @ApiProperty({ type: CalendarShareView, description: 'Of those that filed.' })
  filedInTime: CalendarShareView;
  @ApiProperty({ type: CalendarShareView, description: 'Of all that owe publication.' })
  published: CalendarShareView;
  @ApiProperty({ type: CalendarShareView, description: 'Of those that published.' })
  publishedInTime: CalendarShareView;
  @ApiProperty({ type: CalendarShareView, description: 'Of the reports at hand.' })
  complete: CalendarShareView;
}
