import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  ChoiceField,
  IntField,
  PatternField,
  TextField,
  UuidField,
} from '../../../platform/http/fields.js';
import { ROLES, type Role } from '../../identity/index.js';

/** Small letters, digits and `. - _ @`: what people type on any keyboard. */
export const LOGIN_PATTERN = /^[a-z0-9][a-z0-9._@-]*$/;
export const ACCOUNT_STATES = ['active', 'suspended'] as const;

export class ListAccountsQuery {
  @TextField({ max: 100, optional: true, description: 'Part of the login, the name or the address.' })
  search?: string;
  @UuidField({ optional: true, description: 'Only accounts of this organisation and those under it.' })
  organisationId?: string;
  @ChoiceField(ACCOUNT_STATES, { optional: true }) state?: (typeof ACCOUNT_STATES)[number];
  @ChoiceField(ROLES, { optional: true, description: 'Only those who hold this office today.' }) role?: Role;
  @BooleanField({ optional: true, description: 'true: only those who hold no office today.' })
  withoutOffice?: boolean;
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 400, optional: true }) cursor?: string;
}

export class CreateAccountDto {
  @PatternField(LOGIN_PATTERN, {
    max: 100,
    example: 'li.ming',
    description: 'What the person types to sign in; it stays.',
  })
  login: string;
  @TextField({ max: 100, description: '姓名' }) displayName: string;
  @UuidField({ description: 'Where the person works.' }) organisationId: string;
  @TextField({ max: 200, optional: true, description: '职务' }) postTitle?: string;
  @PatternField(/^[^\s@]+@[^\s@]+$/, { max: 200, optional: true, example: 'li.ming@qy.example' })
  email?: string;
}

export class ChangeAccountDto {
  @TextField({ max: 100, optional: true, description: '姓名' }) displayName?: string;
  @UuidField({ optional: true, description: 'Another organisation; only without an office in force.' })
  organisationId?: string;
  @TextField({ max: 200, optional: true, description: '职务' }) postTitle?: string;
  @PatternField(/^[^\s@]+@[^\s@]+$/, { max: 200, optional: true, example: 'li.ming@qy.example' })
  email?: string;
}

export class AccountReasonDto {
  @TextField({ max: 500, description: 'Why; it goes on record.' }) reason: string;
}

export class GiveFirstPasswordDto extends AccountReasonDto {
  @BooleanField({
    optional: true,
    description: 'true: the second factor is taken off too (a lost telephone).',
  })
  removesSecondFactor?: boolean;
}

export class AccountView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() login: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ nullable: true, type: String, description: '职务' }) postTitle: string | null;
  @ApiProperty({ nullable: true, type: String }) email: string | null;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ enum: [...ROLES], isArray: true, description: 'Offices held today.' })
  roles: readonly Role[];
  @ApiProperty({ enum: ACCOUNT_STATES }) state: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) suspendedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) suspendedReason: string | null;
  @ApiProperty({ description: 'A first password was given out and not changed yet.' })
  mustChangePassword: boolean;
  @ApiProperty({ description: 'A second factor is set.' }) hasSecondFactor: boolean;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date-time',
    description: 'Shut until then after wrong tries.',
  })
  lockedUntil: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) lastSignedInAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ description: 'Goes into If-Match.' }) version: number;
}

export class AccountPage {
  @ApiProperty({ type: [AccountView] }) items: readonly AccountView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class NewAccountView extends AccountView {
  @ApiProperty({
    nullable: true,
    type: String,
    description:
      'Shown once and to be changed at the first sign-in; null where the same request is repeated.',
  })
  firstPassword: string | null;
}

export class SuspendedAccountView extends AccountView {
  @ApiProperty({ description: 'Open tasks in which the person has a part: to be handed over (换人交接).' })
  openTasks: number;
}
