import { ApiProperty } from '@nestjs/swagger';
import { DateField } from '../../../platform/http/fields.js';
import { TaskFilters } from '../../tasks/index.js';

/** Which tasks, and the ledger of which day. */
export class LedgerQuery extends TaskFilters {
  @DateField({
    optional: true,
    description:
      'The ledger as it stood at the end of this past day (Asia/Shanghai), byte for byte the same whenever it is asked for; as it is now where absent.',
  })
  asOf?: string;
}

export class LedgerExportView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['waiting', 'running', 'ready'] }) state: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) asOf: string | null;
  @ApiProperty({ nullable: true, type: Number, description: 'Lines in all; null until the job has begun.' })
  rowsTotal: number | null;
  @ApiProperty({ description: 'Lines written so far.' }) rowsWritten: number;
  @ApiProperty({ nullable: true, type: Number }) sizeBytes: number | null;
  @ApiProperty({ nullable: true, type: String, description: 'Of the finished file, hex.' })
  sha256: string | null;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) finishedAt: string | null;
}
