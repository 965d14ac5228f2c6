import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/tx.js';
import { isSealed, SealedAccess, SecretKey } from '../../platform/secrets/index.js';

/** Where a department's system is told, and what its messages are signed with: many systems take the key in the address. */
@Injectable()
export class SubscriptionSecrets extends SealedAccess {
  constructor(key: SecretKey, uow: UnitOfWork) {
    super(key, uow, {
      table: 'webhook_subscription',
      purpose: 'webhook',
      secretAbout: (id) => id,
      // Sealed before addresses were; the program made it, and none that it makes looks sealed.
      isSecretSealed: ({ secret }) => secret !== null && isSealed(secret),
    });
  }
}
