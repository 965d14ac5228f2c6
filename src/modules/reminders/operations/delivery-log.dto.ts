import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, IntField, TextField } from '../../../platform/http/fields.js';
import { CHANNEL_NAMES, type ChannelName } from '../channels/channel.js';
import { DELIVERY_STATES, type DeliveryState } from '../channels/delivery.repository.js';
import { MUTABLE_FAMILIES } from '../preferences/preferences.dto.js';

export const LOOKED_BACK_DAYS = 92;

/** Days are of Asia/Shanghai and count by when the notice was queued. */
export class ListDeliveryLogQuery {
  @ChoiceField(CHANNEL_NAMES, { optional: true }) channel?: ChannelName;
  @ChoiceField(DELIVERY_STATES, { optional: true }) state?: DeliveryState;
  @ChoiceField(MUTABLE_FAMILIES, { optional: true, description: 'Family of the rules that it was sent by.' })
  family?: (typeof MUTABLE_FAMILIES)[number];
  @TextField({ max: 60, optional: true, description: 'Login of the receiver, or a part of the name.' })
  person?: string;
  @DateField({
    optional: true,
    description: `First day; ${LOOKED_BACK_DAYS} days before the last where absent.`,
  })
  fromOn?: string;
  @DateField({ optional: true, description: 'Last day; today where absent.' }) throughOn?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 400, optional: true, description: '`next` of the page before.' }) cursor?: string;
}

/** One notice on one way to one person: by which rules and what became of it. What it says, and about what, is not told. */
export class LoggedDeliveryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CHANNEL_NAMES }) channel: string;
  @ApiProperty({ enum: DELIVERY_STATES }) state: string;
  @ApiProperty() attempts: number;
  @ApiProperty({ nullable: true, type: String }) lastError: string | null;
  @ApiProperty({ format: 'date-time' }) queuedAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) sentAt: string | null;
  @ApiProperty({
    type: [String],
    example: ['due.before-5'],
    description:
      'Rules of the reminders in it: family, phase, working days. Empty: a notice of another kind.',
  })
  rules: readonly string[];
  @ApiProperty({ description: 'To whom.' }) personName: string;
  @ApiProperty() organisationName: string;
}

export class DeliveryLogPage {
  @ApiProperty({ type: [LoggedDeliveryView] }) items: readonly LoggedDeliveryView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
