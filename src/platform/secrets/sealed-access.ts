import type { OnApplicationBootstrap } from '@nestjs/common';
import { SYSTEM } from '../database/context.js';
import type { UnitOfWork } from '../database/tx.js';
import { isSealed, SecretBox } from './secret-box.js';
import type { SecretKey } from './secret-key.js';

/** Where messages are posted and what they are signed with: the key to what receives them stands in the one, the other, or both. */
export interface PostAccess<Secret extends string | null = string | null> {
  readonly url: string;
  readonly secret: Secret;
}

interface KeptAccess extends PostAccess {
  readonly id: string;
}

/** How one table keeps them. */
interface Keeping {
  readonly table: 'notice_robot' | 'webhook_subscription';
  readonly purpose: string;
  /** What the secret of a row is sealed for. */
  readonly secretAbout: (id: string) => string;
  /** Whether the secret of a row is sealed; releases before kept more of it in clear. */
  readonly isSecretSealed: (kept: PostAccess) => boolean;
}

/** Addresses and signing secrets as the database keeps them: enciphered, each for its row and its column. */
export abstract class SealedAccess implements OnApplicationBootstrap {
  private readonly box: SecretBox;

  constructor(
    key: SecretKey,
    private readonly uow: UnitOfWork,
    private readonly keeping: Keeping,
  ) {
    this.box = new SecretBox(key, keeping.purpose);
  }

  /**
   * What is in clear (releases before kept it so), or under the key of before, is brought under the present one at the start; also of
   * rows that ended: what received their messages may still be there.
   */
  async onApplicationBootstrap(): Promise<void> {
    const { table } = this.keeping;
    await this.uow.run(SYSTEM, async (tx) => {
      for (const kept of await tx.query<KeptAccess>(`select id, url, secret from ${table} order by id`)) {
        const sealed = this.underPresentKey(kept);
        if (sealed === null) continue;
        const { id, url, secret } = kept;
        await tx.query(
          `update ${table} set url = $4, secret = $5 where id = $1 and url = $2 and secret is not distinct from $3`,
          [id, url, secret, sealed.url, sealed.secret],
        );
      }
    });
  }

  seal<Secret extends string | null>(
    { url, secret }: PostAccess<Secret>,
    id: string,
  ): PostAccess<Secret | string> {
    return {
      url: this.box.seal(url, urlAbout(id)),
      secret: secret === null ? secret : this.sealSecret(secret, id),
    };
  }

  sealSecret(secret: string, id: string): string {
    return this.box.seal(secret, this.keeping.secretAbout(id));
  }

  /** @throws Error where the key is not the one that it was kept with */
  open<Secret extends string | null>(kept: PostAccess<Secret>, id: string): PostAccess<Secret | string> {
    const { secret } = kept;
    return {
      url: isSealed(kept.url) ? this.box.open(kept.url, urlAbout(id)) : kept.url,
      secret:
        secret === null || !this.keeping.isSecretSealed(kept)
          ? secret
          : this.box.open(secret, this.keeping.secretAbout(id)),
    };
  }

  /** Null where the key is not the one that it was kept with. */
  readableUrl(kept: string, id: string): string | null {
    return isSealed(kept) ? this.box.openOrNull(kept, urlAbout(id)) : kept;
  }

  /** Null where it is so already, or neither key opens it. */
  private underPresentKey({ id, ...kept }: KeptAccess): PostAccess | null {
    const url = this.box.underPresentKey(kept.url, urlAbout(id));
    const secret = this.secretUnderPresentKey(kept, id);
    return url === null && secret === null ? null : { url: url ?? kept.url, secret: secret ?? kept.secret };
  }

  private secretUnderPresentKey(kept: PostAccess, id: string): string | null {
    if (kept.secret === null) return null;
    return this.keeping.isSecretSealed(kept)
      ? this.box.underPresentKey(kept.secret, this.keeping.secretAbout(id))
      : this.sealSecret(kept.secret, id);
  }
}

const urlAbout = (id: string) => `${id} url`;
