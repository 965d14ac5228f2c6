import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import type { Robot } from '../../../platform/gateways/robots/index.js';
import { isSealed, SecretBox, SecretKey } from '../../../platform/secrets/index.js';

/** What of a robot opens its group: the key stands in the address of some, signs the messages of others. */
export type RobotAccess = Pick<Robot, 'url' | 'secret'>;

interface KeptAccess extends RobotAccess {
  readonly id: string;
}

/** Addresses and signing secrets of robots, as the database keeps them: enciphered, each for its robot and its column. */
@Injectable()
export class RobotSecrets implements OnApplicationBootstrap {
  private readonly box: SecretBox;

  constructor(
    key: SecretKey,
    private readonly uow: UnitOfWork,
  ) {
    this.box = new SecretBox(key, 'robot');
  }

  /** What is in clear (releases before kept it so), or under the key of before, is brought under the present one at the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      for (const robot of await tx.query<KeptAccess>(KEPT)) {
        const sealed = this.underPresentKey(robot);
        if (sealed !== null) await tx.query(SEAL, [robot.id, robot.url, sealed.url, sealed.secret]);
      }
    });
  }

  seal({ url, secret }: RobotAccess, robotId: string): RobotAccess {
    return {
      url: this.box.seal(url, `${robotId} url`),
      secret: secret && this.box.seal(secret, `${robotId} secret`),
    };
  }

  /** @throws Error where the key is not the one that the robot was kept with */
  open(kept: RobotAccess, robotId: string): RobotAccess {
    if (isInClear(kept)) return kept;
    const { url, secret } = kept;
    return {
      url: this.box.open(url, `${robotId} url`),
      secret: secret && this.box.open(secret, `${robotId} secret`),
    };
  }

  /** Null where it is so already, or neither key opens it. */
  private underPresentKey(kept: KeptAccess): RobotAccess | null {
    if (isInClear(kept)) return this.seal(kept, kept.id);
    return this.box.underPresentKey(kept.url, `${kept.id} url`) === null
      ? null
      : this.seal(this.open(kept, kept.id), kept.id);
  }
}

/** Both are sealed or neither; what a service gives out as a secret might look sealed, an address cannot. */
function isInClear({ url }: RobotAccess): boolean {
  return !isSealed(url);
}

/** Those that ended, too: their group may still be there. */
const KEPT = 'select id, url, secret from notice_robot order by id';
const SEAL = 'update notice_robot set url = $3, secret = $4 where id = $1 and url = $2';
