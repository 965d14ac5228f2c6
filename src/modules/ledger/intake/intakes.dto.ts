import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  IntField,
  ObjectListField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';
import { INTAKE_FIELD_NAMES, type IntakeField } from './ledger-fields.js';

export class MappedColumnDto {
  @IntField({ min: 0, max: 99, description: 'From 0.' }) column: number;
  @ChoiceField(INTAKE_FIELD_NAMES) field: IntakeField;
}

/** How a sheet is to be read, and whose matters they are. */
export class IntakeMappingDto {
  @TextField({ max: 100 }) sheet: string;
  @IntField({ min: 1, max: 1000, description: 'Row of the headers; what is above is title.' })
  headerRow: number;
  @ObjectListField(() => MappedColumnDto, { min: 1, max: 20 }) columns: MappedColumnDto[];
  @UuidField({ description: 'Body whose ledger it is.' }) organisationId: string;
  @IntField({ min: 1990, max: 2100 }) reportYear: number;
  @ChoiceField(['shortcoming', 'plan', 'feedback', 'instruction'])
  kind: 'shortcoming' | 'plan' | 'feedback' | 'instruction';
}

export class IntakeLinesQuery {
  @ChoiceField(['create', 'matched', 'rejected'], { optional: true }) outcome?: string;
  @IntField({ min: 1, max: 500, optional: true, description: '100 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class IntakeColumnView {
  @ApiProperty({ description: 'From 0.' }) column: number;
  @ApiProperty() header: string;
  @ApiProperty({ nullable: true, enum: INTAKE_FIELD_NAMES, description: 'What it looks like.' })
  field: string | null;
  @ApiProperty({ type: [String] }) samples: string[];
}

export class IntakeSheetView {
  @ApiProperty() name: string;
  @ApiProperty() hidden: boolean;
  @ApiProperty({ nullable: true, type: Number }) headerRow: number | null;
  @ApiProperty({ type: [IntakeColumnView] }) columns: IntakeColumnView[];
  @ApiProperty() rows: number;
  @ApiProperty() mergedCells: number;
  @ApiProperty({ description: 'Cells whose text a formula gave when the file was saved.' })
  formulaCells: number;
}

export class LedgerIntakeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({
    enum: ['received', 'mapping', 'checking', 'checked', 'refused', 'applying', 'applied'],
    description: '`mapping` waits for the columns, `checked` for the confirmation.',
  })
  state: string;
  @ApiProperty({ nullable: true, type: String }) problemCode: string | null;
  @ApiProperty({ nullable: true, type: String }) problemTitle: string | null;
  @ApiProperty({ type: [IntakeSheetView] }) sheets: IntakeSheetView[];
  @ApiProperty({ type: Object, description: 'Lines of each outcome.' }) outcomes: Record<string, number>;
  @ApiProperty({ description: 'Drafts made so far.' }) drafted: number;
}

export class IntakeLineView {
  @ApiProperty() rowNo: number;
  @ApiProperty({ enum: ['create', 'matched', 'rejected'] }) outcome: string;
  @ApiProperty({ nullable: true, type: String }) code: string | null;
  @ApiProperty({ nullable: true, type: String }) reason: string | null;
  @ApiProperty({ type: Object }) params: object;
  @ApiProperty({ type: Object, description: 'The cells as mapped.' }) cells: object;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'The draft, or the task it matches.',
  })
  taskId: string | null;
}

export class IntakeLinePage {
  @ApiProperty({ type: [IntakeLineView] }) items: readonly IntakeLineView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
