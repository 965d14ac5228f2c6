import { ApiProperty } from '@nestjs/swagger';
import { IntField } from '../../../platform/http/fields.js';
import { FigureView } from '../metrics/metrics.dto.js';

export class LowerLevelsQuery {
  @IntField({ min: 1990, max: 2100, optional: true, description: 'Report year; last year where absent.' })
  year?: number;
}

/** How one body at the head of a lower level stands with everything under it: numbers, and no word of any record. */
export class LowerLevelView {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ example: '青砚县人民政府' }) name: string;
  @ApiProperty({ enum: ['city', 'county'] }) level: string;
  @ApiProperty({ description: 'Details are open: an office or a grant of details is held for it today.' })
  isOpen: boolean;
  @ApiProperty({ description: 'Bodies that owe an annual report.' }) bodies: number;
  @ApiProperty({ description: 'Reports of the year on file.' }) reports: number;
  @ApiProperty({ description: 'Of these, confirmed by an office.' }) confirmedReports: number;
  @ApiProperty({ description: 'Tasks of the report year that were issued, without those withdrawn.' })
  issued: number;
  @ApiProperty({ description: 'Of these, found rectified.' }) finished: number;
  @ApiProperty({ description: 'Tasks of any year on which something is still owed.' }) open: number;
  @ApiProperty() red: number;
  @ApiProperty() yellow: number;
  @ApiProperty() green: number;
  @ApiProperty() grey: number;
  @ApiProperty() overdue: number;
  @ApiProperty() dueThisWeek: number;
  @ApiProperty({ description: 'Tasks whose next step is the office’s there.' }) waitingForOffice: number;
}

export class LowerLevelsView {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ format: 'date', description: 'The Sunday that ends this week.' }) weekEndsOn: string;
  @ApiProperty({ description: 'Report year of `reports`, `issued` and what is counted of them.' })
  year: number;
  @ApiProperty({
    type: [LowerLevelView],
    description: 'In order of place; empty for who has no level below.',
  })
  items: LowerLevelView[];
}

/** The figures of one lower level over all its tasks of the report year, those of the levels under it included. */
export class LevelFiguresView {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ example: '青砚县人民政府' }) name: string;
  @ApiProperty({ enum: ['city', 'county'] }) level: string;
  @ApiProperty({ type: [FigureView] }) figures: FigureView[];
}

export class LevelFiguresPage {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ description: 'Report year.' }) year: number;
  @ApiProperty({
    type: [LevelFiguresView],
    description: 'In order of place, never by who is best; empty for who has no level below.',
  })
  items: LevelFiguresView[];
}
