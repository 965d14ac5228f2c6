import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ChoiceField, DateField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

class Paged {
  @DateField({ optional: true, description: 'First day (Asia/Shanghai).' }) from?: string;
  @DateField({ optional: true, description: 'Last day (Asia/Shanghai), included.' }) until?: string;
  @TextField({ max: 60, optional: true, description: 'Network address, whole.' }) address?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true }) cursor?: string;
}

export class AuditEventQuery extends Paged {
  @UuidField({ optional: true, description: 'Account that acted.' }) actorId?: string;
  @TextField({
    max: 60,
    optional: true,
    description: 'Name of who acted, or in whose place; a part of it is enough.',
  })
  person?: string;
  @ChoiceField(['yes', 'no'], {
    optional: true,
    description: 'Only acts in somebody’s place, or only one’s own.',
  })
  onBehalf?: 'yes' | 'no';
  @TextField({
    max: 60,
    optional: true,
    description: 'Act, or its beginning up to the dot: `task.`, `access.refused`.',
  })
  act?: string;
  @TextField({ max: 40, optional: true, description: 'Kind of record, such as `task`.' })
  subjectType?: string;
  @UuidField({ optional: true, description: 'The record acted on.' }) subjectId?: string;
  @UuidField({ optional: true, description: 'Body in whose chain the act is.' }) organisationId?: string;
}

/** What is searched for; the file has all of it. */
export class ExportEventsQuery extends OmitType(AuditEventQuery, ['limit', 'cursor'] as const) {}

export class SignInQuery extends Paged {
  @UuidField({ optional: true }) accountId?: string;
  @TextField({ max: 60, optional: true, description: 'Login or name; a part of it is enough.' })
  person?: string;
  @TextField({ max: 40, optional: true, description: 'Outcome, such as `wrong-password`.' }) outcome?: string;
}

/** An act as the audit administrator sees it: who, what, when and from where; not what the business was about. */
export class AuditEventView {
  @ApiProperty({ description: 'Number of the act over all bodies.' }) id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: 'task.submitted' }) act: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'null: the system itself.' })
  actorId: string | null;
  @ApiProperty() actorName: string;
  @ApiProperty({ nullable: true, type: String, description: 'In whose place.' }) onBehalfOf: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Token of a department system.' })
  tokenName: string | null;
  @ApiProperty({ nullable: true, type: String }) address: string | null;
  @ApiProperty() subjectType: string;
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty({ description: 'Body in whose chain the act is.' }) organisationName: string;
  @ApiProperty({ description: 'Place in that chain.' }) place: number;
  @ApiProperty({ description: 'Hash of the act in the chain, hex.' }) hash: string;
  @ApiProperty({
    nullable: true,
    type: 'object',
    additionalProperties: true,
    description: 'Route, address and code of a refusal or disclosure; null for acts of business.',
  })
  access: Readonly<Record<string, unknown>> | null;
}

export class AuditEventPage {
  @ApiProperty({ type: [AuditEventView] }) items: readonly AuditEventView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class SignInView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty() login: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ example: 'wrong-password' }) outcome: string;
  @ApiProperty({ nullable: true, type: String }) address: string | null;
  @ApiProperty({ nullable: true, type: String }) userAgent: string | null;
}

export class SignInPage {
  @ApiProperty({ type: [SignInView] }) items: readonly SignInView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class AuditFaultView {
  @ApiProperty({ enum: ['chain', 'task', 'file'] }) of: string;
  @ApiProperty({
    description:
      'chain: content-changed, link-missing, head-differs, noted-head-differs; task: changed-past-the-record; file: content-changed, missing, unreadable.',
  })
  fault: string;
  @ApiProperty({
    description:
      'Body and place in its chain, id of the task, or hash of the file and the rows that refer to it.',
  })
  where: string;
}

export class AuditVerificationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['waiting', 'running', 'finished'] }) state: string;
  @ApiProperty() eventsChecked: number;
  @ApiProperty({ nullable: true, type: Number, description: 'null: not counted yet.' }) filesTotal:
    number | null;
  @ApiProperty() filesChecked: number;
  @ApiProperty({ nullable: true, type: Number, description: 'null: not finished.' }) faultsTotal:
    number | null;
  @ApiProperty({ type: [AuditFaultView], description: 'The first 1,000.' }) faults: readonly AuditFaultView[];
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) finishedAt: string | null;
}
