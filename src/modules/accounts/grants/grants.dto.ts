import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  DateField,
  IntField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';
import { ROLES, type Role } from '../../identity/index.js';

export class GrantRoleDto {
  @UuidField({ description: 'Who gets the office.' }) accountId: string;
  @ChoiceField(ROLES, {
    description: 'An administrator’s office stands alone: nobody holds two, or one beside business.',
  })
  role: Role;
  @UuidField({
    description: 'Body whose whole subtree the office is for; the own unit for offices of a unit.',
  })
  organisationId: string;
  @DateField({ description: 'First day (Asia/Shanghai), today or later.' }) startsOn: string;
  @DateField({ optional: true, description: 'Last day, included; without end where absent.' })
  endsOn?: string;
  @TextField({ max: 500, description: 'Why, such as the paper of appointment; it goes on record.' })
  reason: string;
}

export class ListGrantsQuery {
  @UuidField({ optional: true }) accountId?: string;
  @UuidField({ optional: true, description: 'Only offices for this body and those under it.' })
  organisationId?: string;
  @ChoiceField(ROLES, { optional: true }) role?: Role;
  @BooleanField({ optional: true, description: 'true: only those in force today.' }) inForce?: boolean;
  @DateField({
    optional: true,
    description: 'Only those that end on this day or before, and are in force today.',
  })
  endingBy?: string;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 400, optional: true }) cursor?: string;
}

export class GrantView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty() accountName: string;
  @ApiProperty() login: string;
  @ApiProperty({ enum: [...ROLES] }) role: Role;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date',
    description: 'Last day; before the first one: never counted.',
  })
  endsOn: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ nullable: true, type: String, description: 'Null: the directory or the operator.' })
  grantedByName: string | null;
  @ApiProperty({
    enum: ['office', 'oidc', 'list', 'scim'],
    description: 'office: granted here; else by the directory: its sign-in, its list, its SCIM.',
  })
  source: string;
  @ApiProperty({ format: 'date-time' }) grantedAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) revokedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) revokeReason: string | null;
  @ApiProperty({ description: 'Counts today.' }) isInForce: boolean;
}

export class GrantPage {
  @ApiProperty({ type: [GrantView] }) items: readonly GrantView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
