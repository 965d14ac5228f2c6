import { ApiProperty } from '@nestjs/swagger';
import { THEMES, type ThemeCode } from '../../../core/shared/themes.js';
import { LONG_LIFE } from '../../../core/metrics/index.js';
import { ChoiceField, DateField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

export const THEME_CODES = THEMES.map(({ code }) => code) as readonly ThemeCode[];

/** Over which bodies and years, and as of which day. */
export class YearsQuery {
  @UuidField({ optional: true, description: 'Bodies of this organisation and everything below it.' })
  underOrganisationId?: string;
  @IntField({ min: 1990, max: 2100, optional: true, description: 'First report year; any where absent.' })
  fromYear?: number;
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Last report year; any where absent.' })
  toYear?: number;
  @DateField({
    optional: true,
    description: 'As of the end of this past day: confirmations and decisions made since count for nothing.',
  })
  asOf?: string;
}

class RowsQuery extends YearsQuery {
  @ChoiceField(['numerator', 'denominator'], {
    optional: true,
    description: 'Whose rows: those above the line (the default) or all below it.',
  })
  part?: 'numerator' | 'denominator';
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ProblemRowsQuery extends RowsQuery {
  @ChoiceField(THEME_CODES, { optional: true, description: 'Problems of this theme.' }) theme?: string;
  @IntField({
    min: 1,
    max: LONG_LIFE,
    optional: true,
    description: `Problems of this age; ${LONG_LIFE} is ${LONG_LIFE} and more.`,
  })
  years?: number;
}

export class ChainsQuery extends YearsQuery {
  @IntField({
    min: 2,
    max: 50,
    optional: true,
    description: 'Chains over at least so many years, first and last included; 2 where absent.',
  })
  atLeast?: number;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ExtensionRowsQuery extends RowsQuery {}

export class YearFigureView {
  @ApiProperty({ description: 'Theme, age in years, or report year.' }) key: string;
  @ApiProperty({ description: 'zh-CN' }) label: string;
  @ApiProperty() numerator: number;
  @ApiProperty() denominator: number;
  @ApiProperty({ nullable: true, type: Number, description: 'null: nothing stands below the line.' })
  ratio: number | null;
  @ApiProperty({ description: 'Route with the rows above the line.' }) rows: string;
}

class ChartAxis {
  @ApiProperty({ enum: ['category'] }) type: 'category';
  @ApiProperty({ type: [String] }) data: readonly string[];
}

class ChartSeries {
  @ApiProperty({ enum: ['bar', 'line'] }) type: 'bar' | 'line';
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: [Number], description: 'null: nothing stands below the line.' })
  data: readonly (number | null)[];
}

/** What ECharts takes as an option, but for the looks. */
export class ChartView {
  @ApiProperty({ type: ChartAxis }) xAxis: ChartAxis;
  @ApiProperty({ type: [ChartSeries] }) series: readonly ChartSeries[];
}

export class YearFiguresView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ description: 'How the figures are made, in words.' }) formula: string;
  @ApiProperty({ type: [YearFigureView] }) figures: readonly YearFigureView[];
  @ApiProperty({
    nullable: true,
    type: Number,
    description: 'Mean age in years, or mean days added; null elsewhere.',
  })
  mean: number | null;
  @ApiProperty({ type: ChartView }) chart: ChartView;
}

/** A shortcoming behind a number. */
export class ListedProblemView {
  @ApiProperty({ format: 'uuid' }) itemId: string;
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() year: number;
  @ApiProperty({ description: 'First year in which it was listed, as people confirmed it.' })
  firstYear: number;
  @ApiProperty({ description: 'Verbatim.' }) text: string;
  @ApiProperty({ type: [String] }) themes: readonly string[];
}

export class ListedProblemPage {
  @ApiProperty({ type: [ListedProblemView] }) items: readonly ListedProblemView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

/** A task that answered a listing of the problem. */
export class ChainTaskView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() state: string;
  @ApiProperty({ nullable: true, type: String, format: 'date', description: 'When it was struck off.' })
  closedOn: string | null;
}

/** One year in which the problem was listed. */
export class ChainStepView {
  @ApiProperty({ format: 'uuid' }) itemId: string;
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty({ description: 'Report year.' }) year: number;
  @ApiProperty({ description: 'Verbatim.' }) text: string;
  @ApiProperty({ type: [ChainTaskView] }) tasks: readonly ChainTaskView[];
}

/** 屡改屡犯: one problem over the years, as people confirmed that it is the same. */
export class ProblemChainView {
  @ApiProperty({ format: 'uuid', description: 'The last item of the chain, which names it.' }) itemId: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() firstYear: number;
  @ApiProperty() lastYear: number;
  @ApiProperty({ description: 'From the first year to the last, both included.' }) years: number;
  @ApiProperty({ type: [String] }) themes: readonly string[];
  @ApiProperty({ type: [ChainStepView], description: 'The oldest first.' }) steps: readonly ChainStepView[];
}

export class ProblemChainPage {
  @ApiProperty({ type: [ProblemChainView] }) items: readonly ProblemChainView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class ChainCountView {
  @ApiProperty() firstYear: number;
  @ApiProperty() lastYear: number;
  @ApiProperty() count: number;
}

export class ChainCountsView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ type: [ChainCountView], description: 'By first year, then by last year.' })
  spans: readonly ChainCountView[];
}
