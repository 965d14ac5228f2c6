import { ApiProperty } from '@nestjs/swagger';
import { UuidListField } from '../../../platform/http/fields.js';

export class SetItemsDto {
  @UuidListField({ min: 1, max: 50, description: 'Every item that the task answers, of one body.' })
  itemIds: string[];
}

/** A task as an item shows it. */
export class AnsweringTask {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() state: string;
  @ApiProperty() light: string;
  @ApiProperty({ nullable: true, type: String }) leadName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty() progress: number;
}
