import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';
import { MetricFilters } from '../metrics/metrics.dto.js';

export const LIGHTS = ['grey', 'green', 'yellow', 'red'] as const;

/** Open tasks that make up one number of the standing. */
export class StandingTasksQuery extends MetricFilters {
  @ChoiceField(LIGHTS, { optional: true }) light?: (typeof LIGHTS)[number];
  @IntField({ min: 1990, max: 2100, optional: true, description: 'First year of the chain.' })
  firstYear?: number;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class UnitLightsView {
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'Lead unit.' })
  organisationId: string | null;
  @ApiProperty() name: string;
  @ApiProperty() red: number;
  @ApiProperty() yellow: number;
  @ApiProperty() green: number;
  @ApiProperty() grey: number;
}

export class AgeView {
  @ApiProperty({ description: 'Calendar days since 交办, from.' }) fromDays: number;
  @ApiProperty({ nullable: true, type: Number, description: 'To, included; null: and more.' })
  toDays: number | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date',
    description: 'Issued on or after; null: any time.',
  })
  issuedFrom: string | null;
  @ApiProperty({ format: 'date', description: 'Issued on or before.' }) issuedTo: string;
  @ApiProperty() count: number;
}

export class ChainYearsView {
  @ApiProperty({ description: 'Report year in which the matter was first tasked.' }) firstYear: number;
  @ApiProperty({ description: 'Report year of the task that is open now.' }) reportYear: number;
  @ApiProperty() count: number;
}

/** How the open tasks stand; rows behind `GET figures/standing/tasks`. */
export class StandingView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ description: 'Open tasks in all.' }) open: number;
  @ApiProperty({
    type: [UnitLightsView],
    description: 'In the order of the organisations, never by who is best.',
  })
  units: UnitLightsView[];
  @ApiProperty({ description: 'More units have open tasks than are listed.' }) isCut: boolean;
  @ApiProperty({
    type: [AgeView],
    description: 'Youngest first; without those that were issued later than the day.',
  })
  ages: AgeView[];
  @ApiProperty({ type: [ChainYearsView], description: 'Carried over at least once.' })
  chains: ChainYearsView[];
}
