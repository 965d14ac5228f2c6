import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ChainVerification } from '../../../src/modules/audit/index.js';
import { ConfigError } from '../../../src/platform/config/config.js';
import { county } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';

describe('a chain hashed with SM3 (AUDIT_HASH=sm3)', () => {
  it('is verified like one of SHA-256, or refused at the start where PostgreSQL cannot compute it', async () => {
    const started = await TestApp.start({ environment: { AUDIT_HASH: 'sm3' } }).catch(
      (error: unknown) => error,
    );
    if (!(started instanceof TestApp)) {
      expect(started).toBeInstanceOf(ConfigError);
      return;
    }
    try {
      await county(started);
      const [digest] = await started.rows<{ hex: string }>(
        `select encode(app.digest('sm3', 'abc'), 'hex') as hex`,
      );
      expect(digest?.hex).toBe(createHash('sm3').update('abc').digest('hex'));
      const kinds = await started.rows('select distinct hash_algorithm as kind from event');
      expect(kinds).toEqual([{ kind: 'sm3' }]);
      expect(await started.nest.get(ChainVerification).run()).toMatchObject({ broken: [] });
    } finally {
      await started.stop();
    }
  });
});
