import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../../platform/http/fields.js';

export class SessionView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) signedInAt: Date;
  @ApiProperty({ format: 'date-time' }) lastSeenAt: Date;
  @ApiProperty({
    format: 'date-time',
    description: 'Without a request before; twelve hours after sign-in at the latest.',
  })
  expiresAt: Date;
  @ApiProperty({ nullable: true, type: String }) address: string | null;
  @ApiProperty({ nullable: true, type: String }) userAgent: string | null;
  @ApiProperty({ description: 'The session that asks.' }) isThis: boolean;
}

export class BeginSecondFactorDto {
  @TextField({ max: 200 })
  password: string;
}

export class ConfirmSecondFactorDto {
  @TextField({ max: 20, description: 'Six digits from the telephone.' })
  code: string;
}

export class RemoveSecondFactorDto {
  @TextField({ max: 200 })
  password: string;

  @TextField({ max: 20, description: 'Six digits, or a recovery code.' })
  code: string;
}

export class NewSecondFactorView {
  @ApiProperty({
    description: 'Base32 (RFC 6238: SHA-1, six digits, 30 seconds); counts once a code of it is confirmed.',
  })
  secret: string;
  @ApiProperty({ description: 'otpauth:// address for the picture that the telephone reads.' }) uri: string;
}

export class RecoveryCodesView {
  @ApiProperty({ type: [String], description: 'Shown once; each opens one sign-in in the place of a code.' })
  recoveryCodes: string[];
}
