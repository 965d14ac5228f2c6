import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../../platform/http/problem.js';

/** Tries that cost nothing, before a minute is to be waited, then two, four … an hour at most. */
const FREE = { account: 5, address: 20, place: 5 } as const;
/** An address or place that was left alone for this long starts anew. */
const FORGOTTEN_AFTER = '1 hour';
/** Where an account opened a session within this time, it is known. */
const KNOWN_FOR = '30 days';

export interface Try {
  /** Null: there is no such account. */
  readonly accountId: string | null;
  readonly login: string;
  readonly address: string | null;
  readonly now: Date;
}

/** What was counted for a try that is under way. */
export interface CountedTry extends Try {
  readonly keys: readonly string[];
}

/**
 * Counts every try in the database before it is judged, so neither many processes nor many requests at once get a try more. A
 * stranger's try counts against the account and against the address. At an address where the account signed in lately only the two
 * together count: whoever sprays passwords, even from the same address, shuts nobody out of their place of work.
 */
@Injectable()
export class Attempts {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem `auth.locked` before any password is hashed */
  async enter(attempt: Try): Promise<CountedTry> {
    const { accountId, login, address, now } = attempt;
    if (accountId !== null && (await this.isKnown(accountId, address, now))) {
      const key = `place:${accountId}@${address ?? ''}`;
      await this.count(key, FREE.place, now);
      return { ...attempt, keys: [key] };
    }
    const key = `address:${address ?? ''}`;
    await this.count(key, FREE.address, now);
    if (accountId === null) await this.count(`login:${fingerprint(login)}`, FREE.account, now);
    else await this.countAccount(accountId, now);
    return { ...attempt, keys: [key] };
  }

  /** The try was no failure: what it was counted as is taken back. */
  async giveBack({ accountId, keys }: CountedTry): Promise<void> {
    await this.dataSource.query(
      'update sign_in_attempts set failures = greatest(failures - 1, 0), blocked_until = null where key = any($1)',
      [keys],
    );
    await this.dataSource.query(
      'update account set failed_sign_ins = greatest(failed_sign_ins - 1, 0), locked_until = null where id = $1',
      [accountId],
    );
  }

  /** Counts a password or code asked of somebody signed in: a stolen session guesses no faster than a stranger. */
  async countAccount(accountId: string, now: Date): Promise<void> {
    await this.dataSource.query(COUNT_ACCOUNT, [accountId, now, FREE.account]).then(refuseUncounted);
  }

  private async count(key: string, free: number, now: Date): Promise<void> {
    await this.dataSource.query(COUNT, [key, now, free]).then(refuseUncounted);
  }

  private async isKnown(accountId: string, address: string | null, now: Date): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(KNOWN, [accountId, address, now]);
    return rows.length > 0;
  }
}

function fingerprint(login: string): string {
  return createHash('sha256').update(login).digest('base64url');
}

/** TypeORM gives `[rows, count]` for an update and the rows for an insert. */
function refuseUncounted(result: unknown): void {
  const rows: unknown = Array.isArray(result) && Array.isArray(result[0]) ? result[0] : result;
  if (!Array.isArray(rows) || rows.length === 0) throw new Problem('auth.locked');
}

/** From the number of failures so far, this one included, to the end of the wait. */
const wait = (failures: string) =>
  `case when ${failures} >= $3 then $2::timestamptz + least(power(2, least(${failures} - $3, 10)), 60) * interval '1 minute' end`;

const COUNT_ACCOUNT = `
update account set failed_sign_ins = failed_sign_ins + 1, locked_until = ${wait('failed_sign_ins + 1')}
where id = $1 and (locked_until is null or locked_until <= $2) returning id`;

const SO_FAR = `case when sign_in_attempts.last_at < $2::timestamptz - interval '${FORGOTTEN_AFTER}' then 0 else sign_in_attempts.failures end`;
const COUNT = `
insert into sign_in_attempts (key, failures, last_at) values ($1, 1, $2)
on conflict (key) do update set failures = ${SO_FAR} + 1, last_at = $2, blocked_until = ${wait(`${SO_FAR} + 1`)}
  where sign_in_attempts.blocked_until is null or sign_in_attempts.blocked_until <= $2
returning key`;

const KNOWN = `
select 1 from session where account_id = $1 and address = $2 and created_at > $3::timestamptz - interval '${KNOWN_FOR}' limit 1`;
