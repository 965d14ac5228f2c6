import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { isSealed, SealedAccess, SecretKey } from '../../../platform/secrets/index.js';

/** What of a robot opens its group: the key stands in the address of some, signs the messages of others. */
@Injectable()
export class RobotSecrets extends SealedAccess {
  constructor(key: SecretKey, uow: UnitOfWork) {
    super(key, uow, {
      table: 'notice_robot',
      purpose: 'robot',
      secretAbout: (id) => `${id} secret`,
      // Both are sealed or neither; what a service gives out as a secret might look sealed, an address cannot.
      isSecretSealed: ({ url }) => isSealed(url),
    });
  }
}
