import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { isSealed, SecretBox, SecretKey } from '../../platform/secrets/index.js';

interface KeptSecret {
  readonly id: string;
  readonly secret: string;
}

/** Secrets that messages are signed with, as the database keeps them: enciphered, each for its subscription. */
@Injectable()
export class SigningSecrets implements OnApplicationBootstrap {
  private readonly box: SecretBox;

  constructor(
    key: SecretKey,
    private readonly uow: UnitOfWork,
  ) {
    this.box = new SecretBox(key, 'webhook');
  }

  /** What is in clear (releases before kept it so), or under the key of before, is brought under the present one at the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      for (const { id, secret } of await tx.query<KeptSecret>(KEPT)) {
        const sealed = this.box.underPresentKey(secret, id);
        if (sealed !== null) await tx.query(SEAL, [id, secret, sealed]);
      }
    });
  }

  seal(secret: string, subscriptionId: string): string {
    return this.box.seal(secret, subscriptionId);
  }

  /** @throws Error where the key is not the one that the secret was kept with */
  open(kept: string, subscriptionId: string): string {
    return isSealed(kept) ? this.box.open(kept, subscriptionId) : kept;
  }
}

/** Those that ended, too: a receiver may still trust what is signed with it. */
const KEPT = 'select id, secret from webhook_subscription order by id';
const SEAL = 'update webhook_subscription set secret = $3 where id = $1 and secret = $2';
