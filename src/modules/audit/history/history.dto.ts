import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../../platform/http/fields.js';

export class HistoryQuery {
  @TextField({ max: 60, optional: true, description: 'Only this field, such as `current_due_on`.' })
  field?: string;
  @IntField({ min: 1, max: 200, optional: true, description: 'Acts a page; 50 where absent.' })
  limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class FieldChangeView {
  @ApiProperty({ example: 'current_due_on' }) field: string;
  @ApiProperty({ example: '完成时限' }) label: string;
  @ApiProperty({ nullable: true, description: 'null: was empty.' }) before: unknown;
  @ApiProperty({ nullable: true, description: 'null: was emptied.' }) after: unknown;
}

/** One act with the fields it changed. */
export class HistoryEntryView {
  @ApiProperty({ example: 'task.extension-decided' }) event: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ description: 'Who did it.' }) actorName: string;
  @ApiProperty({ nullable: true, type: String, description: 'In whose place.' }) onBehalfOf: string | null;
  @ApiProperty({ example: '江予清（代秦守拙）', description: 'Both names as a paper shows them.' })
  signature: string;
  @ApiProperty({ nullable: true, type: String, description: 'Network address it came from.' })
  address: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Token of the department system; null: a person.',
  })
  tokenName: string | null;
  @ApiProperty({ description: 'Place in the chain of the body.' }) place: number;
  @ApiProperty({ description: 'Hash of the act in the chain, hex.' }) hash: string;
  @ApiProperty({ type: [FieldChangeView] }) changes: FieldChangeView[];
}

export class HistoryPage {
  @ApiProperty({ type: [HistoryEntryView] }) items: readonly HistoryEntryView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class NotedHeadView {
  @ApiProperty({ format: 'date', description: 'The head is that at the end of this day (Asia/Shanghai).' })
  day: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Acts in the chain.' }) length: number;
  @ApiProperty({ description: 'Hash of the newest of them, hex.' }) head: string;
}
