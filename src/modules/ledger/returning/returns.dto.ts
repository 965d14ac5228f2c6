import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';

const OUTCOMES = ['changed', 'unchanged', 'conflict', 'refused'];

export class ReturnedLinesQuery {
  @ChoiceField(OUTCOMES, { optional: true }) outcome?: string;
  @IntField({ min: 1, max: 500, optional: true, description: '100 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class ReturnedLedgerView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({
    enum: ['received', 'checked', 'refused', 'applying', 'applied'],
    description: '`checked`: the dry run is there and waits for a confirmation.',
  })
  state: string;
  @ApiProperty({ nullable: true, type: String, description: 'Why the file as a whole is refused.' })
  problemCode: string | null;
  @ApiProperty({ nullable: true, type: String }) problemTitle: string | null;
  @ApiProperty({ description: 'Lines of each outcome of the dry run.', type: Object }) outcomes: Record<
    string,
    number
  >;
  @ApiProperty({ description: 'Lines of each result after the confirmation.', type: Object })
  results: Record<string, number>;
  @ApiProperty({ description: 'Cells whose text a formula gave.' }) formulaCells: number;
  @ApiProperty({ description: 'Merged ranges; only their first cell carries anything.' }) mergedCells: number;
}

export class CellChangeView {
  @ApiProperty() column: string;
  @ApiProperty() header: string;
  @ApiProperty() before: string;
  @ApiProperty() after: string;
  @ApiProperty({ nullable: true, type: String, description: 'Why the cell is not taken.' }) code:
    string | null;
}

export class ReturnedLineView {
  @ApiProperty({ description: 'Row of the sheet.' }) rowNo: number;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) taskId: string | null;
  @ApiProperty({ nullable: true, type: String }) title: string | null;
  @ApiProperty({ enum: OUTCOMES }) outcome: string;
  @ApiProperty({ nullable: true, type: String }) code: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The code in words.' }) reason: string | null;
  @ApiProperty({ type: [CellChangeView] }) changes: CellChangeView[];
  @ApiProperty({ nullable: true, type: String, enum: ['applied', 'pending', 'conflict', 'refused'] })
  result: string | null;
  @ApiProperty({ nullable: true, type: String }) resultCode: string | null;
  @ApiProperty({ nullable: true, type: String }) resultReason: string | null;
}

export class ReturnedLinePage {
  @ApiProperty({ type: [ReturnedLineView] }) items: readonly ReturnedLineView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
