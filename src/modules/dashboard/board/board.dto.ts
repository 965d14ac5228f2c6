import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../../platform/http/fields.js';
import { SLIP_SECTIONS, type SlipSection } from '../../slips/index.js';

export const BOARD_SECTIONS = [
  'dueThisWeek',
  'overdue',
  'red',
  'yellow',
  'green',
  'grey',
  'waitingOnMe',
  'waitingOnThem',
  'chains',
] as const;
export type BoardSection = (typeof BOARD_SECTIONS)[number];

export class BoardSectionView {
  @ApiProperty({ enum: BOARD_SECTIONS }) key: BoardSection;
  @ApiProperty({ example: '本周到期' }) label: string;
  @ApiProperty() count: number;
}

export class BoardSlipSectionView {
  @ApiProperty({ enum: SLIP_SECTIONS }) key: SlipSection;
  @ApiProperty({ example: '超期督办单' }) label: string;
  @ApiProperty() count: number;
}

/** What a day's work begins with: how many, each with its rows behind `GET board/{section}/tasks`. */
export class BoardView {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ format: 'date', description: 'The Sunday that ends this week.' }) weekEndsOn: string;
  @ApiProperty({ type: [BoardSectionView] }) sections: BoardSectionView[];
  @ApiProperty({
    type: [BoardSlipSectionView],
    description: '督办单; rows behind `GET board/slips/{section}`.',
  })
  slips: BoardSlipSectionView[];
}

export class BoardTasksQuery {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}
