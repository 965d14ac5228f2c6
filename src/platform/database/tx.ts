import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Clock } from '../clock.js';
import { contextValues, SET_CONTEXT, type DatabaseContext } from './context.js';
import { DATABASE, type DatabaseOptions } from './data-source.js';
import { KEYED_REQUEST, SAY_EFFECT } from './keyed-request.js';
import { inOnePacket, leavePool, settled } from './pipeline.js';
import { isStalePlan, prepared } from './prepared.js';

/** An open transaction, already speaking for somebody; repositories take it first. */
export interface Tx {
  readonly manager: EntityManager;
  readonly context: DatabaseContext;
  /** Rows of one statement; numbers as `$1`, `$2`. Statements that return no rows give an empty list. */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Called once all of it has happened, and not at all where it did not; it neither waits nor fails. */
  afterCommit(tell: () => void): void;
}

/** Numbers as `$1`, `$2`. */
export interface TxStatement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The rows of each of a set of statements, in the order of the statements. */
export type RowsOfEach<Rows extends readonly unknown[]> = { readonly [Place in keyof Rows]: Rows[Place][] };

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(DATABASE) private readonly database: DatabaseOptions,
  ) {}

  /**
   * Runs `work` in one transaction under row-level security of `context`: all of it happens, or nothing. Where a migration
   * has made a connection's plans stale, nothing has happened and `work` begins again on another connection.
   */
  run<T>(context: DatabaseContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.onFreshPlans((runner) => this.attempt(runner, context, work));
  }

  /**
   * A transaction of statements of which none waits for another's answer: all of it goes out in one packet and comes back in
   * one. For the program this costs a quarter of the same in `run`, which waits for each.
   * @throws what the first statement that failed says; nothing has happened then
   */
  inOneTrip<Rows extends readonly unknown[]>(
    context: DatabaseContext,
    statements: readonly TxStatement[],
  ): Promise<RowsOfEach<Rows>> {
    return this.onFreshPlans((runner) => this.trip<Rows>(runner, context, statements));
  }

  private async onFreshPlans<T>(attempt: (runner: QueryRunner) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt(this.dataSource.createQueryRunner());
      } catch (error) {
        if (!isStalePlan(error)) throw error;
      }
    }
  }

  private async trip<Rows extends readonly unknown[]>(
    runner: QueryRunner,
    context: DatabaseContext,
    statements: readonly TxStatement[],
  ): Promise<RowsOfEach<Rows>> {
    const client = (await runner.connect()) as PoolClient;
    try {
      const results = await settled(
        inOnePacket(client, () => [
          ...this.opening(client, context),
          ...statements.map(({ sql, params }) => client.query(prepared(sql, params, this.isNamed))),
          ...this.closing(client),
        ]),
      );
      await runner.release();
      const rows = results.slice(2, 2 + statements.length).map((result) => result.rows as unknown[]);
      return rows as unknown as RowsOfEach<Rows>;
    } catch (error) {
      await giveUp(runner, client, error);
      throw error;
    }
  }

  private async attempt<T>(
    runner: QueryRunner,
    context: DatabaseContext,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const client = (await runner.connect()) as PoolClient;
    try {
      await this.begin(client, context);
      tellTypeOrm(runner, true);
      const tx = new OpenTransaction(runner.manager, client, { context, isNamed: this.isNamed });
      const result = await work(tx);
      await settled(inOnePacket(client, () => this.closing(client)));
      tellTypeOrm(runner, false);
      await runner.release();
      tx.committed();
      return result;
    } catch (error) {
      await giveUp(runner, client, error);
      throw error;
    }
  }

  /** A plan under a name belongs to a connection to the server, which a pooler hands to somebody else after each transaction. */
  private get isNamed(): boolean {
    return this.database.isPooled !== true;
  }

  /** The opening and whose it is travel together. */
  private async begin(client: PoolClient, context: DatabaseContext): Promise<void> {
    await settled(inOnePacket(client, () => this.opening(client, context)));
  }

  private opening(client: PoolClient, context: DatabaseContext): Promise<QueryResult>[] {
    const values = [...contextValues(context, 'acting'), this.clock.now().toISOString()];
    return [client.query('begin'), client.query(prepared(SET_CONTEXT, values, this.isNamed))];
  }

  /** A request that is to happen once says in its own transaction that it has. */
  private closing(client: PoolClient): Promise<QueryResult>[] {
    const request = KEYED_REQUEST.getStore();
    const said =
      request === undefined
        ? []
        : [client.query(prepared(SAY_EFFECT, [request.accountId, request.key], this.isNamed))];
    return [...said, client.query('commit')];
  }
}

/** Nothing of it stays; a connection that cannot be trusted any more leaves the pool. */
async function giveUp(runner: QueryRunner, client: PoolClient, error: unknown): Promise<void> {
  if (isStalePlan(error) || !(await isRolledBack(client))) leavePool(client);
  tellTypeOrm(runner, false);
  await runner.release();
}

/** So that what the manager is asked to do neither opens a transaction of its own nor refuses a lock for want of one. */
function tellTypeOrm(runner: { isTransactionActive: boolean }, isActive: boolean): void {
  runner.isTransactionActive = isActive;
}

async function isRolledBack(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

class OpenTransaction implements Tx {
  private readonly toTell: (() => void)[] = [];

  constructor(
    readonly manager: EntityManager,
    private readonly client: PoolClient,
    private readonly as: { readonly context: DatabaseContext; readonly isNamed: boolean },
  ) {}

  get context(): DatabaseContext {
    return this.as.context;
  }

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query(prepared(sql, params, this.as.isNamed))).rows as Row[];
  }

  afterCommit(tell: () => void): void {
    this.toTell.push(tell);
  }

  committed(): void {
    for (const tell of this.toTell) tell();
  }
}
