import { ApiProperty } from '@nestjs/swagger';

export class OwnDataView {
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'object', additionalProperties: true } },
    description: 'Rows by part: account, offices, sessions, signIns, notices, acts and others.',
  })
  parts: Readonly<Record<string, readonly object[]>>;
  @ApiProperty({ type: [String], description: 'Parts of which only the newest 10,000 rows are here.' })
  cut: readonly string[];
}
