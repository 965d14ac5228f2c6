import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceListField,
  DateField,
  IntField,
  TextField,
  UuidField,
  UuidListField,
} from '../../platform/http/fields.js';
import { MOST_ENTRUSTED_TASKS } from '../../core/shared/entrusted-tasks.js';
import { OVERSEEING_ROLES, UNIT_ROLES, type Role } from '../identity/index.js';

/** What somebody can do in another's place: everything but keeping the system running and looking in from outside. */
export const SUBSTITUTED_ROLES: readonly Role[] = [...OVERSEEING_ROLES, ...UNIT_ROLES];

export class AppointSubstituteDto {
  @UuidField({ description: '被代理人: who is away.' }) principalId: string;
  @UuidField({ description: '代理人: of the same unit, or of an office that oversees it.' })
  substituteId: string;
  @DateField({ description: 'First day (Asia/Shanghai), today or later.' }) fromOn: string;
  @DateField({ description: 'Last day, included; at most a year after the first.' }) throughOn: string;
  @ChoiceListField(SUBSTITUTED_ROLES, { min: 1, max: 7, description: 'Roles of the principal that go over.' })
  roles: Role[];
  @UuidField({
    optional: true,
    description:
      'Only matters of this body and those under it; needs overseeing roles. All of them where absent.',
  })
  unitId?: string;
  @UuidListField({
    min: 1,
    max: MOST_ENTRUSTED_TASKS,
    optional: true,
    description: 'Only these tasks, and not together with a body. All matters of the roles where absent.',
  })
  taskIds?: string[];
  @TextField({ max: 500, description: 'Why, such as a journey or leave.' }) reason: string;
}

export class ListSubstitutionsQuery {
  @TextField({ max: 400, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @BooleanField({ optional: true, description: 'true: only those in force today.' }) inForce?: boolean;
  @BooleanField({ optional: true, description: 'true: only those in which the caller acts for somebody.' })
  mine?: boolean;
}

export class EntrustedTask {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
}

export class SubstitutionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Unit of the principal.' }) organisationName: string;
  @ApiProperty({ format: 'uuid', description: 'What X-On-Behalf-Of names.' }) principalId: string;
  @ApiProperty() principalName: string;
  @ApiProperty({ format: 'uuid' }) substituteId: string;
  @ApiProperty() substituteName: string;
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ format: 'date' }) throughOn: string;
  @ApiProperty({ enum: [...SUBSTITUTED_ROLES], isArray: true }) roles: readonly Role[];
  @ApiProperty({ nullable: true, type: String, description: 'Body to which it is limited.' })
  unitName: string | null;
  @ApiProperty({
    nullable: true,
    type: Number,
    description: 'How many tasks it is limited to; null: no such limit.',
  })
  taskCount: number | null;
  @ApiProperty({ type: [EntrustedTask], description: 'Those of them that the caller sees.' })
  tasks: readonly EntrustedTask[];
  @ApiProperty() reason: string;
  @ApiProperty() appointedByName: string;
  @ApiProperty({ format: 'date-time' }) appointedAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revokedAt: string | null;
  @ApiProperty({ description: 'Whether the substitute may act today.' }) isInForce: boolean;
}

export class SubstitutionPage {
  @ApiProperty({ type: [SubstitutionView] }) items: readonly SubstitutionView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
