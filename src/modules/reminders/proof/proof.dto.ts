import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../../platform/http/fields.js';
import { CHANNEL_NAMES } from '../channels/channel.js';
import { DELIVERY_STATES } from '../channels/delivery.repository.js';

const nullable = { nullable: true, type: String } as const;
const instant = { ...nullable, format: 'date-time' } as const;

export class ListDeliveriesQuery {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

/** One task that was spoken of. */
export class DeliveredMatterView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty(nullable) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() ruleId: string;
  @ApiProperty({ description: 'The sentence the person read, zh-CN.' }) text: string;
  @ApiProperty({ ...instant, description: 'When the unit signed for the task after this was queued.' })
  signedAt: string | null;
  @ApiProperty(nullable) signedByName: string | null;
}

/** One letter, message or inbox entry to one person, and what became of it. */
export class DeliveryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CHANNEL_NAMES }) channel: string;
  @ApiProperty({ enum: DELIVERY_STATES }) state: string;
  @ApiProperty() attempts: number;
  @ApiProperty(nullable) lastError: string | null;
  @ApiProperty({ format: 'date-time' }) queuedAt: string;
  @ApiProperty(instant) sentAt: string | null;
  @ApiProperty({
    ...instant,
    description: 'When the notice was first opened in the inbox, whichever way it went beside it.',
  })
  openedAt: string | null;
  @ApiProperty({ type: [DeliveredMatterView], description: 'Only tasks that the reader may see.' })
  about: readonly DeliveredMatterView[];
}

export class DeliveryPage {
  @ApiProperty({ type: [DeliveryView] }) items: readonly DeliveryView[];
  @ApiProperty(nullable) next: string | null;
}
