import { Inject, Injectable } from '@nestjs/common';
import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { DATABASE, type DatabaseOptions } from './data-source.js';
import { outliveLostConnections } from './lost-connections.js';
import { CONTEXT_SETTINGS, contextValues, type DatabaseContext } from './context.js';
import { inOnePacket, settled } from './pipeline.js';
import { isStalePlan } from './prepared.js';

/** A statement under a name is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /** After so many milliseconds without an answer it fails and its connection is given up; absent: it may take what it takes. */
  readonly withinMs?: number;
}

/**
 * Reads for lists and pages. One statement costs one trip to the database: begin with the context, statement and commit
 * travel together (pg's pipeline), so row-level security adds no waiting.
 */
@Injectable()
export class Reader {
  private readonly pool: Pool;

  constructor(
    dataSource: DataSource,
    @Inject(DATABASE) private readonly database: DatabaseOptions,
  ) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
    outliveLostConnections(this.pool);
  }

  /** Statements of this process that wait for a connection. */
  get waiting(): number {
    return this.pool.waitingCount;
  }

  /**
   * Where a migration has made a connection's plan stale, that connection is given up and another asked.
   * @param pool another than the primary's: of a standby
   */
  async rows<Row>(context: DatabaseContext, statement: Statement, pool = this.pool): Promise<Row[]> {
    for (;;) {
      try {
        return await this.attempt(context, statement, pool);
      } catch (error) {
        if (!isStalePlan(error)) throw error;
      }
    }
  }

  private async attempt<Row>(context: DatabaseContext, statement: Statement, pool: Pool): Promise<Row[]> {
    const client = await pool.connect();
    try {
      const [, result] = await settled(
        inOnePacket(client, () => [
          client.query(beginWith(context)),
          client.query(this.prepared(statement)),
          client.query('commit'),
        ]),
      );
      client.release();
      return (result as QueryResult).rows as Row[];
    } catch (error) {
      if (isStalePlan(error)) client.release(true);
      else await releaseAfterError(client);
      throw error;
    }
  }

  async one<Row>(context: DatabaseContext, statement: Statement): Promise<Row | null> {
    return (await this.rows<Row>(context, statement))[0] ?? null;
  }

  /**
   * Rows of a statement of any length, `size` at a time, all of one moment: a cursor in a transaction of its own. The next
   * batch is fetched when the last one was taken, so memory holds one.
   */
  async *batches<Row>(
    context: DatabaseContext,
    statement: Statement,
    { size, pool = this.pool }: { readonly size: number; readonly pool?: Pool | undefined },
  ): AsyncGenerator<Row[]> {
    const client = await pool.connect();
    try {
      await client.query(beginWith(context));
      await client.query({
        ...toQuery(statement),
        name: undefined,
        text: `declare batch no scroll cursor for ${statement.text}`,
      });
      for (;;) {
        const { rows } = await client.query(`fetch ${Math.trunc(size)} from batch`);
        if (rows.length > 0) yield rows as Row[];
        if (rows.length < size) break;
      }
    } finally {
      await releaseAfterError(client);
    }
  }

  /** For tables outside row-level security, such as those that decide who somebody is; of the others it sees no row. */
  async unscoped<Row>(statement: Statement): Promise<Row[]> {
    return (await this.pool.query(this.prepared(statement))).rows as Row[];
  }

  /** A plan under a name belongs to a connection to the server, which a pooler hands to somebody else after each transaction. */
  private prepared(statement: Statement) {
    return this.database.isPooled === true ? { ...toQuery(statement), name: undefined } : toQuery(statement);
  }
}

/** One message; a parameter would make it two statements of their own. */
function beginWith(context: DatabaseContext): string {
  const values = contextValues(context, 'reading');
  const settings = CONTEXT_SETTINGS.map(
    (setting, i) => `set_config('${setting}', ${escapeLiteral(values[i] ?? '')}, true)`,
  );
  return `begin read only; select ${settings.join(', ')}`;
}

function toQuery({ name, text, values = [], withinMs }: Statement) {
  const query = name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
  return withinMs === undefined ? query : { ...query, query_timeout: withinMs };
}

async function releaseAfterError(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
