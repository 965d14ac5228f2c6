import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';

export const SIGN_IN_OUTCOMES = [
  'signed-in',
  'wrong-password',
  'wrong-code',
  'signed-out',
  'session-ended',
  'password-changed',
  'second-factor-set',
  'second-factor-removed',
  'recovery-code-used',
  'signed-in-by-directory',
  'directory-refused',
] as const;
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

export interface SignInFact {
  readonly accountId: string;
  readonly outcome: SignInOutcome;
  readonly address: string | null;
  readonly userAgent?: string | null;
}

/** Append-only record of what happened at the door of an account. */
@Injectable()
export class SignInRecord {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param tx the act's own transaction; none for a refusal, which stands although nothing else does */
  async add({ accountId, outcome, address, userAgent = null }: SignInFact, tx?: Tx): Promise<void> {
    const values = [accountId, outcome, address, userAgent, this.clock.now()];
    await (tx === undefined ? this.dataSource.query(INSERT, values) : tx.query(INSERT, values));
  }
}

const INSERT =
  'insert into sign_in_record (account_id, outcome, address, user_agent, at) values ($1, $2, $3, $4, $5)';
