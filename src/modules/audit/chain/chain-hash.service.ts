import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, ConfigError, type AppConfig } from '../../../platform/config/config.js';
import { Reader } from '../../../platform/database/reader.js';

/** Refuses to start with a hash that this PostgreSQL does not compute: no act could be recorded. */
@Injectable()
export class ChainHash implements OnApplicationBootstrap {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { auditHash } = this.config;
    if (auditHash === 'sha256') return;
    try {
      await this.reader.unscoped({ text: 'select app.digest($1, $2)', values: [auditHash, Buffer.alloc(0)] });
    } catch {
      throw new ConfigError([
        `AUDIT_HASH=${auditHash}: this PostgreSQL has no pgcrypto with ${auditHash}; use sha256`,
      ]);
    }
  }
}
