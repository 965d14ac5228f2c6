import { ApiProperty } from '@nestjs/swagger';

export class GapView {
  @ApiProperty({ description: 'Role that nobody holds although a notice was due to its holder.' })
  role: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) leadOrganisationId: string | null;
  @ApiProperty({ description: 'Path of the body whose tasks they are.' }) orgPath: string;
  @ApiProperty() tasks: number;
}

export class SweepRunView {
  @ApiProperty({ format: 'date' }) day: string;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time' }) finishedAt: string;
  @ApiProperty() tasksSeen: number;
  @ApiProperty({ description: 'Reminders written: one for each person and channel.' }) noticesPlanned: number;
  @ApiProperty() lightsChanged: number;
  @ApiProperty({ type: [GapView] }) gaps: readonly GapView[];
}

export class OutboxStateView {
  @ApiProperty({ description: 'Age of the oldest order not yet handed to a queue.' })
  oldestDueSeconds: number;
  @ApiProperty() due: number;
  @ApiProperty({ description: 'Handed over, no receipt yet.' }) open: number;
  @ApiProperty({ description: 'Given up.' }) dead: number;
}

export class ChannelStateView {
  @ApiProperty() name: string;
  @ApiProperty() isOn: boolean;
}

export class ClockHealthView {
  @ApiProperty({ nullable: true, type: SweepRunView }) last: SweepRunView | null;
  @ApiProperty({ format: 'date', description: 'From 08:30 Asia/Shanghai on that day.' }) nextOn: string;
  @ApiProperty({ description: 'How long a sweep has been due and not done; 0 where all is well.' })
  overdueSeconds: number;
  @ApiProperty({ description: 'Overdue for 26 hours: `/health/ready` says so and the operators are told.' })
  isStale: boolean;
  @ApiProperty({ type: OutboxStateView }) outbox: OutboxStateView;
  @ApiProperty({ type: [ChannelStateView] }) channels: readonly ChannelStateView[];
}
