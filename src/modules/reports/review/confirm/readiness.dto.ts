import { ApiProperty } from '@nestjs/swagger';
import { TextField, UuidListField } from '../../../../platform/http/fields.js';

export class UncoveredView {
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty({ description: 'Verbatim.' }) text: string;
}

export class CoverageSeenView {
  @ApiProperty() seenByName: string;
  @ApiProperty({ format: 'date-time' }) seenAt: string;
}

export class ReportGapView {
  @ApiProperty({ format: 'uuid' }) itemId: string;
  @ApiProperty() text: string;
  @ApiProperty() start: number;
  @ApiProperty({ description: 'A task answers it.' }) isTasked: boolean;
  @ApiProperty({ description: 'Named at the confirmation as a task to come; none is there yet.' })
  isPromised: boolean;
}

export class ReadinessView {
  @ApiProperty({
    description: 'Nothing stands in the way but what the confirmation itself has to say of gaps.',
  })
  isReady: boolean;
  @ApiProperty({ description: 'Shortcomings and plan items nobody has decided on yet.' }) undecided: number;
  @ApiProperty({ description: 'Differences from the corrected version that nobody has looked at.' })
  openDifferences: number;
  @ApiProperty({ description: 'Names the text in which the gaps were seen.' }) textSha256: string;
  @ApiProperty({
    type: [UncoveredView],
    description: 'Text inside shortcomings, plan and prior rectification that no item covers.',
  })
  uncovered: readonly UncoveredView[];
  @ApiProperty({ nullable: true, type: CoverageSeenView, description: 'Who has looked at it first.' })
  seen: CoverageSeenView | null;
  @ApiProperty({
    type: [ReportGapView],
    description: 'Shortcomings that no plan item was confirmed to answer.',
  })
  gaps: readonly ReportGapView[];
}

export class SeeCoverageDto {
  @TextField({ min: 64, max: 64, description: '`textSha256` of what was looked at.' }) textSha256: string;
}

export class ConfirmReportDto {
  @UuidListField({
    ...{ max: 2000, optional: true },
    description:
      'Shortcomings that no plan item answers and no task yet: each of them is to become a task. Those that are not are rejected beforehand, with a reason.',
  })
  gapsToTask?: string[];
}
