import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  DateField,
  IntField,
  ObjectListField,
  TextField,
  UuidListField,
} from '../../platform/http/fields.js';

export class SpecialDayDto {
  @DateField() date: string;
  @ChoiceField(['off', 'makeup'], { description: '放假, or 调休上班.' }) kind: 'off' | 'makeup';
  @TextField({ max: 40, example: '国庆节' }) name: string;
}
/** The whole year: days that are not listed follow the plain week. */
export class CalendarTableDto {
  @IntField({ min: 2000, max: 2100 }) year: number;
  @TextField({ max: 200, description: 'The notice it is taken from.' }) source: string;
  @BooleanField({ description: 'The notice is not out yet.' }) provisional: boolean;
  @ObjectListField(() => SpecialDayDto, { max: 120 }) days: SpecialDayDto[];
}
export class PreviewTableDto extends CalendarTableDto {
  @TextField({ max: 400, optional: true }) cursor?: string;
}
export class CalendarTableView {
  @ApiProperty() year: number;
  @ApiProperty({ description: 'The highest of a year is in force; earlier ones stay on record.' })
  edition: number;
  @ApiProperty() source: string;
  @ApiProperty() provisional: boolean;
  @ApiProperty({ format: 'date-time' }) loadedAt: string;
  @ApiProperty() days: number;
}
export class TableDayView {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ enum: ['off', 'makeup'], description: '放假, or 调休上班.' }) kind: string;
  @ApiProperty({ example: '国庆节' }) name: string;
}
/** A year as it is in force. */
export class CalendarDaysView {
  @ApiProperty() year: number;
  @ApiProperty() edition: number;
  @ApiProperty() source: string;
  @ApiProperty({ description: 'The notice is not out yet.' }) provisional: boolean;
  @ApiProperty({
    type: [TableDayView],
    description: 'By date; days that are not listed follow the plain week.',
  })
  days: readonly TableDayView[];
}
export class DeadlineMovesQuery {
  @TextField({ max: 400, optional: true }) cursor?: string;
}
export class DeadlineMoveView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ description: 'It would move to an earlier day: only with explicit consent.' })
  isEarlier: boolean;
}
export class DeadlineMovesPage {
  @ApiProperty({ description: 'Open tasks looked at on this page.' }) tasks: number;
  @ApiProperty({ type: [DeadlineMoveView] }) moves: readonly DeadlineMoveView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class MoveDeadlinesDto {
  @UuidListField({ min: 1, max: 500 }) taskIds: string[];
  @BooleanField({ optional: true, description: 'This list may move to earlier days as well.' })
  allowEarlier?: boolean;
}
export class MovedDeadline {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Why it stays; null: it moved.' })
  problemCode: string | null;
}
export class DeadlineEntry {
  @ApiProperty({ example: 'task.extension-granted' }) name: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty() actorName: string;
  @ApiProperty({ nullable: true, type: String }) onBehalfOf: string | null;
  @ApiProperty({ example: '江予清（代秦守拙）', description: 'Both names as a paper shows them.' })
  signature: string;
  @ApiProperty({ type: Object }) payload: object;
}
/** Everything that set or moved the time limit of one task. */
export class DeadlineHistory {
  @ApiProperty({ nullable: true, type: Object }) rule: object | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) issuedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) originalDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty() extensions: number;
  @ApiProperty() pausedWorkdays: number;
  @ApiProperty({ type: [DeadlineEntry] }) entries: readonly DeadlineEntry[];
}
