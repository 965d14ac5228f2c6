import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, IntField, TextField } from '../../platform/http/fields.js';
import { CHANNEL_NAMES } from './channels/channel.js';
import { DELIVERY_STATES } from './channels/delivery.repository.js';

const nullable = { nullable: true, type: String } as const;

export class ListNoticesQuery {
  @BooleanField({ optional: true, description: 'Only those not opened yet.' })
  unopened?: boolean;

  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class NoticeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['digest', 'immediate'] }) kind: string;
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty() title: string;
  @ApiProperty() body: string;
  @ApiProperty({ description: 'Path in the console.' }) link: string;
  @ApiProperty(nullable) light: string | null;
  @ApiProperty({ ...nullable, format: 'uuid' }) taskId: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ ...nullable, format: 'date-time' }) openedAt: string | null;
}

export class NoticePage {
  @ApiProperty({ type: [NoticeView] }) items: readonly NoticeView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

/** One reminder to one person through one channel, and what became of it. */
export class ReminderProofView {
  @ApiProperty({ example: 'due.before-5' }) ruleId: string;
  @ApiProperty({ format: 'date' }) dueDay: string;
  @ApiProperty({ description: 'The sentence the person read, zh-CN.' }) text: string;
  @ApiProperty({ format: 'uuid' }) recipientId: string;
  @ApiProperty() recipientName: string;
  @ApiProperty() organisationName: string;
  @ApiProperty() role: string;
  @ApiProperty({ enum: CHANNEL_NAMES }) channel: string;
  @ApiProperty({
    enum: [...DELIVERY_STATES, 'outdated'],
    description: '`outdated`: the matter was settled before it could be said.',
  })
  state: string;
  @ApiProperty() attempts: number;
  @ApiProperty(nullable) lastError: string | null;
  @ApiProperty({ format: 'date' }) plannedOn: string;
  @ApiProperty({
    ...nullable,
    format: 'date-time',
    description: 'Handed to its channel; null: waits for the digest.',
  })
  queuedAt: string | null;
  @ApiProperty({ ...nullable, format: 'date-time' }) sentAt: string | null;
  @ApiProperty({
    ...nullable,
    format: 'date-time',
    description: 'When the notice was first opened in the inbox, whichever way it went beside it.',
  })
  openedAt: string | null;
  @ApiProperty({
    ...nullable,
    format: 'date-time',
    description: 'When the unit signed for the task after this was queued.',
  })
  signedAt: string | null;
  @ApiProperty(nullable) signedByName: string | null;
}
