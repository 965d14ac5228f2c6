import { ApiProperty } from '@nestjs/swagger';
import { PROPOSAL_STATES, SLIP_ACTIONS, SLIP_STATES } from '../../core/slip/index.js';
import type { Proposal, SlipColour } from '../../core/warning/index.js';
import {
  ChoiceField,
  DateField,
  IntField,
  TextField,
  UuidField,
  UuidListField,
} from '../../platform/http/fields.js';

export const COLOURS: readonly SlipColour[] = ['blue', 'yellow', 'orange', 'red'];
export const PROPOSALS: readonly Proposal[] = ['letter', 'interview', 'bulletin'];
const LIMIT_WORKDAYS = { min: 1, max: 60, optional: true } as const;

export class ChangeSlipDto {
  @TextField({ max: 4000, description: '办理要求.' }) demands: string;
  @TextField({ max: 2000, optional: true, description: 'Why this colour goes out of turn.' }) cause?: string;
  @IntField({
    ...LIMIT_WORKDAYS,
    description: 'Working days to answer; those of the rule pack where absent.',
  })
  limitWorkdays?: number;
  @UuidListField({ max: 20, optional: true, description: '抄送.' }) copyTo?: string[];
}
export class DraftSlipDto extends ChangeSlipDto {
  @ChoiceField(COLOURS) colour: SlipColour;
}
export class ApproveSlipDto {
  @ChoiceField(['granted', 'refused']) outcome: 'granted' | 'refused';
  @TextField({ max: 2000, optional: true, description: 'Needed for a refusal.' }) reason?: string;
}
export class SlipReasonDto {
  @TextField({ max: 2000 }) reason: string;
}
export class ReplySlipDto {
  @TextField({ max: 8000, description: '办理情况; not finished: progress and why.' }) text: string;
}
export class ListSlipsQuery {
  @UuidField({ optional: true }) taskId?: string;
  @UuidField({ optional: true }) toOrganisationId?: string;
  @UuidField({ optional: true }) fromOrganisationId?: string;
  @ChoiceField(SLIP_STATES, { optional: true }) state?: string;
  @ChoiceField(COLOURS, { optional: true }) colour?: string;
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
}

export class SlipSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String, example: '青政办督〔2026〕3号（蓝）' }) number: string | null;
  @ApiProperty({ enum: COLOURS }) colour: string;
  @ApiProperty({ enum: SLIP_STATES }) state: string;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty() taskTitle: string;
  @ApiProperty() fromName: string;
  @ApiProperty() toName: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) issuedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) limitOn: string | null;
  @ApiProperty({ format: 'date-time' }) draftedAt: string;
  @ApiProperty() version: number;
}
/** How many slips wait for the caller's own move; 0 where that move is not the caller's to make. */
export class SlipsWaiting {
  @ApiProperty({
    type: 'integer',
    description: 'Drafts of a colour that a leader approves: 分管领导, 主要负责人.',
  })
  toApprove: number;
  @ApiProperty({ type: 'integer', description: 'Out, to the own unit: its 责任单位签收人.' }) toReply: number;
  @ApiProperty({ type: 'integer', description: 'Replied by another body: the office that settles them.' })
  toSettle: number;
}
export class SlipPage {
  @ApiProperty({ type: [SlipSummary] }) items: readonly SlipSummary[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class SlipReplyView {
  @ApiProperty() text: string;
  @ApiProperty() repliedByName: string;
  @ApiProperty({ format: 'date-time' }) repliedAt: string;
  @ApiProperty() isLate: boolean;
}
/** 时限调整: the limit printed on the slip, moved by a person because the holidays did. */
export class SlipLimitMoveView {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ description: 'Why, as it is printed.' }) note: string;
  @ApiProperty() movedByName: string;
  @ApiProperty({ format: 'date', description: 'Asia/Shanghai.' }) movedOn: string;
}
/** A slip of another office that is out for the same task. */
export class SlipConflict {
  @ApiProperty({ format: 'uuid' }) slipId: string;
  @ApiProperty() number: string;
  @ApiProperty({ enum: COLOURS }) colour: string;
  @ApiProperty() fromName: string;
  @ApiProperty({ format: 'date' }) limitOn: string;
}
export class OpenSlipActionView {
  @ApiProperty({ enum: SLIP_ACTIONS }) action: string;
  @ApiProperty({ nullable: true, type: String, description: 'What still stands in the way.' })
  blockedBy: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words.' })
  blockedTitle: string | null;
}
/** Everything the printed slip says, and what the reader may do with it. */
export class SlipView extends SlipSummary {
  @ApiProperty({ format: 'uuid' }) fromOrganisationId: string;
  @ApiProperty({ format: 'uuid' }) toOrganisationId: string;
  @ApiProperty({ type: [String], format: 'uuid' }) copyTo: readonly string[];
  @ApiProperty({ type: [String] }) copyToNames: readonly string[];
  @ApiProperty({ nullable: true, type: String }) taskNumber: string | null;
  @ApiProperty() problem: string;
  @ApiProperty() demands: string;
  @ApiProperty({ nullable: true, type: String }) cause: string | null;
  @ApiProperty() ground: string;
  @ApiProperty() limitWorkdays: number;
  @ApiProperty({
    type: [SlipLimitMoveView],
    description: 'Oldest first; the first one is from the limit as issued.',
  })
  limitMoves: readonly SlipLimitMoveView[];
  @ApiProperty({ nullable: true, type: String }) draftedByName: string | null;
  @ApiProperty({ nullable: true, type: String }) approvedByName: string | null;
  @ApiProperty({ nullable: true, type: String }) issuedByName: string | null;
  @ApiProperty({ nullable: true, type: String }) signedByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) signedOn: string | null;
  @ApiProperty({ nullable: true, type: String }) settledByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) settledOn: string | null;
  @ApiProperty({ nullable: true, type: String }) outcomeReason: string | null;
  @ApiProperty({ type: [SlipReplyView] }) replies: readonly SlipReplyView[];
  @ApiProperty({ type: [SlipConflict] }) conflicts: readonly SlipConflict[];
  @ApiProperty({ type: [OpenSlipActionView] }) openActions: readonly OpenSlipActionView[];
}

export class LoadQuery {
  @DateField({ optional: true, description: 'Any day of the quarter; today where absent.' }) on?: string;
  @UuidField({ optional: true, description: 'One unit only.' }) organisationId?: string;
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
}
/** 报送负担: what was asked of one unit in a quarter (整治形式主义为基层减负若干规定, domain.md section 4.5). */
export class UnitLoad {
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ description: 'Tasks issued.' }) tasks: number;
  @ApiProperty() slips: number;
  @ApiProperty({ description: 'Results sent back to be done again.' }) sentBack: number;
  @ApiProperty({ description: 'Letters and talks.' }) interviews: number;
  @ApiProperty({ description: 'Pieces of evidence that these tasks ask for: one for each criterion.' })
  fields: number;
  @ApiProperty({ description: 'Requests: tasks, slips, results sent back, letters and talks.' })
  total: number;
  @ApiProperty({ description: 'What the body allows in a quarter.' }) cap: number;
  @ApiProperty() isOver: boolean;
}
export class LoadPage {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ type: [UnitLoad] }) items: readonly UnitLoad[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
/** What issuing the slip now would mean. Nothing is written. */
export class IssuePreview {
  @ApiProperty({ enum: ['first', 'limit', 'out-of-turn', 'not-harder'] }) ground: string;
  @ApiProperty({ format: 'date', description: 'Last day to answer if it goes out today.' }) limitOn: string;
  @ApiProperty() needsApproval: boolean;
  @ApiProperty({ nullable: true, type: String, description: 'The rule that would refuse it now.' })
  blockedBy: string | null;
  @ApiProperty({ type: [SlipConflict] }) conflicts: readonly SlipConflict[];
  @ApiProperty({ type: UnitLoad, description: 'With this slip counted.' }) load: UnitLoad;
  @ApiProperty({ enum: ['load.over-cap', 'conflict.other-office'], isArray: true })
  warnings: readonly string[];
}

export class MakeProposalDto {
  @ChoiceField(PROPOSALS) kind: Proposal;
  @TextField({ max: 2000 }) grounds: string;
}
export class DecideProposalDto {
  @ChoiceField(['accepted', 'refused']) outcome: 'accepted' | 'refused';
  @TextField({ max: 2000, optional: true, description: 'Needed for a refusal.' }) reason?: string;
}
export class HoldProposalDto {
  @TextField({ max: 8000, description: 'What was said, or the text that went out.' }) record: string;
  @DateField({ optional: true, description: 'By when the unit must have acted; not needed for a bulletin.' })
  limitOn?: string;
}
export class SettleProposalDto {
  @ChoiceField(['met', 'unmet']) outcome: 'met' | 'unmet';
  @TextField({ max: 2000, optional: true, description: 'Needed where it was not met.' }) reason?: string;
}
export class ListProposalsQuery {
  @UuidField({ optional: true }) taskId?: string;
  @ChoiceField(PROPOSAL_STATES, { optional: true }) state?: string;
  @ChoiceField(PROPOSALS, { optional: true }) kind?: string;
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
}
export class ProposalView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PROPOSALS }) kind: string;
  @ApiProperty({ enum: PROPOSAL_STATES }) state: string;
  @ApiProperty({ nullable: true, type: String, example: '青政办约谈〔2026〕1号' }) number: string | null;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty() taskTitle: string;
  @ApiProperty() fromName: string;
  @ApiProperty({ format: 'uuid' }) toOrganisationId: string;
  @ApiProperty() toName: string;
  @ApiProperty() grounds: string;
  @ApiProperty({ format: 'date-time' }) proposedAt: string;
  @ApiProperty({ nullable: true, type: String, description: 'Null: by the rules.' }) proposedByName:
    string | null;
  @ApiProperty({ nullable: true, type: String }) decidedByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) decidedOn: string | null;
  @ApiProperty({ nullable: true, type: String }) decisionReason: string | null;
  @ApiProperty({ nullable: true, type: String }) record: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) heldOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) limitOn: string | null;
  @ApiProperty({ nullable: true, type: String }) signedByName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) signedOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) settledOn: string | null;
  @ApiProperty({ nullable: true, type: String }) outcomeReason: string | null;
  @ApiProperty() version: number;
}
export class ProposalPage {
  @ApiProperty({ type: [ProposalView] }) items: readonly ProposalView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
