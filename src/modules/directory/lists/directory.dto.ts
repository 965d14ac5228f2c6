import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, TextField } from '../../../platform/http/fields.js';

export const LINE_FATES = ['created', 'changed', 'unchanged', 'suspended', 'restored', 'refused'] as const;
export type LineFate = (typeof LINE_FATES)[number];

export class TakeListDto {
  @TextField({
    max: 1_800_000,
    description:
      'CSV with a heading; commas, semicolons or tabs between. 登录名 for people, 代码 for organisations is the key.',
    example: '登录名,姓名,单位\nli.ming,李明,青砚县司法局',
  })
  csv: string;
  @BooleanField({ optional: true, description: 'true: says line by line what would happen; nothing stays.' })
  dryRun?: boolean;
}

export class LineResult {
  @ApiProperty({ description: 'Line of the file, from 1; the heading is line 1.' }) line: number;
  @ApiProperty({ description: 'Login of the person, code of the organisation.' }) key: string;
  @ApiProperty({ enum: LINE_FATES }) outcome: LineFate;
  @ApiProperty({ nullable: true, type: String, description: 'Why it was refused, as a problem code.' })
  code: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words.' }) reason: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Of a new account, shown once; null in a dry run.',
  })
  firstPassword: string | null;
  @ApiProperty({ description: 'Open tasks of somebody suspended: to be handed over.' }) openTasks: number;
}

export class ListTakenView {
  @ApiProperty() isDryRun: boolean;
  @ApiProperty({ type: [LineResult] }) lines: readonly LineResult[];
}
