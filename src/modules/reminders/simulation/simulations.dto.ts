import { ApiProperty } from '@nestjs/swagger';
import { RULE_PACKS } from '../../../core/warning/index.js';
import { ChoiceField, DateField, IntField, TextField, UuidField } from '../../../platform/http/fields.js';

const PACKS = RULE_PACKS.map(({ version }) => version);

export class SimulateDto {
  @DateField({ description: '起', example: '2026-09-18' })
  from: string;

  @DateField({ description: '止（含），至多400天', example: '2027-04-01' })
  to: string;

  @ChoiceField(PACKS, { optional: true, description: '按这套规则推演；不填则各任务按交办时的规则' })
  pack?: string;

  @ChoiceField(PACKS, { optional: true, description: '与这套规则比较' })
  against?: string;
}

export class ListSimulatedQuery {
  @ChoiceField(['both', 'pack', 'against'], { optional: true, description: '只看哪一边会发的' })
  foundBy?: string;

  @DateField({ optional: true, description: '只看这一天发出的' })
  on?: string;

  @UuidField({ optional: true, description: '只看发给这个人的' })
  recipientId?: string;

  @IntField({ min: 1, max: 500, optional: true })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class ListSimulationsQuery {
  @IntField({ min: 1, max: 50, optional: true, description: '10 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class ListSimulatedPeopleQuery {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' })
  limit?: number;

  @TextField({ max: 500, optional: true })
  cursor?: string;
}

export class NoticeCountView {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty() ruleId: string;
  @ApiProperty({ description: 'By both packs.' }) both: number;
  @ApiProperty({ description: 'By `pack` alone; all of them where nothing is compared.' }) pack: number;
  @ApiProperty({ description: 'By `against` alone.' }) against: number;
}

export class SimulationView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ type: String, nullable: true }) pack: string | null;
  @ApiProperty({ type: String, nullable: true }) against: string | null;
  @ApiProperty({ enum: ['queued', 'done', 'failed'] }) state: string;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ description: 'Notices in all.' }) found: number;
  @ApiProperty({ description: 'More were found than can be listed; the counts are of all.' }) isCut: boolean;
  @ApiProperty({ type: NoticeCountView, isArray: true }) counts: NoticeCountView[];
}

export class SimulationSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
  @ApiProperty({ type: String, nullable: true }) pack: string | null;
  @ApiProperty({ type: String, nullable: true }) against: string | null;
  @ApiProperty({ enum: ['queued', 'done', 'failed'] }) state: string;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ description: 'Notices in all.' }) found: number;
}

export class SimulationPage {
  @ApiProperty({ type: [SimulationSummary] }) items: readonly SimulationSummary[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** What one person would be told within the days of a simulation. */
export class SimulatedPersonView {
  @ApiProperty({ format: 'uuid' }) recipientId: string;
  @ApiProperty() recipientName: string;
  @ApiProperty({ description: 'Unit of the person.' }) organisationName: string;
  @ApiProperty({ description: 'By both packs.' }) both: number;
  @ApiProperty({ description: 'By `pack` alone; all of them where nothing is compared.' }) pack: number;
  @ApiProperty({ description: 'By `against` alone.' }) against: number;
}

export class SimulatedPeoplePage {
  @ApiProperty({ type: [SimulatedPersonView] }) items: readonly SimulatedPersonView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class SimulatedNoticeView {
  @ApiProperty() seq: number;
  @ApiProperty({ enum: ['both', 'pack', 'against'] }) foundBy: string;
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ format: 'date' }) dueDay: string;
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ type: String, nullable: true }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() ruleId: string;
  @ApiProperty() text: string;
  @ApiProperty() light: string;
  @ApiProperty() role: string;
  @ApiProperty({ format: 'uuid' }) recipientId: string;
  @ApiProperty() recipientName: string;
  @ApiProperty({ type: String, isArray: true }) channels: string[];
}

export class SimulatedNoticePage {
  @ApiProperty({ type: SimulatedNoticeView, isArray: true }) items: SimulatedNoticeView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class SimulationOrdered {
  @ApiProperty({ format: 'uuid' }) id: string;
}
