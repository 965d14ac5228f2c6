import { ApiProperty } from '@nestjs/swagger';
import { IntField, TextField } from '../../platform/http/fields.js';
import { QUEUE_NAMES } from '../../platform/queue/job-contract.js';

export class ScheduleView {
  @ApiProperty({ example: 'sweep-tasks' }) id: string;
  @ApiProperty({ example: '30 8-17 * * *', description: 'Minute, hour, day of month, month, day of week.' })
  cron: string;
  @ApiProperty({ example: 'Asia/Shanghai' }) tz: string;
  @ApiProperty({ example: 'sweep-tasks' }) job: string;
  @ApiProperty({ enum: QUEUE_NAMES }) queue: string;
}

export class QueueView {
  @ApiProperty({ enum: QUEUE_NAMES }) name: string;
  @ApiProperty({ description: 'Orders whose time has come and that no queue holds yet.' }) due: number;
  @ApiProperty({ description: 'Handed over, no receipt yet.' }) open: number;
  @ApiProperty({ description: 'Age of the oldest of them in seconds; 0 where there is none.' })
  oldestSeconds: number;
  @ApiProperty({ description: 'Given up.' }) dead: number;
}

export class WedgedJobView {
  @ApiProperty({ enum: QUEUE_NAMES }) queue: string;
  @ApiProperty() job: string;
  @ApiProperty() id: string;
  @ApiProperty({ description: 'For how long it runs.' }) seconds: number;
}

export class WorkerView {
  @ApiProperty() host: string;
  @ApiProperty() pid: number;
  @ApiProperty({
    enum: ['live', 'silent', 'wedged'],
    description: 'silent: no sign of life for a minute; wedged: a job has run past its time.',
  })
  state: string;
  @ApiProperty({ type: [WedgedJobView], description: 'Jobs past their time.' })
  wedged: readonly WedgedJobView[];
}

export class JobsView {
  @ApiProperty({ type: [ScheduleView] }) schedules: readonly ScheduleView[];
  @ApiProperty({ type: [QueueView] }) queues: readonly QueueView[];
  @ApiProperty({ type: [WorkerView] }) workers: readonly WorkerView[];
}

export class ListDeadLettersQuery {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 400, optional: true }) cursor?: string;
}

export class DeadLetterView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'send-mail' }) job: string;
  @ApiProperty({ enum: QUEUE_NAMES }) queue: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Ids only.' })
  payload: unknown;
  @ApiProperty() attempts: number;
  @ApiProperty({ description: 'What the last try ended with.' }) lastError: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) deadAt: string;
}

export class DeadLetterPage {
  @ApiProperty({ type: [DeadLetterView] }) items: readonly DeadLetterView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
