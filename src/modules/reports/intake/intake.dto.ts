import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, ChoiceField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

export class AmendIntakeDto {
  @UuidField({ optional: true, description: 'The reporting body, where the text does not tell it.' })
  organisationId?: string;
  @IntField({
    min: 1990,
    max: 2100,
    optional: true,
    description: 'The year under review, where the text does not tell it.',
  })
  reportYear?: number;
  @BooleanField({
    optional: true,
    description: 'Register the body that the text names, where the directory does not know it.',
  })
  newBody?: boolean;
}

export class AmendFileDto extends AmendIntakeDto {
  @BooleanField({
    optional: true,
    description:
      'A corrected version of the report that the body has for the year: it takes its place, and decisions and tasks go over.',
  })
  correction?: boolean;
}

const STATES = ['received', 'unpacked', 'parsed', 'needs-a-look', 'refused'];

export class ListIntakeQuery {
  @ChoiceField(STATES, { optional: true }) state?: string;
  @IntField({ min: 1, max: 1000, optional: true, description: '200 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class IntakeFileView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({ enum: STATES }) state: string;
  @ApiProperty({ nullable: true, type: String, description: 'Problem code of docs/errors.md.' }) problemCode:
    string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words.' }) problemTitle:
    string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'The report it became; of a file that was handed in before, the report that is there.',
  })
  reportId: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'The archive it came in.' })
  parentId: string | null;
  @ApiProperty({
    description: 'Whether the original can be fetched; one that broke the size limit was not kept.',
  })
  kept: boolean;
}

export class IntakeProgress {
  @ApiProperty({ format: 'uuid' }) batchId: string;
  @ApiProperty({ description: 'Files handed in; an archive that was unpacked counts as the files in it.' })
  total: number;
  @ApiProperty({ description: 'Files still waiting for their turn.' }) waiting: number;
  @ApiProperty({ description: 'Files that became a report.' }) parsed: number;
  @ApiProperty({ description: 'Files that a person has to say something about.' }) needsALook: number;
  @ApiProperty({ description: 'Files that gave no report.' }) refused: number;
}

export class IntakeView extends IntakeProgress {
  @ApiProperty({ type: [IntakeFileView], description: 'In the order in which they were handed in.' })
  files: readonly IntakeFileView[];
  @ApiProperty({ nullable: true, type: String, description: 'The cursor of the next page of files.' })
  next: string | null;
}
