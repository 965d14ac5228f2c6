import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, TextField, TextListField } from '../../../platform/http/fields.js';
import { CalendarTableDto } from '../deadline-moves.dto.js';

/** Limits that hang on a task beside its own: to sign for it, to answer requests, to hand parts in, to settle, to answer slips. */
export const LIMIT_KINDS = [
  'sign',
  'return-decision',
  'extension-decision',
  'part',
  'dispute',
  'slip',
] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

export class LimitMovesQuery {
  @TextField({ max: 400, optional: true }) cursor?: string;
}
export class PreviewLimitsDto extends CalendarTableDto {
  @TextField({ max: 400, optional: true }) cursor?: string;
}
export class LimitMoveView {
  @ApiProperty({ description: 'Names the limit when its move is confirmed.' }) key: string;
  @ApiProperty({ enum: LIMIT_KINDS }) kind: LimitKind;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'Of the unit whose part or dispute it is, else null.',
  })
  unitName: string | null;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ description: 'It would move to an earlier day: only with explicit consent.' })
  isEarlier: boolean;
}
export class LimitMovesPage {
  @ApiProperty({ description: 'Running limits looked at on this page.' }) limits: number;
  @ApiProperty({ type: [LimitMoveView] }) moves: readonly LimitMoveView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class MoveLimitsDto {
  @TextListField({ min: 1, max: 500, maxLength: 120, description: 'Keys of the list.' }) keys: string[];
  @BooleanField({ optional: true, description: 'This list may move to earlier days as well.' })
  allowEarlier?: boolean;
  @TextField({
    max: 500,
    optional: true,
    description: 'Why; printed on a slip beside its first limit, and needed where one is among them.',
  })
  note?: string;
}
export class MovedLimit {
  @ApiProperty() key: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Why it stays; null: it moved.' })
  problemCode: string | null;
}
