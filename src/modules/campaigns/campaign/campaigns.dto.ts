import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, IntListField, TextField, UuidField } from '../../../platform/http/fields.js';

/** From preparation to signature; what the row of a body says on the day somebody looks. */
export const BODY_STANDINGS = [
  'preparing',
  'awaiting-report',
  'awaiting-confirmation',
  'checking',
  'ready',
  'signed',
] as const;
export type BodyStanding = (typeof BODY_STANDINGS)[number];

export class ListCampaignsQuery {
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Report year.' }) year?: number;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ListCampaignBodiesQuery {
  @ChoiceField(BODY_STANDINGS, { optional: true }) standing?: BodyStanding;
  @IntField({ min: 1, max: 500, optional: true, description: '100 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class OpenCampaignDto {
  @UuidField({ description: 'Jurisdiction: the organisation for whose bodies it is opened.' })
  organisationId: string;
}

export class CampaignDatesDto {
  @TextField({
    min: 5,
    max: 5,
    example: '12-01',
    description: 'Preparation, month and day of the report year.',
  })
  prepareOn: string;
  @TextField({
    min: 5,
    max: 5,
    example: '01-02',
    description: 'Check, usually in January of the year after.',
  })
  checkOn: string;
  @IntListField({
    min: 1,
    max: 6,
    of: { min: 1, max: 60 },
    example: [20, 10, 5, 1],
    description: 'Working days before a filing date on which those who owe a report are told.',
  })
  remindBefore: number[];
}

export class CampaignDatesView extends CampaignDatesDto {
  @ApiProperty({ description: 'False: the usual dates, nobody has set any.' }) isSet: boolean;
  @ApiProperty({ description: 'For If-Match; 0 where nobody has set any.' }) version: number;
}

export class StandingCount {
  @ApiProperty({ enum: BODY_STANDINGS }) standing: BodyStanding;
  @ApiProperty() count: number;
}

export class CampaignView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Year of the report that answers.' }) year: number;
  @ApiProperty({ format: 'date' }) prepareOn: string;
  @ApiProperty({ format: 'date' }) checkOn: string;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ nullable: true, type: String, description: 'Null: by the calendar.' }) openedBy:
    string | null;
  @ApiProperty({ description: 'Bodies within the reader’s sight.' }) bodies: number;
  @ApiProperty({ description: 'Of them, those whose check was opened.' }) opened: number;
  @ApiProperty({ type: [StandingCount], description: 'Every standing, in order.' })
  standings: StandingCount[];
}

export class CampaignPage {
  @ApiProperty({ type: [CampaignView] }) items: readonly CampaignView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class CampaignBodyView {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ enum: BODY_STANDINGS }) standing: BodyStanding;
  @ApiProperty({ nullable: true, type: Number, description: 'Matters of the year before it answers for.' })
  matters: number | null;
  @ApiProperty({ nullable: true, type: Number, description: 'Of their tasks, unfinished at preparation.' })
  unfinished: number | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) reportId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) checkId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) checkOpenedAt: string | null;
}

export class CampaignBodyPage {
  @ApiProperty({ type: [CampaignBodyView] }) items: readonly CampaignBodyView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
