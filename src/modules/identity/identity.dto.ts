import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IntField, TextField } from '../../platform/http/fields.js';
import { ROLES, type Role } from './actor.js';

export class SignInDto {
  @TextField({ max: 100, example: 'duchayuan' })
  login: string;

  @TextField({ max: 200 })
  password: string;

  @TextField({ max: 20, optional: true, description: 'Second factor: six digits, or a recovery code.' })
  code?: string;
}

export class ChangePasswordDto {
  @TextField({ max: 200 })
  current: string;

  @TextField({
    min: 10,
    max: 200,
    description: 'At least ten characters, another one than now, without the login, not a common password.',
  })
  next: string;
}

/** Verbs that a department system's token may carry. */
export const TOKEN_VERBS = ['reports:read', 'tasks:read', 'tasks:write'] as const;

export class CreateTokenDto {
  @TextField({ max: 100, description: 'What the token is for, as its owner will recognise it.' })
  name: string;

  @ChoiceField(['read', 'write'], {
    description: 'read: reports and tasks of the own unit; write: also act on its tasks.',
  })
  access: 'read' | 'write';

  @IntField({ min: 1, max: 366, description: 'Days until it expires.' })
  days: number;
}

export class ActorView {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ enum: [...ROLES], isArray: true }) roles: readonly Role[];
  @ApiProperty({ description: 'Nothing else is open before the first password was changed.' })
  mustChangePassword: boolean;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'In whose place the request acts (X-On-Behalf-Of); unit and roles are then that person’s.',
  })
  onBehalfOf: string | null;
}

export class TokenView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: TOKEN_VERBS, isArray: true }) verbs: readonly string[];
  @ApiProperty({ format: 'date-time' }) expiresAt: Date;
  @ApiProperty({ format: 'date', nullable: true, type: String }) lastUsedOn: string | null;
  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'Until when the secret before the last rotation still opens.',
  })
  previousUntil: Date | null;
}

export class NewTokenView extends TokenView {
  @ApiProperty({ description: 'Shown once; only its hash is kept.' }) secret: string;
}
