import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, IntField, TextField, UuidField } from '../../platform/http/fields.js';

export const HANDED_ROLES = ['owner', 'liaison', 'line_leader'] as const;

export class PreviewHandoverDto {
  @UuidField({ description: '移交人.' }) fromId: string;
  @UuidField({ description: '接交人, of the same unit.' }) toId: string;
}
export class PrepareHandoverDto extends PreviewHandoverDto {
  @TextField({ max: 2000 }) reason: string;
}
export class SignHandoverDto {
  @BooleanField({ optional: true, description: 'The unit’s signer signs for a giver who has left (监交).' })
  inPlaceOfGiver?: boolean;
}
export class ListHandoversQuery {
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
}
/** An earlier year's task of the same matter. */
export class ChainLinkView {
  @ApiProperty() reportYear: number;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty({ nullable: true, type: String, description: '认定 of that year.' }) verdict: string | null;
}
/** One task of a hand-over as it stood when the sheet was made. */
export class HandoverSheet {
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() state: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
  @ApiProperty() light: string;
  @ApiProperty() progress: number;
  @ApiProperty({ nullable: true, type: String }) lastProgress: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'What is next, as last reported.' })
  nextSteps: string | null;
  @ApiProperty({ type: [String], description: '认定标准 without evidence yet.' })
  openCriteria: readonly string[];
  @ApiProperty({ type: [String] }) openMeasures: readonly string[];
  @ApiProperty({ type: [String], description: 'Units that still owe their part.' })
  openParts: readonly string[];
  @ApiProperty({ type: [String], description: 'Numbers and limits of slips that run.' })
  slips: readonly string[];
  @ApiProperty({
    enum: ['return', 'extension', 'plan', 'verification'],
    isArray: true,
    description: 'Decisions that are awaited.',
  })
  pending: readonly string[];
  @ApiProperty({
    type: [ChainLinkView],
    description: 'What the matter was in earlier years, oldest first; empty where it is of this year.',
  })
  chain: readonly ChainLinkView[];
}
export class HandoverTaskView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ enum: HANDED_ROLES, isArray: true, description: 'Roles that go over.' })
  roles: readonly string[];
  @ApiProperty({
    enum: HANDED_ROLES,
    isArray: true,
    description: 'Roles that stay: the receiver does not hold such a post.',
  })
  refused: readonly string[];
  @ApiProperty({ type: HandoverSheet }) sheet: HandoverSheet;
  @ApiProperty({ nullable: true, type: String, description: '`moved`, or the code of what was in the way.' })
  outcome: string | null;
}
export class HandoverPreview {
  @ApiProperty({ type: [HandoverTaskView] }) tasks: readonly HandoverTaskView[];
}
export class HandoverSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', description: 'Unit of both.' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ format: 'uuid' }) fromId: string;
  @ApiProperty() fromName: string;
  @ApiProperty({ format: 'uuid' }) toId: string;
  @ApiProperty() toName: string;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date-time' }) preparedAt: string;
  @ApiProperty({ nullable: true, type: String, description: 'Who signed as giver, or in the giver’s place.' })
  givenByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) givenAt: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) takenAt: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) finishedAt: string | null;
}
export class HandoverView extends HandoverSummary {
  @ApiProperty({ type: [HandoverTaskView] }) tasks: readonly HandoverTaskView[];
}
export class OwedHandoverView {
  @ApiProperty({ format: 'uuid', description: '`fromId` of the hand-over to prepare.' }) accountId: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'The account is suspended; else the person holds no office any more.' })
  isSuspended: boolean;
  @ApiProperty({ description: 'Open tasks in which the person still has a part.' }) openTasks: number;
}
export class OwedHandoverPage {
  @ApiProperty({ type: [OwedHandoverView] }) items: readonly OwedHandoverView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class HandoverPage {
  @ApiProperty({ type: [HandoverSummary] }) items: readonly HandoverSummary[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
