import { ApiProperty } from '@nestjs/swagger';
import { DateField } from '../../../platform/http/fields.js';
import { DueRuleDto } from '../list/tasks.dto.js';

export class DeadlineQuery extends DueRuleDto {
  @DateField({ optional: true, description: 'Day of 交办, not counted itself; today where absent.' })
  start?: string;
}

/** 法定节假日 or 调休补班. */
export class SpecialDayView {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ enum: ['off', 'makeup'], description: 'A day off, or a rest day that is worked.' })
  kind: string;
  @ApiProperty({ example: '国庆节' }) name: string;
}

export class DeadlineView {
  @ApiProperty({ format: 'date' }) start: string;
  @ApiProperty({ format: 'date', description: 'Last day on which the deadline is kept.' }) dueOn: string;
  @ApiProperty({ description: 'Working days after `start` through `dueOn`.' }) workdays: number;
  @ApiProperty({ description: 'The holiday notice of that year is not loaded: the deadline may still move.' })
  isProvisional: boolean;
  @ApiProperty({ type: [SpecialDayView], description: 'Holidays and make-up days on the way.' })
  specialDays: readonly SpecialDayView[];
}
