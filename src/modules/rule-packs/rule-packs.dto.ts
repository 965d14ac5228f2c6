import { ApiProperty } from '@nestjs/swagger';
import { LIGHTS } from '../../core/warning/index.js';
import { DateField, IntField, TextField, UuidField } from '../../platform/http/fields.js';

export class SetPackDto {
  @TextField({ max: 60, example: 'yinchuan@1' }) version: string;
  @DateField({ description: 'First day on which tasks are issued under it; not in the past.' })
  startsOn: string;
  @TextField({ max: 2000, description: '依据.' }) reason: string;
}
export class SetLoadCapDto {
  @IntField({ min: 1, max: 1000, description: 'Requests to one unit in a quarter.' }) perQuarter: number;
  @DateField({ description: 'Not in the past.' }) startsOn: string;
  @TextField({ max: 2000 }) reason: string;
}
export class SettingView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['rule-pack', 'reporting-load-cap'] }) name: string;
  @ApiProperty({ type: Object, example: { version: 'yinchuan@1' } }) value: object;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty() reason: string;
  @ApiProperty() setByName: string;
  @ApiProperty({ format: 'date-time' }) setAt: string;
  @ApiProperty({ description: 'In force today.' }) isCurrent: boolean;
}
export class SettingsView {
  @ApiProperty({ type: [SettingView], description: 'Newest first; none was ever changed.' })
  items: readonly SettingView[];
}

const CONDITION = {
  type: 'object',
  additionalProperties: true,
  description: 'What it asks about a task: a kind with its figures, or `all` / `any` `of` others.',
  example: { kind: 'dueWithin', workdays: 5 },
} as const;
const BASIS = {
  enum: ['published', 'ours'],
  description: 'published: as the locality printed it; ours: added so that no gap is left.',
};

export class LightRuleView {
  @ApiProperty({ enum: ['yellow', 'red'] }) light: string;
  @ApiProperty({ example: 'light.near-due' }) reason: string;
  @ApiProperty(CONDITION) when: object;
  @ApiProperty(BASIS) basis: string;
}
export class SlipRuleView {
  @ApiProperty({ enum: ['blue', 'yellow', 'orange', 'red'] }) colour: string;
  @ApiProperty({ ...CONDITION, nullable: true }) when: object | null;
  @ApiProperty({ description: 'Also drafted when the limit of the slip before it passed without a reason.' })
  afterPreviousLimit: boolean;
  @ApiProperty({ description: 'A leader approves it before it is issued.' }) needsApproval: boolean;
  @ApiProperty({ description: 'Working days the unit has to answer.' }) limitWorkdays: number;
  @ApiProperty(BASIS) basis: string;
}
export class ConsequenceRuleView {
  @ApiProperty({ enum: ['letter', 'interview', 'bulletin'], description: 'Proposed; a person decides.' })
  propose: string;
  @ApiProperty({ ...CONDITION, example: { kind: 'redChecksInARow', times: 3 } }) when: object;
  @ApiProperty(BASIS) basis: string;
}
export class PackView {
  @ApiProperty({ example: 'default@1' }) version: string;
  @ApiProperty({ nullable: true, type: String }) source: string | null;
  @ApiProperty({ enum: ['daily', 'monthly'], description: 'How often progress is held against the plan.' })
  judged: string;
  @ApiProperty({ type: [LightRuleView], description: 'The first that holds decides; none: green.' })
  lights: readonly LightRuleView[];
  @ApiProperty({ type: [SlipRuleView], description: 'From the mildest to the hardest.' })
  slips: readonly SlipRuleView[];
  @ApiProperty({ type: [ConsequenceRuleView] }) consequences: readonly ConsequenceRuleView[];
}

export class ComparePacksQuery {
  @TextField({ max: 60, description: 'The pack to try.' }) to: string;
  @TextField({
    max: 60,
    optional: true,
    description: 'Against this one; absent: the one each task was issued under.',
  })
  from?: string;
  @UuidField({ optional: true, description: 'Tasks of one body.' }) organisationId?: string;
  @UuidField({ optional: true }) leadOrganisationId?: string;
  @IntField({ min: 2000, max: 2100, optional: true, description: 'Report year.' }) year?: number;
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 2000, optional: true, description: 'Tasks looked at; 1000 where absent.' })
  limit?: number;
}
export class LightCounts {
  @ApiProperty() grey: number;
  @ApiProperty() green: number;
  @ApiProperty() yellow: number;
  @ApiProperty() red: number;
}
export class ChangedLightView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ enum: LIGHTS }) before: string;
  @ApiProperty({ example: 'light.near-due' }) reasonBefore: string;
  @ApiProperty({ enum: LIGHTS }) after: string;
  @ApiProperty({ example: 'light.on-schedule' }) reasonAfter: string;
  @ApiProperty({ type: Object, description: 'Figures the reason rests on.' }) figures: object;
}
/** What another pack would make of the tasks of today. Nothing is written. */
export class PackComparison {
  @ApiProperty({ description: 'Tasks looked at on this page.' }) tasks: number;
  @ApiProperty({ type: LightCounts }) before: LightCounts;
  @ApiProperty({ type: LightCounts }) after: LightCounts;
  @ApiProperty({ type: [ChangedLightView] }) changed: readonly ChangedLightView[];
  @ApiProperty({ nullable: true, type: String, description: 'The next page; counts add up over the pages.' })
  next: string | null;
}
