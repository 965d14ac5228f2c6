import { ApiProperty } from '@nestjs/swagger';
import { METRIC_KEYS, type MetricKey } from '../../../core/metrics/index.js';
import { ChoiceField, DateField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

export const GROUPINGS = ['lead', 'body', 'year', 'rulePack'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Over which tasks a figure is taken, and of which day. */
export class MetricFilters {
  @UuidField({ optional: true, description: 'Lead unit.' }) leadOrganisationId?: string;
  @UuidField({ optional: true, description: 'Body whose problem it is.' }) organisationId?: string;
  @UuidField({ optional: true, description: 'Bodies of this organisation and everything below it.' })
  underOrganisationId?: string;
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Report year.' }) year?: number;
  @ChoiceField(['shortcoming', 'plan', 'feedback', 'instruction'], { optional: true }) kind?: string;
  @TextField({ max: 60, optional: true, description: 'Rule pack with version, such as `default@1`.' })
  rulePack?: string;
  @DateField({ optional: true, description: 'Issued on or after.' }) issuedFrom?: string;
  @DateField({ optional: true, description: 'Issued on or before.' }) issuedTo?: string;
  @DateField({ optional: true, description: 'As of the end of this past day; today where absent.' })
  asOf?: string;
}

export class MetricsQuery extends MetricFilters {
  @ChoiceField(GROUPINGS, {
    optional: true,
    description: 'Also parted by lead unit, body, year or rule pack; in their order, never by who is best.',
  })
  by?: Grouping;
}

export class MetricTasksQuery extends MetricFilters {
  @ChoiceField(['numerator', 'denominator'], {
    optional: true,
    description: 'Whose rows: those above the line (the default) or all below it.',
  })
  part?: 'numerator' | 'denominator';
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class FigureView {
  @ApiProperty({ enum: METRIC_KEYS }) key: MetricKey;
  @ApiProperty({ example: '整改完成率' }) label: string;
  @ApiProperty({ description: 'How it is made, in words.' }) formula: string;
  @ApiProperty() numerator: number;
  @ApiProperty() denominator: number;
  @ApiProperty({ nullable: true, type: Number, description: 'null: nothing stands below the line.' })
  ratio: number | null;
}

export class FigureGroupView {
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Id of the unit or body, the year, or the pack.',
  })
  key: string | null;
  @ApiProperty() label: string;
  @ApiProperty({ type: [FigureView] }) figures: FigureView[];
}

export class MetricsView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ type: [FigureView] }) total: FigureView[];
  @ApiProperty({ type: [FigureGroupView], description: 'Empty without `by`.' }) groups: FigureGroupView[];
}

export class CountedTaskView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() state: string;
  @ApiProperty() light: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) originalDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) decidedOn: string | null;
  @ApiProperty({ nullable: true, type: String }) leadName: string | null;
  @ApiProperty() organisationName: string;
  @ApiProperty() reportYear: number;
  @ApiProperty({ description: 'First year of the chain that carries it over.' }) firstYear: number;
}

export class CountedTaskPage {
  @ApiProperty({ type: [CountedTaskView] }) items: readonly CountedTaskView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
