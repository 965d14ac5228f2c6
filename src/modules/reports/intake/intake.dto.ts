import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, IntField, UuidField } from '../../../platform/http/fields.js';

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

export class IntakeFileView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({ enum: ['received', 'parsed', 'needs-a-look', 'refused'] }) state: string;
  @ApiProperty({ nullable: true, type: String, description: 'Problem code of docs/errors.md.' }) problemCode:
    string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words.' }) problemTitle:
    string | null;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) reportId: string | null;
}

export class IntakeView {
  @ApiProperty({ format: 'uuid' }) batchId: string;
  @ApiProperty({ description: 'Files handed in.' }) total: number;
  @ApiProperty({ description: 'Files still waiting for their turn.' }) waiting: number;
  @ApiProperty({ type: [IntakeFileView] }) files: IntakeFileView[];
}
