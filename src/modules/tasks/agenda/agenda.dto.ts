import { ApiProperty } from '@nestjs/swagger';
import { TASK_ACTIONS, TASK_STATES } from '../../../core/task/index.js';
import { LIGHTS } from '../../../core/warning/index.js';
import { ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';

export const WHOSE = ['mine', 'others'] as const;

export class ListAgendaQuery {
  @ChoiceField(WHOSE, {
    optional: true,
    description:
      'mine: 等我处理, the next step lies with the caller; others: 我在等谁, it lies on the other side. mine where absent.',
  })
  whose?: (typeof WHOSE)[number];

  @IntField({ min: 1, max: 100, optional: true, description: '20 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

const nullable = { nullable: true, type: String } as const;

/** A task and the one step it waits for. */
export class AgendaRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullable) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ enum: TASK_STATES }) state: string;
  @ApiProperty({ enum: LIGHTS }) light: string;
  @ApiProperty(nullable) lightReason: string | null;
  @ApiProperty({ enum: TASK_ACTIONS, description: 'What is to be done next.' }) step: string;
  @ApiProperty({ ...nullable, format: 'date', description: 'By when that step is to be made.' })
  dueOn: string | null;
  @ApiProperty({ nullable: true, type: Number, description: 'Working days until then; negative: past it.' })
  workdaysLeft: number | null;
  @ApiProperty({ ...nullable, description: 'Lead unit.' }) leadName: string | null;
  @ApiProperty({ description: 'Body whose problem it is.' }) organisationName: string;
}

export class AgendaPage {
  @ApiProperty({ type: [AgendaRow] }) items: readonly AgendaRow[];
  @ApiProperty(nullable) next: string | null;
}
