import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  ObjectField,
  ObjectListField,
  TextField,
  TextListField,
  UuidField,
} from '../../../platform/http/fields.js';
import { TASK_ORDERS, TaskFilters, type TaskOrder } from '../../tasks/index.js';

export const MOST_VIEWS = 30;
/** 任务 · 问题清单 · 任务清单 · 责任清单. */
export const LEDGER_LISTS = ['tasks', 'problems', 'measures', 'responsibilities'] as const;
export type LedgerList = (typeof LEDGER_LISTS)[number];

export class LedgerViewDto {
  @UuidField({ optional: true, description: 'Of the view as it was read; a new one gets its own.' })
  id?: string;
  @TextField({ max: 40, description: 'Each name once.' }) name: string;
  @ChoiceField(LEDGER_LISTS) list: LedgerList;
  @ObjectField(() => TaskFilters) filters: TaskFilters;
  @ChoiceField(TASK_ORDERS, { optional: true, description: 'By due date where absent.' }) sort?: TaskOrder;
  @TextListField({
    max: 30,
    maxLength: 40,
    optional: true,
    description: 'Shown columns; those of the house where absent.',
  })
  columns?: string[];
}

export class LedgerViewsDto {
  @ObjectListField(() => LedgerViewDto, { max: MOST_VIEWS, description: 'All of them, in their order.' })
  views: LedgerViewDto[];
}

/** A way of looking at the ledger under a name. */
export class LedgerView {
  @ApiProperty({
    format: 'uuid',
    description: 'Stays when the view is changed or renamed: addresses name it.',
  })
  id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: LEDGER_LISTS }) list: LedgerList;
  @ApiProperty({ type: TaskFilters }) filters: TaskFilters;
  @ApiPropertyOptional({ enum: TASK_ORDERS }) sort?: TaskOrder;
  @ApiPropertyOptional({ type: [String] }) columns?: string[];
}

export class LedgerViews {
  @ApiProperty({ type: [LedgerView] }) views: readonly LedgerView[];
  @ApiProperty({ description: 'For If-Match; 0 where nothing was ever kept.' }) version: number;
}
