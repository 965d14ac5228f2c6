import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../platform/http/fields.js';

export class FileQuotaView {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ description: 'Bytes of its files; the same bytes once, whatever names them.' })
  usedBytes: number;
  @ApiProperty({ description: 'Different files.' }) files: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Bytes it may use; null: as many as there is room.',
  })
  limitBytes: number | null;
  @ApiProperty({
    description: 'true: set for this organisation; false: what the installation gives to each.',
  })
  isOwnLimit: boolean;
  @ApiProperty({ description: 'For `If-Match`; 0 until a file or a limit is there.' }) version: number;
}

export class SetFileQuotaDto {
  @IntField({
    min: 0,
    max: 1_000_000_000,
    optional: true,
    description: 'Megabytes (2^20 bytes) its files may take up; absent: what the installation gives to each.',
  })
  limitMb?: number;
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}
