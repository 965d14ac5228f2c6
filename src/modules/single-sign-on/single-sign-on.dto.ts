import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../platform/http/fields.js';

export class BeginSingleSignOnQuery {
  @TextField({
    max: 500,
    optional: true,
    description: 'Path within the console to come back to; the first page where absent.',
  })
  returnTo?: string;
}

export class SignInWaysView {
  @ApiProperty({
    description: 'People may also sign in through the office’s own directory: GET /api/session/oidc.',
  })
  singleSignOn: boolean;
}

export class EndAddressView {
  @ApiProperty({
    nullable: true,
    type: String,
    description:
      'Where the browser goes after DELETE /api/session to end the sign-in at the provider, too; null: nothing to end there.',
  })
  address: string | null;
}
