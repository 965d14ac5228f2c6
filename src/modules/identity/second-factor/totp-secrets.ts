import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSealed, SecretBox, SecretKey } from '../../../platform/secrets/index.js';

/** Secrets of second factors as the database keeps them: enciphered, each for its account. */
@Injectable()
export class TotpSecrets implements OnApplicationBootstrap {
  private readonly box: SecretBox;

  constructor(
    key: SecretKey,
    private readonly dataSource: DataSource,
  ) {
    this.box = new SecretBox(key, 'totp');
  }

  /** Releases before this one kept them in clear: what is found so is enciphered at the first start. */
  async onApplicationBootstrap(): Promise<void> {
    const clear = await this.dataSource.query<{ id: string; totp_secret: string }[]>(CLEAR);
    for (const { id, totp_secret } of clear)
      await this.dataSource.query(SEAL, [id, totp_secret, this.seal(totp_secret, id)]);
  }

  seal(secret: string, accountId: string): string {
    return this.box.seal(secret, accountId);
  }

  /** @throws Error where the key is not the one that the secret was kept with */
  open(kept: string, accountId: string): string {
    return isSealed(kept) ? this.box.open(kept, accountId) : kept;
  }
}

const CLEAR = `select id, totp_secret from account where totp_secret is not null and totp_secret not like 'v1.%'`;
const SEAL = 'update account set totp_secret = $3 where id = $1 and totp_secret = $2';
