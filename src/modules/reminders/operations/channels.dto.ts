import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, TextField } from '../../../platform/http/fields.js';
import { CHANNEL_NAMES, type ChannelName } from '../channels/channel.js';

/** Ways out that can fail; the inbox is this database itself. */
export const OUTWARD_CHANNELS = ['mail', 'robot', 'sms'] as const satisfies readonly ChannelName[];
export type OutwardChannel = (typeof OUTWARD_CHANNELS)[number];
/** Those through which the installation itself can say something; a robot is that of a unit, which tests its own. */
export const TESTED_CHANNELS = ['mail', 'sms'] as const satisfies readonly ChannelName[];
export type TestedChannel = (typeof TESTED_CHANNELS)[number];
export const UNDELIVERED_STATES = ['failed', 'bounced'] as const;

export class ChannelLimitView {
  @ApiProperty({ example: 'wecom', description: 'Of which kind of robot; the channel itself elsewhere.' })
  of: string;
  @ApiProperty({ description: 'Messages a minute; more wait for the next.' }) perMinute: number;
}

export class ChannelView {
  @ApiProperty({ enum: CHANNEL_NAMES }) name: string;
  @ApiProperty({ description: 'false: this installation has not set it up.' }) isOn: boolean;
  @ApiProperty({ type: [ChannelLimitView], description: 'Empty: none of ours.' })
  limits: readonly ChannelLimitView[];
  @ApiProperty({ description: 'Given up after every try, in the last thirty days.' }) failed: number;
  @ApiProperty({ description: 'Refused for good by the other side, in the last thirty days.' })
  bounced: number;
}

export class TestChannelDto {
  @TextField({ max: 200, optional: true, description: 'Address or number; your own where absent.' })
  to?: string;
}

export class ListUndeliveredQuery {
  @ChoiceField(OUTWARD_CHANNELS, { optional: true }) channel?: OutwardChannel;
  @ChoiceField(UNDELIVERED_STATES, { optional: true }) state?: (typeof UNDELIVERED_STATES)[number];
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 400, optional: true }) cursor?: string;
}

/** A notice that did not get out by one channel; the inbox of the person holds it all the same. What it says is not told. */
export class UndeliveredView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: OUTWARD_CHANNELS }) channel: string;
  @ApiProperty({ enum: UNDELIVERED_STATES, description: 'bounced: refused for good.' }) state: string;
  @ApiProperty() attempts: number;
  @ApiProperty({ nullable: true, type: String }) lastError: string | null;
  @ApiProperty({ format: 'date-time' }) queuedAt: string;
  @ApiProperty({ description: 'To whom.' }) personName: string;
  @ApiProperty() organisationName: string;
}

export class UndeliveredPage {
  @ApiProperty({ type: [UndeliveredView] }) items: readonly UndeliveredView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
