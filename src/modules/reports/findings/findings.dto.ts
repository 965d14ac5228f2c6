import { ApiProperty } from '@nestjs/swagger';
import { NOTE_CODES } from '../../../core/report/checks/index.js';
import { FIELD_KINDS } from '../../../core/report/fields/index.js';
import { ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';

export class ListNotesQuery {
  @ChoiceField(NOTE_CODES, { optional: true }) code?: string;
  @IntField({ min: 1, max: 500, optional: true, description: '200 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class FieldView {
  @ApiProperty({ enum: FIELD_KINDS }) kind: string;
  @ApiProperty({ description: 'Verbatim: text.slice(start, end) of the report text.' }) text: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
  @ApiProperty({ description: 'The rule that found it.' }) ruleId: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the words come to, by kind: docs/architecture.md, “What is found in a report”.',
  })
  value: Record<string, unknown>;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Of a theme: its name in the taxonomy (zh-CN).',
  })
  themeName: string | null;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'The unit a name stands for, where sure.',
  })
  organisationId: string | null;
  @ApiProperty({ nullable: true, type: String }) organisationName: string | null;
}

export class EarlierPlaceView {
  @ApiProperty({ format: 'uuid' }) reportId: string;
  @ApiProperty() start: number;
  @ApiProperty() end: number;
}

export class NoteView {
  @ApiProperty({ enum: NOTE_CODES }) code: string;
  @ApiProperty({ description: 'The same in words.' }) message: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: Record<string, string | number>;
  @ApiProperty({ description: 'Empty span at 0: about the report as a whole.' }) start: number;
  @ApiProperty() end: number;
  @ApiProperty({
    type: EarlierPlaceView,
    nullable: true,
    description: 'Where last year’s report has the same words.',
  })
  earlier: EarlierPlaceView | null;
  @ApiProperty({ description: 'Version of the checks that gave it.' }) rulesVersion: string;
}

export class NotePage {
  @ApiProperty({ type: [NoteView] }) items: readonly NoteView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
