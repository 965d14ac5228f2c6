import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../platform/http/fields.js';

export class AcceptProgressDto {
  @IntField({ min: 0, max: 100, optional: true, description: '进度（%）；不填则用来信所写' })
  progress?: number;

  @TextField({ max: 4000, optional: true, description: '进展情况；不填则用来信所写' })
  text?: string;

  @TextField({ max: 2000, optional: true, description: '下一步；不填则用来信所写' })
  nextSteps?: string;
}

export class ListPendingQuery {
  @IntField({ min: 1, max: 200, optional: true })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class PendingProgressView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty() taskNumber: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: ['mail', 'excel'] }) source: string;
  @ApiProperty({ description: 'Whose letter or file it was.' }) sentByName: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Per cent; null: the letter names none.' })
  progress: number | null;
  @ApiProperty() text: string;
  @ApiProperty({ type: String, nullable: true }) nextSteps: string | null;
}

export class PendingProgressPage {
  @ApiProperty({ type: PendingProgressView, isArray: true }) items: PendingProgressView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
