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
export class PackView {
  @ApiProperty({ example: 'default@1' }) version: string;
  @ApiProperty({ nullable: true, type: String }) source: string | null;
  @ApiProperty({ enum: ['daily', 'monthly'] }) judged: string;
  @ApiProperty({ type: [Object] }) lights: readonly object[];
  @ApiProperty({ type: [Object] }) slips: readonly object[];
  @ApiProperty({ type: [Object] }) consequences: readonly object[];
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
